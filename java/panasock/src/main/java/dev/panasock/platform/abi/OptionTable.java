package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.OptionCodec.BOOLEAN;
import static dev.panasock.platform.abi.OptionCodec.INT;
import static dev.panasock.platform.abi.OptionCodec.LINGER;
import static dev.panasock.platform.abi.OptionCodec.TIMEOUT;
import static dev.panasock.platform.abi.SocketNumbers.IPPROTO_IPV6;
import static dev.panasock.platform.abi.SocketNumbers.IPPROTO_TCP;
import static dev.panasock.platform.abi.SocketNumbers.SOL_SOCKET;

import dev.panasock.platform.abi.OptionCodec.LingerValue;
import java.time.Duration;

/** The socket options that the library has a type for: one row per option. */
public final class OptionTable {
    /**
     * One option.
     *
     * @param <T> the type of its value
     * @param name its C name
     * @param level the level
     * @param number its number; {@link Numbers#ABSENT} where a system does not have it
     * @param codec its value in memory
     */
    public record Row<T>(String name, Numbers level, Numbers number, OptionCodec<T> codec) {
    }

    /** SO_REUSEADDR. */
    public static final Row<Boolean> SO_REUSEADDR = socket("SO_REUSEADDR", SocketNumbers.SO_REUSEADDR, BOOLEAN);
    /** SO_EXCLUSIVEADDRUSE. */
    public static final Row<Boolean> SO_EXCLUSIVEADDRUSE =
            socket("SO_EXCLUSIVEADDRUSE", SocketNumbers.SO_EXCLUSIVEADDRUSE, BOOLEAN);
    /** SO_REUSEPORT. */
    public static final Row<Boolean> SO_REUSEPORT = socket("SO_REUSEPORT", SocketNumbers.SO_REUSEPORT, BOOLEAN);
    /** SO_ERROR. */
    public static final Row<Integer> SO_ERROR = socket("SO_ERROR", SocketNumbers.SO_ERROR, INT);
    /** SO_TYPE. */
    public static final Row<Integer> SO_TYPE = socket("SO_TYPE", SocketNumbers.SO_TYPE, INT);
    /** SO_ACCEPTCONN. */
    public static final Row<Boolean> SO_ACCEPTCONN = socket("SO_ACCEPTCONN", SocketNumbers.SO_ACCEPTCONN, BOOLEAN);
    /** SO_RCVBUF. */
    public static final Row<Integer> SO_RCVBUF = socket("SO_RCVBUF", SocketNumbers.SO_RCVBUF, INT);
    /** SO_SNDBUF. */
    public static final Row<Integer> SO_SNDBUF = socket("SO_SNDBUF", SocketNumbers.SO_SNDBUF, INT);
    /** SO_LINGER; on macOS the one that counts seconds, where SO_LINGER itself counts ticks of the clock. */
    public static final Row<LingerValue> SO_LINGER = socket("SO_LINGER",
            new Numbers(SocketNumbers.SO_LINGER.linux(),
                    dev.panasock.bindings.macos.generated.sockets_h.SO_LINGER_SEC(),
                    SocketNumbers.SO_LINGER.windows()),
            LINGER);
    /** SO_KEEPALIVE. */
    public static final Row<Boolean> SO_KEEPALIVE = socket("SO_KEEPALIVE", SocketNumbers.SO_KEEPALIVE, BOOLEAN);
    /** SO_RCVTIMEO. */
    public static final Row<Duration> SO_RCVTIMEO = socket("SO_RCVTIMEO", SocketNumbers.SO_RCVTIMEO, TIMEOUT);
    /** SO_SNDTIMEO. */
    public static final Row<Duration> SO_SNDTIMEO = socket("SO_SNDTIMEO", SocketNumbers.SO_SNDTIMEO, TIMEOUT);
    /** SO_BROADCAST. */
    public static final Row<Boolean> SO_BROADCAST = socket("SO_BROADCAST", SocketNumbers.SO_BROADCAST, BOOLEAN);
    /** TCP_NODELAY. */
    public static final Row<Boolean> TCP_NODELAY =
            new Row<>("TCP_NODELAY", IPPROTO_TCP, SocketNumbers.TCP_NODELAY, BOOLEAN);
    /** IPV6_V6ONLY. */
    public static final Row<Boolean> IPV6_V6ONLY =
            new Row<>("IPV6_V6ONLY", IPPROTO_IPV6, SocketNumbers.IPV6_V6ONLY, BOOLEAN);

    private OptionTable() {
    }

    private static <T> Row<T> socket(String name, Numbers number, OptionCodec<T> codec) {
        return new Row<>(name, SOL_SOCKET, number, codec);
    }
}
