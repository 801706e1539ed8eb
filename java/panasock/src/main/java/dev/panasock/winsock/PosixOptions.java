package dev.panasock.winsock;

import static dev.panasock.platform.abi.OptionLevel.IPV6;
import static dev.panasock.platform.abi.OptionLevel.SOCKET;
import static dev.panasock.platform.abi.OptionLevel.TCP;
import static dev.panasock.winsock.WinsockConstants.SO_ERROR;
import static dev.panasock.winsock.WinsockConstants.SO_EXCLUSIVEADDRUSE;
import static dev.panasock.winsock.WinsockConstants.SO_REUSEADDR;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAENOPROTOOPT;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.OptionRow;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.abi.SystemTraits;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.winsock.SOCKET.Stage;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Winsock's socket options over those of a POSIX system. */
final class PosixOptions {
    /** How the values of Winsock and the system relate. */
    enum Kind {
        /** A BOOL of one to four bytes; an int on POSIX. */
        BOOLEAN("a BOOL of one to four bytes", "an int"),
        /** An int on both sides, which can only be read. */
        READ_ONLY("an int, which can only be read", "an int"),
        /** An int that reads back as it was set, whatever the system makes of it. */
        BUFFER("an int, which reads back as it was set", "an int, which Linux doubles and bounds"),
        /** A DWORD of milliseconds; a timeval on POSIX. */
        TIMEOUT("a DWORD of milliseconds", "a timeval"),
        /** Two u_short; two ints on POSIX. */
        LINGER("two u_short", "two ints"),
        /** Winsock's code; an errno on POSIX. */
        ERROR("Winsock's code, which a failed connect leaves there", "an errno, reported once"),
        /** A BOOL that only this face keeps. */
        STORED_BOOLEAN("a BOOL", "kept by this face"),
        /** The longest datagram, which is the same for all. */
        MESSAGE_SIZE("the longest datagram", "known to this face");

        final String winsock;
        final String posix;

        Kind(String winsock, String posix) {
            this.winsock = winsock;
            this.posix = posix;
        }
    }

    /**
     * One option.
     *
     * @param row its level and number
     * @param kind how the values relate
     * @param key by which Winsock's level and number find it
     */
    record Option(OptionRow<?> row, Kind kind, long key) {
        Option(OptionRow<?> row, Kind kind) {
            this(row, kind, PosixOptions.key(row.level().number().on(OperatingSystem.WINDOWS),
                    row.number().on(OperatingSystem.WINDOWS)));
        }

        private int level() {
            return row.level().number().here();
        }

        private int number() {
            return row.number().here();
        }
    }

    static final int LONGEST_UDP_PAYLOAD = 65507;
    private static final Set<Integer> LEVELS = Set.of(WinsockConstants.SOL_SOCKET, WinsockConstants.IPPROTO_TCP,
            WinsockConstants.IPPROTO_UDP, WinsockConstants.IPPROTO_IP, WinsockConstants.IPPROTO_IPV6);
    private static final long REUSE = key(WinsockConstants.SOL_SOCKET, SO_REUSEADDR);
    private static final long EXCLUSIVE = key(WinsockConstants.SOL_SOCKET, SO_EXCLUSIVEADDRUSE);

    /** Loaded for the first option: the table costs a start some milliseconds. */
    private static final class Known {
        static final Map<Long, Option> OPTIONS = new LinkedHashMap<>();

        static {
            add(SOCKET.flag("SO_REUSEADDR"), Kind.BOOLEAN);
            add(SOCKET.flag("SO_KEEPALIVE"), Kind.BOOLEAN);
            add(SOCKET.flag("SO_DONTROUTE"), Kind.BOOLEAN);
            add(SOCKET.flag("SO_BROADCAST"), Kind.BOOLEAN);
            add(SOCKET.flag("SO_OOBINLINE"), Kind.BOOLEAN);
            add(SOCKET.flag("SO_ACCEPTCONN").readOnly(), Kind.READ_ONLY);
            add(SOCKET.number("SO_TYPE").readOnly(), Kind.READ_ONLY);
            add(SOCKET.number("SO_RCVBUF"), Kind.BUFFER);
            add(SOCKET.number("SO_SNDBUF"), Kind.BUFFER);
            add(SOCKET.option("SO_RCVTIMEO", OptionCodec.TIMEOUT), Kind.TIMEOUT);
            add(SOCKET.option("SO_SNDTIMEO", OptionCodec.TIMEOUT), Kind.TIMEOUT);
            add(SOCKET.option(SocketNumbers.SO_LINGER, OptionCodec.LINGER), Kind.LINGER);
            add(SOCKET.number("SO_ERROR").readOnly(), Kind.ERROR);
            add(SOCKET.flag("SO_DEBUG"), Kind.STORED_BOOLEAN);
            add(SOCKET.flag("SO_USELOOPBACK"), Kind.STORED_BOOLEAN);
            add(SOCKET.flag("SO_EXCLUSIVEADDRUSE"), Kind.STORED_BOOLEAN);
            add(SOCKET.number("SO_MAX_MSG_SIZE").readOnly(), Kind.MESSAGE_SIZE);
            add(TCP.flag("TCP_NODELAY"), Kind.BOOLEAN);
            add(IPV6.flag("IPV6_V6ONLY"), Kind.BOOLEAN);
        }

        private static void add(OptionRow<?> row, Kind kind) {
            Option option = new Option(row, kind);
            OPTIONS.put(option.key, option);
        }
    }

    private final PosixWinsock winsock;
    private final SocketApi api;

    PosixOptions(PosixWinsock winsock) {
        this.winsock = winsock;
        this.api = winsock.api;
    }

    static List<Option> all() {
        return List.copyOf(Known.OPTIONS.values());
    }

    private static long key(int level, int number) {
        return (long) level << Integer.SIZE | Integer.toUnsignedLong(number);
    }

    int get(CallBlock call, SOCKET s, long fd, int level, int name, MemorySegment value, int[] length) {
        Option option = Known.OPTIONS.get(key(level, name));
        if (option == null) {
            return LastError.fail(LEVELS.contains(level) ? WSAENOPROTOOPT : WSAEINVAL);
        }
        if (value == null || length == null || length[0] < size(option)) {
            return LastError.fail(WSAEFAULT);
        }
        return switch (option.kind) {
            case LINGER -> linger(call, s, fd, option, value, length);
            case TIMEOUT -> timeout(call, s, fd, option, value, length);
            case ERROR -> give(value, length, error(call, s, fd));
            case MESSAGE_SIZE -> s.isStream() ? LastError.fail(WSAENOPROTOOPT)
                    : give(value, length, LONGEST_UDP_PAYLOAD);
            case STORED_BOOLEAN -> give(value, length, kept(s, option, 0));
            case BOOLEAN, READ_ONLY, BUFFER -> number(call, s, fd, option, value, length);
        };
    }

    private static int size(Option option) {
        return option.kind == Kind.BOOLEAN || option.kind == Kind.STORED_BOOLEAN ? 1 : Integer.BYTES;
    }

    private static int kept(SOCKET s, Option option, int otherwise) {
        Integer kept = s.kept(option.key);
        return kept != null ? kept : otherwise;
    }

    /** A whole int where the memory has four bytes, else the one byte of a C program's char. */
    private static int give(MemorySegment value, int[] length, int number) {
        if (length[0] < Integer.BYTES) {
            value.set(JAVA_BYTE, 0, (byte) number);
            length[0] = 1;
        } else {
            value.set(JAVA_INT_UNALIGNED, 0, number);
            length[0] = Integer.BYTES;
        }
        return 0;
    }

    private int number(CallBlock call, SOCKET s, long fd, Option option, MemorySegment value, int[] length) {
        int number = systemInt(call, fd, option.row.level().number(), option.row.number());
        if (number < 0) {
            return winsock.fail(Function.getsockopt, s, number);
        }
        int shown = switch (option.kind) {
            case BOOLEAN -> number == 0 ? 0 : 1;
            case BUFFER -> number / SystemTraits.BUFFER_SIZE_FACTOR;
            default -> number;
        };
        return give(value, length, kept(s, option, shown));
    }

    /** A failed connect stays in SO_ERROR; anything else is gone once it was reported. */
    private int error(CallBlock call, SOCKET s, long fd) {
        if (s.stage == Stage.CONNECTING) {
            winsock.settle(call, s, fd);
        }
        if (s.error != 0) {
            return s.error;
        }
        int error = systemInt(call, fd, SocketNumbers.SOL_SOCKET, SocketNumbers.SO_ERROR);
        return error <= 0 ? 0 : Overlay.code(Function.connect, s, error);
    }

    private int linger(CallBlock call, SOCKET s, long fd, Option option, MemorySegment value, int[] length) {
        int result = read(call, fd, option.row.level().number(), option.row.number());
        if (result < 0) {
            return winsock.fail(Function.getsockopt, s, result);
        }
        var linger = OptionCodec.LINGER.read(call.value);
        OptionCodec.LINGER.write(OperatingSystem.WINDOWS, value,
                new OptionCodec.LingerValue(linger.on(), linger.seconds() & 0xffff));
        length[0] = OptionCodec.LINGER.size(OperatingSystem.WINDOWS);
        return 0;
    }

    private int timeout(CallBlock call, SOCKET s, long fd, Option option, MemorySegment value, int[] length) {
        int result = read(call, fd, option.row.level().number(), option.row.number());
        if (result < 0) {
            return winsock.fail(Function.getsockopt, s, result);
        }
        Duration timeout = OptionCodec.TIMEOUT.read(call.value);
        return give(value, length, kept(s, option, (int) timeout.toMillis()));
    }

    int set(CallBlock call, SOCKET s, long fd, int level, int name, MemorySegment value, int length) {
        Option option = Known.OPTIONS.get(key(level, name));
        if (option == null || option.kind == Kind.READ_ONLY || option.kind == Kind.ERROR
                || option.kind == Kind.MESSAGE_SIZE) {
            return LastError.fail(option != null || LEVELS.contains(level) ? WSAENOPROTOOPT : WSAEINVAL);
        }
        if (value == null || length < size(option)) {
            return LastError.fail(WSAEFAULT);
        }
        int number = length < Integer.BYTES ? value.get(JAVA_BYTE, 0) : value.get(JAVA_INT_UNALIGNED, 0);
        return switch (option.kind) {
            case LINGER -> setLinger(call, s, fd, option, value);
            case TIMEOUT -> setTimeout(call, s, fd, option, number);
            case STORED_BOOLEAN -> store(s, option, number);
            default -> setNumber(call, s, fd, option, number);
        };
    }

    private static int store(SOCKET s, Option option, int number) {
        if (option.key == EXCLUSIVE && number != 0 && s.kept(REUSE) != null && s.kept(REUSE) != 0) {
            return LastError.fail(WSAEINVAL);
        }
        s.keep(option.key, number == 0 ? 0 : 1);
        return 0;
    }

    private int setNumber(CallBlock call, SOCKET s, long fd, Option option, int number) {
        if (option.key == REUSE && number != 0 && isExclusive(s)) {
            return LastError.fail(WSAEINVAL);
        }
        int value = option.kind == Kind.BOOLEAN && number != 0 ? 1 : number;
        int result = systemInt(call, fd, option.row.level().number(), option.row.number(), value);
        if (result < 0) {
            return winsock.fail(Function.setsockopt, s, result);
        }
        if (option.kind == Kind.BUFFER || option.key == REUSE) {
            s.keep(option.key, value);
        }
        return 0;
    }

    private int setLinger(CallBlock call, SOCKET s, long fd, Option option, MemorySegment value) {
        clear(call);
        OptionCodec.LINGER.write(call.value,
                OptionCodec.LINGER.read(OperatingSystem.WINDOWS, value));
        return written(call, s, fd, option, OptionCodec.LINGER.size());
    }

    private int setTimeout(CallBlock call, SOCKET s, long fd, Option option, int millis) {
        clear(call);
        OptionCodec.TIMEOUT.write(call.value,
                Duration.ofMillis(Integer.toUnsignedLong(millis)));
        int result = written(call, s, fd, option, OptionCodec.TIMEOUT.size());
        if (result == 0) {
            s.keep(option.key, millis);
        }
        return result;
    }

    private int written(CallBlock call, SOCKET s, long fd, Option option, int size) {
        int result = api.setsockopt(call, fd, option.level(), option.number(), call.value, size);
        return result < 0 ? winsock.fail(Function.setsockopt, s, result) : 0;
    }

    private static void clear(CallBlock call) {
        call.value.fill((byte) 0);
    }

    private int read(CallBlock call, long fd, Numbers level, Numbers number) {
        clear(call);
        call.length(CallBlock.VALUE_SIZE);
        return api.getsockopt(call, fd, level.here(), number.here(), call.value, call.length);
    }

    /** An int of the system, or its negative error. */
    int systemInt(CallBlock call, long fd, Numbers level, Numbers number) {
        int result = read(call, fd, level, number);
        return result < 0 ? result : call.value.get(JAVA_INT, 0);
    }

    /** Sets an int of the system. */
    int systemInt(CallBlock call, long fd, Numbers level, Numbers number, int value) {
        call.value.set(JAVA_INT, 0, value);
        return api.setsockopt(call, fd, level.here(), number.here(), call.value, Integer.BYTES);
    }

    private static boolean isExclusive(SOCKET s) {
        Integer exclusive = s.kept(EXCLUSIVE);
        return exclusive != null && exclusive != 0;
    }

    /** Whether a port can be taken over from connections that are over: always, but with SO_EXCLUSIVEADDRUSE. */
    boolean mayShareOldConnections(SOCKET s) {
        return s.isStream() && s.isInternet() && !isExclusive(s);
    }

    /** Off means: as the program has set it. What reads back is what it has set. */
    void shareOldConnections(CallBlock call, SOCKET s, long fd, boolean on) {
        Integer asked = s.kept(REUSE);
        if (asked == null) {
            s.keep(REUSE, 0);
        }
        systemInt(call, fd, SocketNumbers.SOL_SOCKET, SocketNumbers.SO_REUSEADDR,
                on || asked != null && asked != 0 ? 1 : 0);
    }
}
