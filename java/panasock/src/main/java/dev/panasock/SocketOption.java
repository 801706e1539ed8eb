package dev.panasock;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.OptionRow;
import dev.panasock.platform.abi.OptionRow.Access;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A socket option with the type of its value, for {@link NativeSocket#get} and {@link NativeSocket#set}. The set is
 * open: {@link SoOption}, {@link TcpOption}, {@link UdpOption}, {@link IpOption} and {@link Ip6Option} have those that
 * the library has a constant for, {@link #ofInt} and {@link #ofBoolean} make others, and
 * {@link NativeSocket#getsockopt(int, int, byte[])} takes any bytes.
 *
 * <p>Level, number and the layout of the value are those of the system. Using an option that this system does not have
 * throws {@link UnsupportedOperationException}.
 *
 * @param <T> the type of the value
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sol-socket-socket-options">SOL_SOCKET Socket Options</a>
 */
public final class SocketOption<T> {
    private final String name;
    private final int level;
    private final int number;
    private final OptionCodec<T> codec;
    private final OptionRow<T> row;

    private SocketOption(String name, int level, int number, OptionCodec<T> codec, OptionRow<T> row) {
        this.name = name;
        this.level = level;
        this.number = number;
        this.codec = codec;
        this.row = row;
    }

    static <T> SocketOption<T> of(OptionRow<T> row) {
        return new SocketOption<>(row.name(), row.level().number().here(), row.number().here(), row.codec(), row);
    }

    /** What is known of it on every system, null for one that the user has made. */
    OptionRow<T> row() {
        return row;
    }

    /**
     * Another option whose value is an {@code int}.
     *
     * @param name its name, for messages
     * @param level its level on this system
     * @param number its number on this system
     * @return the option
     */
    public static SocketOption<Integer> ofInt(String name, int level, int number) {
        return new SocketOption<>(name, level, number, OptionCodec.INT, null);
    }

    /**
     * Another option whose value is an {@code int} of 0 or 1.
     *
     * @param name its name, for messages
     * @param level its level on this system
     * @param number its number on this system
     * @return the option
     */
    public static SocketOption<Boolean> ofBoolean(String name, int level, int number) {
        return new SocketOption<>(name, level, number, OptionCodec.BOOLEAN, null);
    }

    /**
     * The C name.
     *
     * @return for example {@code SO_REUSEADDR}
     */
    public String name() {
        return name;
    }

    /**
     * Whether this system has the option at all.
     *
     * @return false for one that only other systems have
     */
    public boolean isSupported() {
        return number != Numbers.ABSENT;
    }

    /**
     * Why a socket does not take the option: this system does not have it, or the system said so when it was asked.
     * Asks by {@code getsockopt}; an option that can only be set is not asked for.
     *
     * @param socket a socket of the kind that the option is for
     * @return the reason, or empty if nothing speaks against it
     * @throws IOException with the error of the system, if it says something else than that the option is not there
     */
    public Optional<String> whyUnsupported(NativeSocket socket) throws IOException {
        if (!isSupported()) {
            return Optional.of(absent());
        }
        if (row != null && row.access() == Access.WRITE) {
            return Optional.empty();
        }
        try {
            socket.getsockopt(level, number, new byte[Math.max(size(), Long.BYTES)]);
            return Optional.empty();
        } catch (IOException e) {
            Errno errno = e instanceof SocketFailure failure ? failure.error().errno().orElse(null) : null;
            if (errno == Errno.ENOPROTOOPT || errno == Errno.EOPNOTSUPP) {
                return Optional.of(name + ": " + e.getMessage());
            }
            throw e;
        }
    }

    private String absent() {
        return name + " is not available on this system (" + OperatingSystem.current() + ")";
    }

    /**
     * The level on this system.
     *
     * @return the number for {@code getsockopt}
     */
    public int level() {
        return level;
    }

    /**
     * The number of the option on this system.
     *
     * @return the number for {@code getsockopt}
     * @throws UnsupportedOperationException if this system does not have it
     */
    public int number() {
        if (!isSupported()) {
            throw new UnsupportedOperationException(absent());
        }
        return number;
    }

    /** The size of the value in memory. */
    int size() {
        return codec.size();
    }

    /** The size of one value in memory. */
    int size(T value) {
        return codec.size(OperatingSystem.current(), value);
    }

    /** Writes a value into zeroed memory. */
    void write(MemorySegment to, T value) {
        codec.write(to, value);
    }

    /** Reads a value from memory that was zeroed before the system filled some of it. */
    T read(MemorySegment from, int length) {
        return codec.read(codec.isSizedBySystem() ? from.asSlice(0, Math.min(length, from.byteSize())) : from);
    }

    /**
     * The C name.
     *
     * @return {@link #name}
     */
    @Override
    public String toString() {
        return name;
    }
}
