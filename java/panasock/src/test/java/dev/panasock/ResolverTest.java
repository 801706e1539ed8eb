package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** {@code getaddrinfo} and {@code getnameinfo}; no other machine is asked. */
@Timeout(300)
class ResolverTest {
    private static final AddressHints STREAM = AddressHints.of(AddressFamily.UNSPEC, SocketType.STREAM);

    private static ResolverError failing(String operation, Executable call) {
        ResolverException thrown = assertThrows(ResolverException.class, call);
        assertInstanceOf(UnknownHostException.class, thrown);
        assertEquals(operation, thrown.operation());
        ResolverError error = thrown.error();
        assertTrue(thrown.getMessage().startsWith(operation + ": " + error), thrown::getMessage);
        return error;
    }

    @Test
    void anAddressAsTextNeedsNoName() throws Exception {
        List<AddressInfo> answers =
                Resolver.getaddrinfo("127.0.0.1", "27015", STREAM.withFlags(Ai.NUMERICHOST | Ai.NUMERICSERV));
        assertEquals(1, answers.size());
        AddressInfo answer = answers.getFirst();
        assertEquals(InetSockaddr.loopback(27015), answer.address());
        assertEquals(AddressFamily.INET, answer.family());
        assertEquals(SocketType.STREAM, answer.type());
        assertTrue(Set.of(Protocol.TCP, Protocol.DEFAULT).contains(answer.protocol()));
        assertNull(answer.canonicalName());
    }

    @Test
    void theAnswersOpenBindAndConnectASocket() throws Exception {
        AddressHints passive = AddressHints.of(AddressFamily.INET, SocketType.STREAM).withFlags(Ai.PASSIVE);
        AddressInfo any = Resolver.getaddrinfo(null, "0", passive).getFirst();
        assertEquals(InetSockaddr.any(0), any.address());
        try (NativeSocket socket = NativeSocket.open(any.family(), any.type(), any.protocol())) {
            socket.bind(any.address());
        }
    }

    @Test
    void withoutAHostItIsThisMachine() throws Exception {
        Set<Sockaddr> addresses = Resolver.getaddrinfo(null, "80", STREAM).stream().map(AddressInfo::address)
                .collect(Collectors.toSet());
        assertTrue(addresses.contains(InetSockaddr.loopback(80)), addresses::toString);
        assertTrue(Set.of(InetSockaddr.loopback(80), Inet6Sockaddr.loopback(80)).containsAll(addresses),
                addresses::toString);
    }

    @Test
    void everyTypeGivesAnAnswerOfItsOwn() throws Exception {
        List<AddressInfo> answers = Resolver.getaddrinfo("127.0.0.1", null, AddressHints.ANY);
        Set<SocketType> types = answers.stream().map(AddressInfo::type).collect(Collectors.toSet());
        if (!Expect.WINDOWS) {
            assertTrue(types.containsAll(Set.of(SocketType.STREAM, SocketType.DGRAM)), types::toString);
        }
        for (AddressInfo answer : answers) {
            assertEquals(InetSockaddr.loopback(0), answer.address());
        }
    }

    @Test
    void ipv6WithItsScope() throws Exception {
        AddressInfo answer = Resolver.getaddrinfo("fe80::1%1", "9", STREAM.withFlags(Ai.NUMERICHOST)).getFirst();
        assertEquals(new Inet6Sockaddr(0xfe80_0000_0000_0000L, 1, 9, 0, 1), answer.address());
    }

    @Test
    void mappedAddressesAreMadeOnRequest() throws Exception {
        AddressHints mapped =
                AddressHints.of(AddressFamily.INET6, SocketType.STREAM).withFlags(Ai.V4MAPPED | Ai.ALL);
        AddressInfo answer = Resolver.getaddrinfo("127.0.0.1", "9", mapped).getFirst();
        assertEquals("[::ffff:127.0.0.1]:9", answer.address().toString());
    }

    @Test
    void theNameOfTheHostComesWithTheFirstAnswer() throws Exception {
        List<AddressInfo> answers =
                Resolver.getaddrinfo("127.0.0.1", null, STREAM.withFlags(Ai.CANONNAME));
        assertNotNull(answers.getFirst().canonicalName());
    }

    @Test
    void hintsForAProtocol() throws Exception {
        AddressHints udp = new AddressHints(Ai.NUMERICSERV, AddressFamily.INET, SocketType.of(0), Protocol.DEFAULT)
                .withProtocol(Protocol.UDP);
        for (AddressInfo answer : Resolver.getaddrinfo("127.0.0.1", "53", udp)) {
            assertEquals(Protocol.UDP, answer.protocol());
        }
    }

    @Test
    void aHostThatIsNoAddress() {
        ResolverError error = failing("getaddrinfo",
                () -> Resolver.getaddrinfo("no address", "80", STREAM.withFlags(Ai.NUMERICHOST)));
        assertEquals("EAI_NONAME", error.name());
        assertEquals(11001, error.winsockCode());
        assertTrue(error.notFound());
        assertFalse(error.temporary());
        assertEquals(Optional.empty(), error.systemError());
    }

    @Test
    void neitherHostNorService() {
        assertEquals("EAI_NONAME",
                failing("getaddrinfo", () -> Resolver.getaddrinfo(null, null, STREAM)).name());
    }

    @Test
    void aServiceThatDoesNotExist() {
        ResolverError error = failing("getaddrinfo",
                () -> Resolver.getaddrinfo("127.0.0.1", "no such service", STREAM));
        assertTrue(Set.of("EAI_SERVICE", "EAI_NONAME").contains(error.name()), error::toString);
        assertTrue(error.notFound());
    }

    @Test
    void hintsThatTheSystemRefuses() {
        ResolverError family = failing("getaddrinfo", () -> Resolver.getaddrinfo("127.0.0.1", "80",
                AddressHints.of(AddressFamily.of(4711), SocketType.STREAM)));
        assertEquals("EAI_FAMILY", family.name());
        assertEquals(10047, family.winsockCode());
        ResolverError type = failing("getaddrinfo", () -> Resolver.getaddrinfo("127.0.0.1", "80",
                AddressHints.of(AddressFamily.INET, SocketType.of(4711))));
        assertTrue(Set.of("EAI_SOCKTYPE", "EAI_SERVICE", "EAI_BADHINTS").contains(type.name()), type::toString);
    }

    @Test
    void flagsThatTheSystemRefuses() {
        assumeTrue(!Expect.WINDOWS, "Wine ignores unknown flags");
        ResolverError error = failing("getaddrinfo",
                () -> Resolver.getaddrinfo("127.0.0.1", "80", STREAM.withFlags(0x4000_0000)));
        assertEquals("EAI_BADFLAGS", error.name());
        assertEquals(10022, error.winsockCode());
    }

    @Test
    void whatCCannotExpressIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Resolver.getaddrinfo("a\0b", null, STREAM));
        assertThrows(IllegalArgumentException.class, () -> Resolver.getaddrinfo(null, "8\0000", STREAM));
        assertThrows(NullPointerException.class, () -> Resolver.getaddrinfo("localhost", "80", null));
        assertThrows(NullPointerException.class, () -> Resolver.getnameinfo(null, 0));
    }

    @Test
    void namesOfAnAddressAsText() throws Exception {
        int numeric = Ni.NUMERICHOST | Ni.NUMERICSERV;
        assertEquals(new NameInfo("127.0.0.1", "27015"),
                Resolver.getnameinfo(InetSockaddr.loopback(27015), numeric));
        assertEquals(new NameInfo("::1", "80"), Resolver.getnameinfo(Inet6Sockaddr.loopback(80), numeric));
        SockaddrBuffer buffer = new SockaddrBuffer();
        buffer.set(InetSockaddr.loopback(7));
        assertEquals(new NameInfo("127.0.0.1", "7"), Resolver.getnameinfo(buffer, numeric | Ni.DGRAM));
    }

    @Test
    void anAddressOfAnotherFamilyHasNoName() {
        RawSockaddr raw = RawSockaddr.of(AddressFamily.of(4711 & 0x7f), new byte[14]);
        ResolverError error = failing("getnameinfo", () -> Resolver.getnameinfo(raw, Ni.NUMERICHOST));
        assertEquals("EAI_FAMILY", error.name());
    }

    /** A loopback address: its name comes from the file of hosts, and nobody on a network is asked. */
    @Test
    void aNameMayBeRequired() throws Exception {
        int flags = Ni.NAMEREQD | Ni.NOFQDN | Ni.NUMERICSERV;
        assertTrue(Resolver.getnameinfo(InetSockaddr.loopback(80), flags).host().length() > 0);
    }

    /** Bytes that libc has given out, as it counts them. */
    private static long allocatedByC(MethodHandle mallinfo2, SegmentAllocator allocator) throws Throwable {
        int uordblks = 7;
        MemorySegment info = (MemorySegment) mallinfo2.invokeExact(allocator);
        return info.getAtIndex(ValueLayout.JAVA_LONG, uordblks);
    }

    @Test
    void theListIsFreedEachTime() throws Throwable {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> symbol = linker.defaultLookup().find("mallinfo2");
        assumeTrue(symbol.isPresent(), "counts with glibc's mallinfo2");
        MemoryLayout[] fields = new MemoryLayout[10];
        Arrays.fill(fields, ValueLayout.JAVA_LONG);
        MethodHandle mallinfo2 =
                linker.downcallHandle(symbol.get(), FunctionDescriptor.of(MemoryLayout.structLayout(fields)));
        try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
            SegmentAllocator allocator = SegmentAllocator.prefixAllocator(arena.allocate(80, 8));
            int calls = 300_000;
            long least = Long.MAX_VALUE;
            // A list that is not freed costs 80 bytes. The compiler of the JVM takes memory from C too, and gives it back.
            for (int round = 0; round < 3; round++) {
                long before = allocatedByC(mallinfo2, allocator);
                resolve(calls);
                least = Math.min(least, allocatedByC(mallinfo2, allocator) - before);
            }
            assertTrue(least < calls * 40L, least / calls + " bytes more after each call");
        }
    }

    private static void resolve(int calls) throws Exception {
        AddressHints hints = STREAM.withFlags(Ai.NUMERICHOST | Ai.NUMERICSERV);
        for (int i = 0; i < calls; i++) {
            Resolver.getaddrinfo("127.0.0.1", "80", hints);
        }
    }
}
