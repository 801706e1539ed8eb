package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.abi.OptionLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each option that can be set and read is seen to have another value, set, and seen to have this one; one that can only be read or set is; and where
 * that cannot be done here the reason stands in {@link #REASONS}, or is what the system says.
 */
@Timeout(300)
class EveryOptionTest {
    /** Sockets that options are tried on. */
    private enum Kind {
        TCP(Loopback.INET, SocketType.STREAM),
        UDP(Loopback.INET, SocketType.DGRAM),
        TCP6(Loopback.INET6, SocketType.STREAM),
        UDP6(Loopback.INET6, SocketType.DGRAM),
        CONNECTED(Loopback.INET, SocketType.DGRAM) {
            @Override
            NativeSocket open() throws IOException {
                return toItself(super.open(), InetSockaddr.loopback(0));
            }
        },
        CONNECTED6(Loopback.INET6, SocketType.DGRAM) {
            @Override
            NativeSocket open() throws IOException {
                return toItself(super.open(), Inet6Sockaddr.loopback(0));
            }
        },
        RAW(Loopback.INET, SocketType.RAW),
        RAW6(Loopback.INET6, SocketType.RAW),
        UNIX(Loopback.UNIX, SocketType.STREAM) {
            @Override
            NativeSocket open() throws IOException {
                SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
                pair.second().close();
                return pair.first();
            }
        };

        /** For experiments. */
        private static final int PROTOCOL = 253;

        private final Loopback family;
        private final SocketType type;

        Kind(Loopback family, SocketType type) {
            this.family = family;
            this.type = type;
        }

        NativeSocket open() throws IOException {
            return NativeSocket.open(family.family, type,
                    type.equals(SocketType.RAW) ? Protocol.of(PROTOCOL) : Protocol.DEFAULT);
        }

        private static NativeSocket toItself(NativeSocket socket, Sockaddr free) throws IOException {
            socket.bind(free);
            socket.connect(socket.getsockname());
            return socket;
        }
    }

    private static final Map<OptionLevel, List<Kind>> KINDS = new EnumMap<>(Map.of(
            OptionLevel.SOCKET, List.of(Kind.TCP, Kind.UDP, Kind.UNIX),
            OptionLevel.TCP, List.of(Kind.TCP), OptionLevel.UDP, List.of(Kind.UDP),
            OptionLevel.IP, List.of(Kind.UDP, Kind.CONNECTED, Kind.TCP, Kind.RAW),
            OptionLevel.IPV6, List.of(Kind.UDP6, Kind.CONNECTED6, Kind.TCP6, Kind.RAW6)));

    /** What is set where no value of the form will do. */
    private static final Map<String, Object> VALUES = Map.ofEntries(
            Map.entry("TCP_WINDOW_CLAMP", 100_000),
            Map.entry("TCP_CONGESTION", "reno"),
            Map.entry("TCP_FASTOPEN_KEY", "0123456789abcdef".getBytes(StandardCharsets.US_ASCII)),
            Map.entry("TCP_RTO_MIN_US", Duration.ofMillis(100)),
            Map.entry("TCP_DELACK_MAX_US", Duration.ofMillis(100)),
            Map.entry("IP_OPTIONS", new byte[] {1, 1, 1, 0}),
            Map.entry("SO_BINDTODEVICE", "lo"),
            Map.entry("SO_TXTIME", new byte[] {1, 0, 0, 0, 0, 0, 0, 0}), // CLOCK_MONOTONIC
            Map.entry("SO_TXREHASH", 0),
            Map.entry("IPV6_CHECKSUM", 4));

    private static final String BPF = "needs a program of bpf(2)";
    private static final String REPAIR = "only under TCP_REPAIR, which not every kernel has";

    /** Why an option is not tried by itself here; tests that do it otherwise are named. */
    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("SO_RCVBUF", "SocketOptionTest: Linux doubles it"),
            Map.entry("SO_SNDBUF", "SocketOptionTest: Linux doubles it"),
            Map.entry("SO_LINGER", "SocketOptionTest"),
            Map.entry("SO_ERROR", "SocketOptionTest"),
            Map.entry("SO_SNDLOWAT", "Linux does not let itself be told"),
            Map.entry("SO_PEERSEC", "needs a security module"),
            Map.entry("SO_ORIGINAL_DST", "needs a firewall that redirects"),
            Map.entry("IP6T_SO_ORIGINAL_DST", "needs a firewall that redirects"),
            Map.entry("SO_ATTACH_FILTER", "SocketFilterTest"),
            Map.entry("SO_DETACH_FILTER", "SocketFilterTest"),
            Map.entry("SO_ATTACH_REUSEPORT_CBPF", "SocketFilterTest"),
            Map.entry("SO_DETACH_REUSEPORT_BPF", "SocketFilterTest"),
            Map.entry("SO_ATTACH_REUSEPORT_EBPF", BPF),
            Map.entry("SO_ATTACH_BPF", BPF),
            Map.entry("TCP_REPAIR", REPAIR),
            Map.entry("TCP_REPAIR_QUEUE", REPAIR),
            Map.entry("TCP_QUEUE_SEQ", REPAIR),
            Map.entry("TCP_TIMESTAMP", REPAIR),
            Map.entry("TCP_THIN_DUPACK", "without effect since Linux 4.12"),
            Map.entry("TCP_ULP", "needs a connection and a module of the kernel"),
            Map.entry("IPV6_MTU", "reads the MTU of the path and sets that of the socket"),
            Map.entry("IPV6_ADDR_PREFERENCES", "reads back with the defaults of what was not set"),
            Map.entry("SO_UPDATE_ACCEPT_CONTEXT", "the tests of AcceptEx"),
            Map.entry("SO_UPDATE_CONNECT_CONTEXT", "the tests of ConnectEx"));

    private static final Map<String, String> DONE = new TreeMap<>();

    static Stream<SocketOption<?>> options() {
        return Options.all();
    }

    @AfterAll
    static void count() {
        Map<String, Long> counts = DONE.values().stream()
                .collect(Collectors.groupingBy(outcome -> outcome, TreeMap::new, Collectors.counting()));
        System.out.println("options: " + Options.all().count() + ", here " + counts);
    }

    private static void done(SocketOption<?> option, String how) {
        DONE.put(option.row().level() + " " + option.name(), how);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("options")
    void anOptionDoesWhatItSays(SocketOption<?> option) throws Exception {
        assertNotNull(option.row(), option::name);
        if (!option.isSupported()) {
            done(option, "not of this system");
            abort(option + " is not of this system");
        }
        String reason = REASONS.get(option.name());
        if (reason != null) {
            done(option, "explained");
            abort(option + ": " + reason);
        }
        Qemu.needs(option.name());
        IOException first = null;
        for (Kind kind : KINDS.get(option.row().level())) {
            try (NativeSocket socket = kind.open()) {
                attempt(option, socket);
                return;
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        done(option, "refused by this system");
        Errno errno = first instanceof SocketFailure failure ? failure.error().errno().orElse(null) : null;
        assumeTrue(Expect.LINUX && errno != Errno.ENOPROTOOPT && errno != Errno.EOPNOTSUPP && errno != Errno.EPERM,
                "this system: " + first);
        throw Objects.requireNonNull(first);
    }

    private static <T> void attempt(SocketOption<T> option, NativeSocket socket) throws IOException {
        switch (option.row().access()) {
            case READ -> {
                assertNotNull(socket.get(option));
                assertEquals(Optional.empty(), option.whyUnsupported(socket));
                done(option, "read");
            }
            case WRITE -> {
                socket.set(option, another(option, null));
                done(option, "set");
            }
            case BOTH -> {
                T before = socket.get(option);
                T value = another(option, before);
                assertTrue(!Objects.deepEquals(before, value), () -> option + " was " + before);
                socket.set(option, value);
                T after = socket.get(option);
                if (!Expect.LINUX && !Objects.deepEquals(after, value)) {
                    done(option, "not kept by this system");
                    abort(option + " is " + text(after) + " after " + text(value));
                }
                assertTrue(Objects.deepEquals(after, value),
                        () -> option + " is " + text(after) + " after " + text(value) + ", was " + text(before));
                done(option, "round trip");
            }
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    private static <T> T another(SocketOption<T> option, T before) {
        Object special = VALUES.get(option.name());
        if (special != null) {
            return (T) special;
        }
        return (T) switch (option.row().codec().form()) {
            case "flag" -> before == null || !(Boolean) before;
            case "int", "int, network order" -> before == null ? 1 : (Integer) before + 1;
            case "8 bytes" -> 1_000_000L;
            case "seconds", "milliseconds", "microseconds", "time" -> Duration.ofSeconds(7);
            default -> throw new AssertionError(option + " of form " + option.row().codec().form() + " needs a value");
        };
    }
}
