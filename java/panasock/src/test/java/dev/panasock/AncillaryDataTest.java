package dev.panasock;

import static dev.panasock.Expect.error;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What travels beside the data of a datagram. */
@Timeout(300)
class AncillaryDataTest {
    private static final int LOOPBACK = 0x7f00_0001;

    /** Two datagram sockets, and a message to receive with. */
    private static final class Pair implements AutoCloseable {
        final NativeSocket sender;
        final NativeSocket receiver;
        final Arena arena = Arena.ofConfined();
        final Message out = new Message(1, 128);
        final Message in = new Message(1, 256);
        final MemorySegment payload = arena.allocate(100);

        Pair(Loopback loopback) throws IOException {
            sender = loopback.bound(SocketType.DGRAM);
            receiver = loopback.bound(SocketType.DGRAM);
            out.add(payload);
            out.name().set(receiver.getsockname());
            in.add(arena.allocate(1000));
        }

        /** Switches an option of the receiver on; skips the test where the system does not have it. */
        Pair asking(String level, String option) throws IOException {
            set(receiver, level, option, 1);
            return this;
        }

        /** Sends and receives, and goes to the piece. */
        ControlReader piece(ControlType type) throws IOException {
            assertEquals(100, sender.sendmsg(out));
            assertEquals(100, receiver.recvmsg(in));
            return find(in, type);
        }

        @Override
        public void close() throws IOException {
            sender.close();
            receiver.close();
            out.close();
            in.close();
            arena.close();
        }
    }

    static void set(NativeSocket socket, String level, String option, int value) throws IOException {
        OperatingSystem here = OperatingSystem.current();
        int number = Constants.number(here, option);
        assumeTrue(number != dev.panasock.platform.abi.Numbers.ABSENT, option + " is not there");
        try {
            socket.set(SocketOption.ofInt(option, Constants.number(here, level), number), value);
        } catch (IOException e) {
            assumeTrue(!Expect.WINDOWS, "this Windows refuses " + option + ": " + e);
            throw e;
        }
    }

    static ControlReader find(Message message, ControlType type) {
        ControlReader control = message.control();
        while (control.next()) {
            if (control.is(type)) {
                return control;
            }
        }
        assumeTrue(!Expect.WINDOWS, "this Windows does not send " + type);
        throw new AssertionError("no " + type);
    }

    @Test
    void theLocalAddressAndInterfaceOfADatagram() throws Exception {
        try (Pair pair = new Pair(Loopback.INET).asking("IPPROTO_IP", Expect.MACOS ? "IP_RECVPKTINFO" : "IP_PKTINFO")) {
            ControlReader control = pair.piece(ControlType.PKTINFO);
            assertEquals(LOOPBACK, control.inetAddress());
            assertTrue(control.interfaceIndex() > 0);
            int index = control.interfaceIndex();
            assertEquals(ControlType.PKTINFO.level(), control.level());
            assertEquals(ControlType.PKTINFO.type(), control.type());
            // Sent from an address of one's choice.
            pair.out.writeControl().packetInfo(Expect.LINUX ? index : 0, LOOPBACK);
            control = pair.piece(ControlType.PKTINFO);
            assertEquals(LOOPBACK, ((InetSockaddr) pair.in.name().address()).address());
            assertThrows(IllegalStateException.class, control::inet6High);
            assertThrows(IllegalStateException.class, control::timestampNanos);
            assertThrows(IllegalStateException.class, control::pid);
        }
    }

    @Test
    void aDatagramFromAnotherAddressOfLoopback() throws Exception {
        assumeTrue(Expect.LINUX, "127.0.0.2 is an address of Linux");
        try (NativeSocket any = Loopback.INET.open(SocketType.DGRAM); Pair pair = new Pair(Loopback.INET)) {
            any.bind(InetSockaddr.any(0));
            pair.out.writeControl().packetInfo(0, LOOPBACK + 1);
            any.sendmsg(pair.out);
            pair.receiver.recvmsg(pair.in);
            assertEquals(LOOPBACK + 1, ((InetSockaddr) pair.in.name().address()).address());
        }
    }

    @Test
    void theLocalAddressAndInterfaceOfADatagramOfIpv6() throws Exception {
        try (Pair pair = new Pair(Loopback.INET6).asking("IPPROTO_IPV6",
                Expect.WINDOWS ? "IPV6_PKTINFO" : "IPV6_RECVPKTINFO")) {
            ControlReader control = pair.piece(ControlType.PKTINFO6);
            assertEquals(0, control.inet6High());
            assertEquals(1, control.inet6Low());
            assertTrue(control.interfaceIndex() > 0);
            pair.out.writeControl().packetInfo6(0, 0, 1);
            assertEquals(1, pair.piece(ControlType.PKTINFO6).inet6Low());
        }
    }

    @Test
    void timeToLiveAndTypeOfService() throws Exception {
        try (Pair pair =
                new Pair(Loopback.INET).asking("IPPROTO_IP", "IP_RECVTTL").asking("IPPROTO_IP", "IP_RECVTOS")) {
            assumeTrue(Expect.LINUX, "others do not take both with a message");
            pair.out.writeControl().put(ControlType.TTL, 4).put(ControlType.TOS, 0x2c | 1);
            assertEquals(4, pair.piece(ControlType.TTL).intValue());
            assertEquals(0x2d, find(pair.in, ControlType.TOS).intValue());
            assertEquals(1, find(pair.in, ControlType.TOS).length()); // ECN is its low two bits
        }
    }

    @Test
    void hopLimitAndTrafficClass() throws Exception {
        try (Pair pair = new Pair(Loopback.INET6).asking("IPPROTO_IPV6",
                Expect.WINDOWS ? "IPV6_HOPLIMIT" : "IPV6_RECVHOPLIMIT").asking("IPPROTO_IPV6", "IPV6_RECVTCLASS")) {
            pair.out.writeControl().put(ControlType.HOPLIMIT, 7).put(ControlType.TCLASS, 0x2e);
            int hops = pair.piece(ControlType.HOPLIMIT).intValue();
            assumeTrue(!Expect.WINDOWS || hops != 64, "Wine does not send what it was asked to");
            assertEquals(7, hops);
            assertEquals(0x2e, find(pair.in, ControlType.TCLASS).intValue());
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theTimeOfArrival() throws Exception {
        long before = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - 1);
        try (Pair pair = new Pair(Loopback.INET).asking("SOL_SOCKET", "SO_TIMESTAMP")) {
            long arrived = pair.piece(ControlType.TIMESTAMP).timestampNanos();
            long after = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() + 1);
            assertTrue(before <= arrived && arrived <= after, before + " <= " + arrived + " <= " + after);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theTimeOfArrivalInNanoseconds() throws Exception {
        Qemu.needs("SO_TIMESTAMPNS");
        long before = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - 1);
        try (Pair pair = new Pair(Loopback.INET).asking("SOL_SOCKET", "SO_TIMESTAMPNS")) {
            long arrived = pair.piece(ControlType.TIMESTAMPNS).timestampNanos();
            long after = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() + 1);
            assertTrue(before <= arrived && arrived <= after, before + " <= " + arrived + " <= " + after);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theErrorOfADatagramWithItsAddress() throws Exception {
        try (NativeSocket deaf = Loopback.INET.bound(SocketType.DGRAM); Pair pair = new Pair(Loopback.INET)) {
            Sockaddr gone = deaf.getsockname();
            deaf.connect(gone); // to itself: it hears nobody else, and nobody else gets the port
            set(pair.sender, "IPPROTO_IP", "IP_RECVERR", 1);
            pair.out.name().set(gone);
            pair.sender.sendmsg(pair.out);
            pair.sender.poll(Poll.ERR, 20_000);
            assertEquals(100, pair.sender.recvmsg(pair.in, Msg.ERRQUEUE));
            assertTrue((pair.in.flags() & Msg.ERRQUEUE) != 0);
            assertEquals(gone, pair.in.name().address());
            ExtendedError error = find(pair.in, ControlType.RECVERR).extendedError();
            assertEquals(Errno.ECONNREFUSED, error.error().errno().orElseThrow());
            assertEquals(Constants.number(OperatingSystem.LINUX, "SO_EE_ORIGIN_ICMP"), error.origin());
            assertEquals(LOOPBACK, ((InetSockaddr) error.offender()).address());
            assertFalse(error.isZeroCopy() || error.isCopied());
            pair.sender.setNonBlocking(true);
            assertEquals(NativeSocket.WOULD_BLOCK, pair.sender.recvmsg(pair.in, Msg.ERRQUEUE));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereADatagramWasMeantToGo() throws Exception {
        Qemu.needs("IP_RECVORIGDSTADDR");
        try (Pair pair = new Pair(Loopback.INET).asking("IPPROTO_IP", "IP_RECVORIGDSTADDR")) {
            assertEquals(pair.receiver.getsockname(), pair.piece(ControlType.ORIGDSTADDR).address());
        }
        try (Pair pair = new Pair(Loopback.INET6).asking("IPPROTO_IPV6", "IPV6_RECVORIGDSTADDR")) {
            assertEquals(pair.receiver.getsockname(), pair.piece(ControlType.ORIGDSTADDR6).address());
        }
    }

    @Test
    void theSystemCutsAndJoinsDatagrams() throws Exception {
        try (Pair pair = new Pair(Loopback.INET)) {
            set(pair.receiver, "IPPROTO_UDP", Expect.WINDOWS ? "UDP_RECV_MAX_COALESCED_SIZE" : "UDP_GRO",
                    Expect.WINDOWS ? 1000 : 1);
            pair.out.writeControl().segmentSize(30);
            assertEquals(100, pair.sender.sendmsg(pair.out));
            assertEquals(100, pair.receiver.recvmsg(pair.in));
            assertEquals(30, find(pair.in, ControlType.UDP_GRO).intValue());
            set(pair.receiver, "IPPROTO_UDP", Expect.WINDOWS ? "UDP_RECV_MAX_COALESCED_SIZE" : "UDP_GRO", 0);
            pair.sender.sendmsg(pair.out);
            for (int size : new int[] {30, 30, 30, 10}) {
                assertEquals(size, pair.receiver.recvmsg(pair.in));
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPieceOfAnyKind() throws Exception {
        try (Pair pair = new Pair(Loopback.INET).asking("IPPROTO_IP", "IP_RECVTTL")) {
            MemorySegment ttl = MemorySegment.ofArray(new int[] {9});
            pair.out.writeControl().put(ControlType.TTL.level(), ControlType.TTL.type(), ttl);
            ControlReader control = pair.piece(ControlType.TTL);
            assertEquals(9, control.data().get(JAVA_INT, 0));
            assertEquals(Integer.BYTES, control.length());
            assertTrue(control.offset() > 0);
            pair.out.writeControl().put(4711, 12, ttl);
            pair.sender.sendmsg(pair.out); // another level: not for this protocol, and left alone
            pair.receiver.recvmsg(pair.in);
            pair.out.writeControl().put(ControlType.TTL.level(), 4711, ttl);
            error(Errno.EINVAL).from("sendmsg", () -> pair.sender.sendmsg(pair.out));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void roomThatIsTooSmallIsReported() throws Exception {
        try (Pair pair = new Pair(Loopback.INET).asking("SOL_SOCKET", "SO_TIMESTAMP");
                Message narrow = new Message(1, 8)) {
            narrow.add(pair.payload);
            pair.sender.sendmsg(pair.out);
            assertEquals(100, pair.receiver.recvmsg(narrow));
            assertTrue(narrow.isControlTruncated());
            assertFalse(narrow.control().next());
            pair.sender.sendmsg(pair.out);
            pair.receiver.recvmsg(pair.in); // and the next message has all of its room again
            find(pair.in, ControlType.TIMESTAMP);
            assertFalse(pair.in.isControlTruncated());
        }
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        ControlWriter writer = new ControlWriter(MemorySegment.ofArray(new byte[(int) ControlWriter.space(4)]));
        assertThrows(IllegalStateException.class, () -> writer.packetInfo6(0, 0, 1));
        assertEquals(0, writer.length());
        writer.put(ControlType.HOPLIMIT, 1);
        assertEquals(ControlWriter.space(4), writer.length());
        assertThrows(IllegalStateException.class, () -> writer.put(1, 1, MemorySegment.ofArray(new byte[0])));
        assertThrows(IllegalArgumentException.class, () -> writer.segmentSize(65536));
        assertThrows(IllegalArgumentException.class, () -> writer.segmentSize(-1));
        ControlType absent = Expect.WINDOWS ? ControlType.RIGHTS : ControlType.ECN;
        assertFalse(absent.isSupported());
        assertThrows(UnsupportedOperationException.class, () -> writer.clear().put(absent, 1));
        assertEquals(0, writer.length());
    }

    @Test
    void whatIsWrittenIsRead() {
        byte[] buffer = new byte[200];
        ControlWriter writer = new ControlWriter(MemorySegment.ofArray(buffer));
        writer.put(ControlType.HOPLIMIT, 3).put(7, 8, MemorySegment.ofArray(new byte[] {1, 2, 3}))
                .packetInfo6(5, 0x20010db8_00000000L, 9);
        if (ControlType.TXTIME.isSupported()) {
            writer.putLong(ControlType.TXTIME, 77).credentials(1, 2, 3);
        }
        MemorySegment written = MemorySegment.ofArray(buffer).asSlice(0, writer.length());
        ControlReader reader = new ControlReader(written);
        assertThrows(IllegalStateException.class, reader::level);
        assertTrue(reader.next());
        assertEquals(3, reader.intValue());
        assertThrows(IllegalStateException.class, reader::longValue);
        assertTrue(reader.next());
        assertEquals(7, reader.level());
        assertEquals(8, reader.type());
        assertEquals(3, reader.length());
        assertTrue(reader.next());
        assertEquals(5, reader.interfaceIndex());
        assertEquals(0x20010db8_00000000L, reader.inet6High());
        assertEquals(9, reader.inet6Low());
        if (ControlType.TXTIME.isSupported()) {
            assertTrue(reader.next());
            assertEquals(77, reader.longValue());
            assertTrue(reader.next());
            assertEquals(1, reader.pid());
            assertEquals(2, reader.uid());
            assertEquals(3, reader.gid());
        }
        assertFalse(reader.next());
        assertFalse(reader.next());
        assertThrows(IllegalStateException.class, reader::type);
        assertTrue(reader.rewind().next());
        assertEquals("HOPLIMIT", ControlType.HOPLIMIT.toString());
    }

    /** Nothing is read behind the memory, whatever the length of a piece or of all of them says. */
    @Test
    void theMemoryEndsWithTheLastByte() {
        byte[] exact = new byte[(int) ControlWriter.space(1)];
        MemorySegment memory = MemorySegment.ofArray(exact);
        new ControlWriter(memory).put(7, 8, MemorySegment.ofArray(new byte[] {-2}));
        int end = exact.length;
        while (new ControlReader(memory.asSlice(0, end - 1)).next()) {
            end--;
        }
        ControlReader reader = new ControlReader(memory.asSlice(0, end)).limit(Integer.MAX_VALUE);
        assertTrue(reader.next());
        assertEquals(1, reader.length());
        assertEquals(254, reader.intValue());
        assertFalse(reader.next());
    }

    /** Every method on whatever stands in the buffer: it answers, or says that this is something else. */
    @Property(tries = 5000)
    void theReaderBearsAnything(@ForAll @Size(max = 80) byte[] bytes, @ForAll byte level, @ForAll byte type) {
        MemorySegment memory = Arena.ofAuto().allocate(bytes.length).copyFrom(MemorySegment.ofArray(bytes));
        if (bytes.length >= 24) {
            memory.set(JAVA_BYTE, 8, level);
            memory.set(JAVA_LONG.withByteAlignment(1), 0, Byte.toUnsignedLong(type));
        }
        askAll(new ControlReader(memory));
    }

    /** Asks every question of every piece. */
    static void askAll(ControlReader reader) {
        Runnable[] questions = {reader::level, reader::type, reader::length, reader::data, reader::offset,
            reader::intValue, reader::longValue, reader::interfaceIndex, reader::inetAddress, reader::inet6High,
            reader::inet6Low, reader::address, reader::timestampNanos, reader::pid, reader::uid, reader::gid,
            reader::extendedError, reader::descriptors, () -> reader.descriptor(0), () -> reader.takeDescriptor(0)};
        do {
            for (Runnable question : questions) {
                try {
                    question.run();
                } catch (IllegalStateException | IndexOutOfBoundsException somethingElse) {
                    // not an access outside of the segment: that message names it
                    assertFalse(String.valueOf(somethingElse.getMessage()).contains("MemorySegment"),
                            somethingElse::toString);
                }
            }
        } while (reader.next());
    }
}
