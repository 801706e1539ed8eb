package dev.panasock;

import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.OptionCodec.LingerValue;
import dev.panasock.platform.abi.OptionTable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A socket option with the type of its value, for {@link NativeSocket#get} and {@link NativeSocket#set}. The set is open:
 * {@link #ofInt} and {@link #ofBoolean} make others, {@link SoOption}, {@link TcpOption}, {@link UdpOption}, {@link IpOption} and {@link Ip6Option} have more, and {@link NativeSocket#getsockopt(int, int, byte[])} takes any bytes.
 *
 * <p>Level, number and the layout of the value are those of the system. Using an option that this system does not have
 * throws {@link UnsupportedOperationException}.
 *
 * @param <T> the type of the value
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sol-socket-socket-options">SOL_SOCKET Socket Options</a>
 */
public final class SocketOption<T> {
    /** Before the constants, which are made with it. */
    private static final Map<OptionCodec<?>, String> FORMS = Map.of(OptionCodec.BOOLEAN, "flag", OptionCodec.INT, "int",
            OptionCodec.LINGER, "linger", OptionCodec.TIMEOUT, "time");

    /**
     * SO_REUSEADDR. Linux and macOS: the address can be bound although connections of an earlier listener linger in
     * TIME_WAIT. Windows: it can be bound although another socket, even of another program, uses it; servers want
     * {@link #SO_EXCLUSIVEADDRUSE} there.
     */
    public static final SocketOption<Boolean> SO_REUSEADDR = of(OptionTable.SO_REUSEADDR);
    /** SO_EXCLUSIVEADDRUSE: nobody else can bind the address. Windows only. */
    public static final SocketOption<Boolean> SO_EXCLUSIVEADDRUSE = of(OptionTable.SO_EXCLUSIVEADDRUSE);
    /** SO_REUSEPORT: several sockets of one user share the address. Linux and macOS only. */
    public static final SocketOption<Boolean> SO_REUSEPORT = of(OptionTable.SO_REUSEPORT);
    /** SO_ERROR: the pending error of the socket. Reading it takes it away on Linux and macOS, on Windows it stays. Read only. */
    public static final SocketOption<Optional<SocketError>> SO_ERROR =
            ofReadOnly(OptionTable.SO_ERROR, OptionTable.SO_ERROR.codec()
                    .as(number -> number == 0 ? Optional.empty() : Optional.of(SocketError.of(number)),
                            error -> error.map(SocketError::number).orElse(0)));
    /** SO_TYPE: the type that the socket was opened with. Read only. */
    public static final SocketOption<SocketType> SO_TYPE =
            ofReadOnly(OptionTable.SO_TYPE, OptionTable.SO_TYPE.codec().as(SocketType::of, SocketType::number));
    /** SO_ACCEPTCONN: whether the socket listens. Read only. */
    public static final SocketOption<Boolean> SO_ACCEPTCONN = of(OptionTable.SO_ACCEPTCONN).readOnly();
    /** SO_RCVBUF: the size of the receive buffer in bytes. Linux doubles what is set and reads back the double. */
    public static final SocketOption<Integer> SO_RCVBUF = of(OptionTable.SO_RCVBUF);
    /** SO_SNDBUF: the size of the send buffer in bytes. Linux doubles what is set and reads back the double. */
    public static final SocketOption<Integer> SO_SNDBUF = of(OptionTable.SO_SNDBUF);
    /** SO_LINGER: what close does with bytes not sent yet. On macOS SO_LINGER_SEC, for SO_LINGER counts clock ticks there. */
    public static final SocketOption<Linger> SO_LINGER =
            ofOtherName(OperatingSystem.MACOS, "SO_LINGER_SEC", OptionTable.SO_LINGER,
                    OptionTable.SO_LINGER.codec().as(value -> new Linger(value.on(), value.seconds()),
                            linger -> new LingerValue(linger.on(), linger.seconds())));
    /** SO_KEEPALIVE: whether an idle connection is probed. */
    public static final SocketOption<Boolean> SO_KEEPALIVE = of(OptionTable.SO_KEEPALIVE);
    /**
     * SO_RCVTIMEO: how long a receiving call waits; zero is for ever. Parts of a microsecond (of a millisecond on Windows)
     * round up; the system may round up further. When the time is up the call gives {@link NativeSocket#WOULD_BLOCK} on
     * Linux and macOS and throws {@link NativeTimeoutException} on Windows.
     */
    public static final SocketOption<Duration> SO_RCVTIMEO = of(OptionTable.SO_RCVTIMEO);
    /** SO_SNDTIMEO: how long a sending call waits, as {@link #SO_RCVTIMEO} for receiving. */
    public static final SocketOption<Duration> SO_SNDTIMEO = of(OptionTable.SO_SNDTIMEO);
    /** SO_BROADCAST: whether datagrams may be sent to broadcast addresses. */
    public static final SocketOption<Boolean> SO_BROADCAST = of(OptionTable.SO_BROADCAST);
    /** TCP_NODELAY: small segments are sent at once instead of being collected. */
    public static final SocketOption<Boolean> TCP_NODELAY = of(OptionTable.TCP_NODELAY);
    /** IPV6_V6ONLY: an INET6 socket does not serve IPv4. On by default on Windows, off on macOS and usually on Linux. */
    public static final SocketOption<Boolean> IPV6_V6ONLY = of(OptionTable.IPV6_V6ONLY);

    private static final OperatingSystem HERE = OperatingSystem.current();

    /** What can be done with an option. */
    enum Access {
        /** It can be set, and reads back. */
        BOTH("read, write"),
        /** It can only be read. */
        READ("read"),
        /** It can only be set. */
        WRITE("write");

        private final String text;

        Access(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Names are looked up in the headers when they are needed first, for there are many. No option has this number. */
    private static final int NOT_LOOKED_UP = Numbers.ABSENT + 1;

    private final String name;
    /** By system; what stands in for the name where it is another one, or null where the system's option of this name is something else. */
    private final Map<OperatingSystem, String> names;
    private final OptionLevel known;
    private final int level;
    private final String form;
    private final Access access;
    private final OptionCodec<T> codec;
    private int number;

    private SocketOption(String name, int level, int number, OptionCodec<T> codec) {
        this(null, name, Map.of(), level, number, "int", Access.BOTH, codec);
    }

    SocketOption(OptionLevel level, String name, String form, OptionCodec<T> codec) {
        this(level, name, Map.of(), level.number(), NOT_LOOKED_UP, form, Access.BOTH, codec);
    }

    private SocketOption(OptionLevel known, String name, Map<OperatingSystem, String> names, int level, int number,
            String form, Access access, OptionCodec<T> codec) {
        this.known = known;
        this.name = name;
        this.names = names;
        this.level = level;
        this.number = number;
        this.form = form;
        this.access = access;
        this.codec = codec;
    }

    private static <T> SocketOption<T> of(OptionTable.Row<T> row) {
        return of(row, row.codec());
    }

    private static <T> SocketOption<T> of(OptionTable.Row<?> row, OptionCodec<T> codec) {
        return new SocketOption<>(OptionLevel.of(row.level()), row.name(), Map.of(), row.level().here(),
                row.number().here(), FORMS.get(row.codec()), Access.BOTH, codec);
    }

    private static <T> SocketOption<T> ofOtherName(OperatingSystem system, String other, OptionTable.Row<?> row,
            OptionCodec<T> codec) {
        return of(row, codec).named(system, other);
    }

    private static <T> SocketOption<T> ofReadOnly(OptionTable.Row<?> row, OptionCodec<T> codec) {
        return of(row, codec).readOnly();
    }

    SocketOption<T> readOnly() {
        return new SocketOption<>(known, name, names, level, number, form, Access.READ, codec);
    }

    SocketOption<T> writeOnly() {
        return new SocketOption<>(known, name, names, level, number, form, Access.WRITE, codec);
    }

    SocketOption<T> onMacos(String other) {
        return named(OperatingSystem.MACOS, other);
    }

    SocketOption<T> onWindows(String other) {
        return named(OperatingSystem.WINDOWS, other);
    }

    SocketOption<T> notOnMacos() {
        return named(OperatingSystem.MACOS, "");
    }

    SocketOption<T> notOnWindows() {
        return named(OperatingSystem.WINDOWS, "");
    }

    private SocketOption<T> named(OperatingSystem system, String other) {
        return new SocketOption<>(known, name, Map.of(system, other), level, number, form, access, codec);
    }

    /** The number on a system, from its headers. */
    int number(OperatingSystem system) {
        if (number != NOT_LOOKED_UP && system == HERE) {
            return number;
        }
        return Constants.number(system, names.getOrDefault(system, name));
    }

    private int numberHere() {
        int looked = number;
        if (looked == NOT_LOOKED_UP) {
            looked = number(HERE);
            number = looked;
        }
        return looked;
    }

    /** Where it is described, null for one that the user has made. */
    OptionLevel known() {
        return known;
    }

    String form() {
        return form;
    }

    Access access() {
        return access;
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
        return new SocketOption<>(name, level, number, OptionCodec.INT);
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
        return new SocketOption<>(name, level, number, OptionCodec.BOOLEAN);
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
        return numberHere() != Numbers.ABSENT;
    }

    /**
     * Why a socket does not take the option: this system does not have it, or the system said so when it was asked. Asks by {@code getsockopt}; an option
     * that can only be set is not asked for.
     *
     * @param socket a socket of the kind that the option is for
     * @return the reason, or empty if nothing speaks against it
     * @throws IOException with the error of the system, if it says something else than that the option is not there
     */
    public Optional<String> whyUnsupported(NativeSocket socket) throws IOException {
        if (!isSupported()) {
            return Optional.of(absent());
        }
        if (access == Access.WRITE) {
            return Optional.empty();
        }
        try {
            socket.getsockopt(level, number(), new byte[Math.max(size(), Long.BYTES)]);
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
        return name + " is not available on this system (" + HERE + ")";
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
        return numberHere();
    }

    /** The size of the value in memory. */
    int size() {
        return codec.size(HERE);
    }

    /** The size of one value in memory. */
    int size(T value) {
        return codec.size(HERE, value);
    }

    /** Writes a value into zeroed memory. */
    void write(MemorySegment to, T value) {
        codec.write(HERE, to, value);
    }

    /** Reads a value from memory that was zeroed before the system filled some of it. */
    T read(MemorySegment from, int length) {
        boolean asLongAsSaid = form.equals("bytes") || form.equals("text");
        return codec.read(HERE, asLongAsSaid ? from.asSlice(0, Math.min(length, from.byteSize())) : from);
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
