package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.abi.SocketNumbers;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code getsockopt} and {@code setsockopt}, typed and raw. */
@Timeout(300)
class SocketOptionTest {
    /**
     * An option that can be set: it has another value first, takes each value, and says so.
     *
     * @param <T> the type of its value
     * @param socket which socket it is tried on
     * @param type of which type
     * @param option the option
     * @param values to be set one after another
     * @param readsBack whether what is read fits what was set
     */
    record RoundTrip<T>(Loopback socket, SocketType type, SocketOption<T> option, List<T> values,
            BiPredicate<T, T> readsBack) {
        void run() throws IOException {
            assumeTrue(option.isSupported(), () -> option + " is not of this system");
            try (NativeSocket tried = socket.open(type)) {
                T before = tried.get(option);
                assertFalse(readsBack.test(values.getFirst(), before), () -> option + " was set before: " + before);
                for (T value : values) {
                    tried.set(option, value);
                    T after = tried.get(option);
                    assertTrue(readsBack.test(value, after), () -> option + " is " + after + " after " + value);
                }
            }
        }

        @Override
        public String toString() {
            return option + " of " + socket + " " + type;
        }
    }

    private static final List<Loopback> INET_FAMILIES = List.of(Loopback.INET, Loopback.INET6);

    private static Stream<RoundTrip<?>> flag(SocketOption<Boolean> option, SocketType type) {
        return INET_FAMILIES.stream().map(
                family -> new RoundTrip<>(family, type, option, List.of(true, false, true), Boolean::equals));
    }

    /** Linux doubles what is set and has minimums. */
    private static Stream<RoundTrip<?>> size(SocketOption<Integer> option) {
        return Stream.of(Loopback.values()).map(family -> new RoundTrip<>(family, SocketType.DGRAM, option,
                List.of(20_000, 40_000), (set, read) -> read.equals(set) || read.equals(2 * set)));
    }

    /** The system may round up to its clock, not down. */
    private static Stream<RoundTrip<?>> time(SocketOption<Duration> option) {
        return INET_FAMILIES.stream().map(family -> new RoundTrip<>(family, SocketType.STREAM, option,
                List.of(Duration.ofMillis(1500), Duration.ofSeconds(7), Duration.ofMillis(40), Duration.ZERO),
                (set, read) -> read.compareTo(set) >= 0 && read.minus(set).toMillis() < 20));
    }

    static final List<RoundTrip<?>> ROUND_TRIPS = Stream.<Stream<RoundTrip<?>>>of(
            flag(SoOption.SO_REUSEADDR, SocketType.STREAM),
            flag(SoOption.SO_REUSEPORT, SocketType.STREAM),
            flag(SoOption.SO_KEEPALIVE, SocketType.STREAM),
            flag(SoOption.SO_BROADCAST, SocketType.DGRAM),
            flag(TcpOption.TCP_NODELAY, SocketType.STREAM),
            Stream.of(new RoundTrip<>(Loopback.INET, SocketType.STREAM, SoOption.SO_EXCLUSIVEADDRUSE,
                    List.of(true), Boolean::equals)),
            Stream.of(new RoundTrip<>(Loopback.INET6, SocketType.STREAM, Ip6Option.IPV6_V6ONLY,
                    List.of(!Expect.WINDOWS, Expect.WINDOWS), Boolean::equals)),
            size(SoOption.SO_RCVBUF),
            size(SoOption.SO_SNDBUF),
            time(SoOption.SO_RCVTIMEO),
            time(SoOption.SO_SNDTIMEO),
            INET_FAMILIES.stream()
                    .map(family -> new RoundTrip<>(family, SocketType.STREAM, SoOption.SO_LINGER,
                            List.of(Linger.of(5), Linger.RESET, Linger.OFF),
                            (set, read) -> set.on() == read.on() && (!set.on() || set.equals(read)))))
            .flatMap(rows -> rows).toList();

    @ParameterizedTest
    @FieldSource("ROUND_TRIPS")
    void anOptionThatWasSetReadsBack(RoundTrip<?> row) throws Exception {
        row.run();
    }

    @Test
    void theTypeIsThatOfTheSocket() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.DGRAM)) {
            assertEquals(SocketType.DGRAM, socket.get(SoOption.SO_TYPE));
            error(Errno.ENOPROTOOPT).orWindows(Errno.ENOPROTOOPT, Errno.EINVAL).from("setsockopt",
                    () -> socket.set(SoOption.SO_TYPE, SocketType.STREAM));
        }
    }

    @Test
    void aListenerAcceptsConnections() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket other = Loopback.INET.open(SocketType.STREAM)) {
            assertTrue(listener.get(SoOption.SO_ACCEPTCONN));
            assertFalse(other.get(SoOption.SO_ACCEPTCONN));
        }
    }

    @Test
    void thePendingErrorIsEmptyOrAnError() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
                NativeSocket gone = Loopback.INET.bound(SocketType.STREAM)) {
            assertEquals(Optional.empty(), socket.get(SoOption.SO_ERROR));
            socket.setNonBlocking(true);
            assertFalse(socket.connect(gone.getsockname()));
            socket.poll(Poll.OUT, 10_000);
            assertEquals(Errno.ECONNREFUSED,
                    socket.get(SoOption.SO_ERROR).orElseThrow().errno().orElseThrow());
        }
    }

    @Test
    void anOptionOfAnotherSystemIsNamedWithThisOne() throws Exception {
        SocketOption<Boolean> foreign =
                Expect.WINDOWS ? SoOption.SO_REUSEPORT : SoOption.SO_EXCLUSIVEADDRUSE;
        assertFalse(foreign.isSupported());
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            UnsupportedOperationException thrown =
                    assertThrows(UnsupportedOperationException.class, () -> socket.set(foreign, true));
            assertTrue(thrown.getMessage().startsWith(foreign.name() + " is not available on this system"),
                    thrown::getMessage);
            assertThrows(UnsupportedOperationException.class, () -> socket.get(foreign));
        }
    }

    @Test
    void anOptionOfAnotherKindOfSocketGoesToTheSystem() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.DGRAM)) {
            error(Errno.ENOPROTOOPT).orLinux(Errno.EOPNOTSUPP, Errno.ENOPROTOOPT).orWindows(Errno.ENOPROTOOPT,
                    Errno.EINVAL).from("setsockopt", () -> socket.set(TcpOption.TCP_NODELAY, true));
        }
    }

    @Test
    void otherOptionsCanBeDefined() throws Exception {
        int level = SocketNumbers.SOL_SOCKET.here();
        SocketOption<Integer> size = SocketOption.ofInt("MY_RCVBUF", level, SocketNumbers.SO_RCVBUF.here());
        SocketOption<Boolean> keep =
                SocketOption.ofBoolean("MY_KEEPALIVE", level, SocketNumbers.SO_KEEPALIVE.here());
        assertEquals("MY_RCVBUF", size.name());
        assertEquals("MY_KEEPALIVE", keep.toString());
        assertEquals(level, keep.level());
        assertEquals(SocketNumbers.SO_KEEPALIVE.here(), keep.number());
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            assertEquals(socket.get(SoOption.SO_RCVBUF), socket.get(size));
            socket.set(keep, true);
            assertTrue(socket.get(SoOption.SO_KEEPALIVE));
            socket.set(size, 30_000);
            int read = socket.get(SoOption.SO_RCVBUF);
            assertTrue(read == 30_000 || read == 60_000, "read back " + read);
        }
    }

    /** A limit of time is never shorter than what was asked for. */
    @Test
    void partsOfAUnitRoundUp() throws Exception {
        assumeTrue(TcpOption.TCP_USER_TIMEOUT.isSupported(), "TCP_USER_TIMEOUT is not available on this system");
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            socket.set(TcpOption.TCP_USER_TIMEOUT, Duration.ofMillis(7).plusNanos(1));
            assertEquals(Duration.ofMillis(8), socket.get(TcpOption.TCP_USER_TIMEOUT));
            assertThrows(IllegalArgumentException.class,
                    () -> socket.set(TcpOption.TCP_USER_TIMEOUT, Duration.ofDays(30)));
        }
    }

    @Test
    void aTextHasRoomForItsEnd() throws Exception {
        assumeTrue(TcpOption.TCP_CONGESTION.isSupported(), "TCP_CONGESTION is not available on this system");
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            String before = socket.get(TcpOption.TCP_CONGESTION);
            assertThrows(IllegalArgumentException.class,
                    () -> socket.set(TcpOption.TCP_CONGESTION, "sixteen-letters!"));
            assertThrows(IllegalArgumentException.class, () -> socket.set(TcpOption.TCP_CONGESTION, "reno\0"));
            assertEquals(before, socket.get(TcpOption.TCP_CONGESTION));
        }
    }

    @Test
    void rawBytesReachEveryOption() throws Exception {
        int level = SocketNumbers.SOL_SOCKET.here();
        int keepAlive = SocketNumbers.SO_KEEPALIVE.here();
        byte[] one = ByteBuffer.allocate(4).order(ByteOrder.nativeOrder()).putInt(1).array();
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM); Arena arena = Arena.ofConfined()) {
            socket.setsockopt(level, keepAlive, one);
            byte[] value = new byte[8];
            int length = socket.getsockopt(level, keepAlive, value);
            assertTrue(length == 4 || length == 1, "optlen " + length);
            assertNotEquals(0, value[0]);

            MemorySegment memory = arena.allocate(8);
            socket.setsockopt(level, keepAlive, memory.asSlice(0, 4));
            assertFalse(socket.get(SoOption.SO_KEEPALIVE));
            assertEquals(4, socket.getsockopt(level, SocketNumbers.SO_TYPE.here(), memory.asSlice(0, 4)));
            assertEquals(SocketType.STREAM.number(), memory.get(ValueLayout.JAVA_INT, 0));

            MemorySegment heap = MemorySegment.ofArray(new int[1]);
            assertEquals(4, socket.getsockopt(level, SocketNumbers.SO_TYPE.here(), heap));
            assertEquals(SocketType.STREAM.number(), heap.get(ValueLayout.JAVA_INT, 0));
        }
    }

    @Test
    void whatIsNoOptionGoesToTheSystem() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            int level = SocketNumbers.SOL_SOCKET.here();
            error(Errno.ENOPROTOOPT).orWindows(Errno.ENOPROTOOPT, Errno.EINVAL).from("getsockopt",
                    () -> socket.getsockopt(level, 4711, new byte[4]));
            error(Errno.ENOPROTOOPT).orWindows(Errno.ENOPROTOOPT, Errno.EINVAL).from("setsockopt",
                    () -> socket.setsockopt(level, 4711, new byte[4]));
            error(Errno.EINVAL).orWindows(Errno.EFAULT).from("setsockopt",
                    () -> socket.setsockopt(level, SocketNumbers.SO_RCVBUF.here(), new byte[1]));
        }
    }

    @Test
    void badMemoryIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            byte[] value = new byte[4];
            MemorySegment readOnly = MemorySegment.ofArray(value).asReadOnly();
            MemorySegment freed;
            try (Arena arena = Arena.ofConfined()) {
                freed = arena.allocate(4);
            }
            assertThrows(NullPointerException.class, () -> socket.getsockopt(1, 1, (byte[]) null));
            assertThrows(NullPointerException.class, () -> socket.setsockopt(1, 1, (MemorySegment) null));
            assertThrows(NullPointerException.class, () -> socket.get(null));
            assertThrows(NullPointerException.class, () -> socket.set(SoOption.SO_KEEPALIVE, null));
            assertThrows(IllegalArgumentException.class, () -> socket.getsockopt(1, 1, readOnly));
            assertThrows(IllegalStateException.class, () -> socket.getsockopt(1, 1, freed));
            assertThrows(IllegalStateException.class, () -> socket.setsockopt(1, 1, freed));
            assertArrayEquals(new byte[4], value);
        }
    }
}
