package dev.panasock;

import static dev.panasock.Expect.error;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** sendmmsg and recvmmsg. */
@Timeout(300)
class MessageBatchTest {
    private static final int SIZE = 64;

    /** A batch whose messages have their number as payload and go to an address. */
    private static MessageBatch numbered(int messages, Sockaddr to) {
        MessageBatch batch = new MessageBatch(messages, SIZE, 64);
        for (int i = 0; i < messages; i++) {
            batch.payload(i).set(JAVA_INT, 0, i);
            batch.resize(i, Integer.BYTES + i);
            batch.message(i).name().set(to);
        }
        return batch;
    }

    /** Receives until there are as many: a datagram of loopback may come a moment after the call that sent it. */
    private static void receiveAll(NativeSocket receiver, MessageBatch in, int messages, Sockaddr from)
            throws IOException {
        for (int seen = 0; seen < messages;) {
            int n = receiver.recvmmsg(in);
            assertTrue(n >= 1 && n <= in.size(), () -> n + " messages");
            for (int i = 0; i < n; i++, seen++) {
                assertEquals(Integer.BYTES + seen, in.bytes(i));
                assertEquals(seen, in.payload().get(JAVA_INT, in.offset(i)));
                assertEquals(from, in.message(i).name().address());
                assertFalse(in.message(i).isTruncated());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Loopback.class, names = "UNIX", mode = EnumSource.Mode.EXCLUDE)
    void manyDatagramsByOneCall(Loopback loopback) throws Exception {
        try (NativeSocket sender = loopback.bound(SocketType.DGRAM);
                NativeSocket receiver = loopback.bound(SocketType.DGRAM);
                MessageBatch out = numbered(32, receiver.getsockname());
                MessageBatch in = new MessageBatch(40, SIZE, 0)) {
            for (int round = 0; round < 3; round++) {
                assertEquals(32, sender.sendmmsg(out));
                assertEquals(Integer.BYTES + 31, out.bytes(31));
                receiveAll(receiver, in, 32, sender.getsockname());
            }
            receiver.setNonBlocking(true);
            assertEquals(NativeSocket.WOULD_BLOCK, receiver.recvmmsg(in));
            assertEquals(0, receiver.recvmmsg(in, 0, Msg.NONE));
            assertEquals("MessageBatch[40 messages of 64 bytes]", in.toString());
        }
    }

    @Test
    void aPartOfABatchAndFewerThanThereAre() throws Exception {
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                MessageBatch out = numbered(8, receiver.getsockname());
                MessageBatch in = new MessageBatch(8, SIZE, 0)) {
            assertEquals(1, sender.sendmmsg(out, 0, 1, Msg.NONE));
            assertEquals(1, receiver.recvmmsg(in));
            assertEquals(sender.getsockname(), in.message(0).name().address());
            assertEquals(3, sender.sendmmsg(out, 5, 3, Msg.NONE));
            for (int seen = 0; seen < 3;) {
                int n = receiver.recvmmsg(in, 2, Msg.NONE);
                assertTrue(n >= 1 && n <= 2);
                for (int i = 0; i < n; i++, seen++) {
                    assertEquals(5 + seen, in.payload(i).get(JAVA_INT, 0));
                }
            }
            assertThrows(IndexOutOfBoundsException.class, () -> sender.sendmmsg(out, 5, 4, Msg.NONE));
            assertThrows(IndexOutOfBoundsException.class, () -> receiver.recvmmsg(in, 9, Msg.NONE));
            assertThrows(IndexOutOfBoundsException.class, () -> in.resize(0, SIZE + 1));
            assertThrows(IndexOutOfBoundsException.class, () -> in.offset(8));
        }
    }

    /** Nor what it had before. */
    @Test
    void whatDidNotComeHasNothing() throws Exception {
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                MessageBatch out = numbered(2, receiver.getsockname());
                MessageBatch in = new MessageBatch(2, SIZE, 64)) {
            receiver.set(IpOption.IP_RECVTTL, true);
            assertEquals(1, sender.sendmmsg(out, 0, 1, Msg.NONE));
            assertEquals(1, sender.sendmmsg(out, 1, 1, Msg.NONE));
            for (int seen = 0; seen < 2;) {
                int n = receiver.recvmmsg(in, 2 - seen, Msg.NONE);
                assertTrue(in.message(n - 1).control().next());
                seen += n;
            }
            assertEquals(1, sender.sendmmsg(out, 0, 1, Msg.NONE));
            assertEquals(1, receiver.recvmmsg(in));
            assertTrue(in.message(0).control().next());
            assertEquals(sender.getsockname(), in.message(0).name().address());
            assertFalse(in.message(1).control().next());
            assertEquals(0, in.message(1).name().length());
        }
    }

    /** What came before the one that fails has gone, and the failure comes with the next call. */
    @Test
    void theFirstThatFailsEndsTheCall() throws Exception {
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                MessageBatch out = numbered(4, receiver.getsockname());
                MessageBatch in = new MessageBatch(4, SIZE, 0)) {
            out.message(2).name().set(new InetSockaddr(InetSockaddr.BROADCAST, 9)); // needs SO_BROADCAST
            assertEquals(2, sender.sendmmsg(out));
            error(Errno.EACCES).from("sendmmsg", () -> sender.sendmmsg(out, 2, 2, Msg.NONE));
            receiveAll(receiver, in, 2, sender.getsockname());
        }
    }

    @Test
    void ancillaryDataOfEachMessage() throws Exception {
        try (NativeSocket sender = Loopback.INET6.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET6.bound(SocketType.DGRAM);
                MessageBatch out = numbered(4, receiver.getsockname());
                MessageBatch in = new MessageBatch(1, SIZE, 64)) {
            AncillaryDataTest.set(receiver, "IPPROTO_IPV6", Expect.WINDOWS ? "IPV6_HOPLIMIT" : "IPV6_RECVHOPLIMIT", 1);
            for (int i = 0; i < 4; i++) {
                out.message(i).writeControl().put(ControlType.HOPLIMIT, 10 + i);
            }
            assertEquals(4, sender.sendmmsg(out));
            for (int i = 0; i < 4; i++) {
                assertEquals(1, receiver.recvmmsg(in));
                int hops = AncillaryDataTest.find(in.message(0), ControlType.HOPLIMIT).intValue();
                assumeTrue(!Expect.WINDOWS || hops != 64, "Wine does not send what it was asked to");
                assertEquals(10 + i, hops);
            }
        }
    }

    /** Twenty datagrams of fifty bytes go down, and come up, as one message. */
    @Test
    void segmentsInABatch() throws Exception {
        int segments = 20;
        int bytes = 50;
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                MessageBatch out = new MessageBatch(2, segments * bytes, 64);
                MessageBatch in = new MessageBatch(2, segments * bytes, 64)) {
            AncillaryDataTest.set(receiver, "IPPROTO_UDP",
                    Expect.WINDOWS ? "UDP_RECV_MAX_COALESCED_SIZE" : "UDP_GRO", Expect.WINDOWS ? segments * bytes : 1);
            for (int i = 0; i < 2; i++) {
                out.message(i).name().set(receiver.getsockname());
                out.message(i).writeControl().segmentSize(bytes);
                out.payload(i).fill((byte) ('a' + i));
            }
            assertEquals(2, sender.sendmmsg(out));
            for (int seen = 0; seen < 2;) {
                int n = receiver.recvmmsg(in);
                for (int i = 0; i < n; i++, seen++) {
                    assertEquals(segments * bytes, in.bytes(i));
                    assertEquals(bytes, AncillaryDataTest.find(in.message(i), ControlType.UDP_GRO).intValue());
                    assertEquals('a' + seen, in.payload(i).get(JAVA_BYTE, in.bytes(i) - 1));
                }
            }
        }
    }

    @Test
    void buffersOfTheCallersOwn() throws Exception {
        Qemu.needs("messages without buffers");
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                Arena one = Arena.ofConfined();
                Arena three = Arena.ofShared();
                MessageBatch out = MessageBatch.ofEmpty(3, 2, 0)) {
            Arena two = Arena.ofShared();
            sender.connect(receiver.getsockname());
            MemorySegment[] parts = {one.allocate(1), two.allocate(2), one.allocate(3), two.allocate(4)};
            out.message(0).add(parts[0]).add(parts[1]);
            out.message(1).add(parts[2]).add(parts[3]);
            assertEquals(3, sender.sendmmsg(out));
            for (int expected : new int[] {3, 7, 0}) {
                assertEquals(expected, receiver.recv(new byte[10]));
            }
            assertThrows(IllegalStateException.class, () -> out.payload(0));
            out.message(2).add(three.allocate(1));
            assertThrows(IllegalArgumentException.class, () -> sender.sendmmsg(out));
            assertThrows(IllegalArgumentException.class, () -> receiver.recvmmsg(out));
            assertEquals(2, sender.sendmmsg(out, 0, 2, Msg.NONE));
            two.close();
            assertThrows(IllegalStateException.class, () -> sender.sendmmsg(out, 0, 2, Msg.NONE));
        }
    }

    @Test
    void aClosedSocketAndSocketsToPass() throws Exception {
        NativeSocket socket = Loopback.INET.open(SocketType.DGRAM);
        try (MessageBatch batch = new MessageBatch(1, 1, 64)) {
            if (ControlType.RIGHTS.isSupported()) {
                batch.message(0).writeControl().rights(socket.handle());
                assertThrows(IllegalArgumentException.class, () -> socket.sendmmsg(batch));
                batch.message(0).writeControl();
            }
            socket.close();
            assertInstanceOf(SocketClosedException.class,
                    assertThrows(IOException.class, () -> socket.sendmmsg(batch)));
            assertInstanceOf(SocketClosedException.class,
                    assertThrows(IOException.class, () -> socket.recvmmsg(batch)));
        }
    }
}
