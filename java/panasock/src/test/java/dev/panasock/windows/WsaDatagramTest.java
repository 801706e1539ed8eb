package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.panasock.InetSockaddr;
import dev.panasock.Msg;
import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketFailure;
import dev.panasock.SocketType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** WSASendTo, WSARecvFrom, WSASendMsg and WSARecvMsg on datagram sockets. */
@WindowsTest
class WsaDatagramTest {
    private OverlappedSocket one;
    private OverlappedSocket two;
    private CompletionPort port;
    private Overlapped sending;
    private Overlapped receiving;

    @BeforeEach
    void open() throws IOException {
        one = Pair.bound(SocketType.DGRAM);
        two = Pair.bound(SocketType.DGRAM);
        port = CompletionPort.open(0);
        port.associate(one, 1);
        sending = Overlapped.forEvent();
        receiving = Overlapped.forPort();
    }

    @AfterEach
    void close() {
        one.close();
        two.close();
        port.close();
        sending.close();
        receiving.close();
    }

    private Sockaddr name(OverlappedSocket socket) throws IOException {
        return socket.socket().getsockname();
    }

    private void finish() throws IOException {
        sending.await(Pair.SOON);
        sending.result();
    }

    @Test
    void recvFromTellsTheSender() throws IOException {
        MemorySegment target = Pair.memory(32);
        assertFalse(one.recvFrom(receiving, target, Msg.NONE));
        two.sendTo(sending, Pair.text("hello"), Msg.NONE, name(one));
        finish();
        assertEquals(5, sending.bytes());
        assertEquals(5, Pair.next(port).result());
        assertEquals("hello", Pair.text(target, 5));
        assertEquals(name(two), receiving.address());
    }

    @Test
    void aNameMayBeEncodedAlready() throws IOException {
        SockaddrBuffer to = new SockaddrBuffer();
        to.set(name(one));
        one.recvFrom(receiving, Pair.memory(8), Msg.NONE);
        two.sendTo(sending, Pair.memory(0), Msg.NONE, to);
        finish();
        assertEquals(0, Pair.next(port).result());
        assertEquals(name(two), receiving.address());
    }

    /** The buffer is filled and the number of the completion is another than that of the call. */
    @Test
    void aDatagramThatIsTooLongIsCut() throws IOException {
        MemorySegment target = Pair.memory(3);
        one.recvFrom(receiving, target, Msg.NONE);
        two.sendTo(sending, Pair.text("hello"), Msg.NONE, name(one));
        finish();
        Pair.next(port);
        assertEquals(234, receiving.status().number());
        assertEquals(3, receiving.bytes());
        assertEquals("hel", Pair.text(target, 3));
        SocketFailure failure = (SocketFailure) assertThrows(IOException.class, receiving::result);
        assertEquals(10040, failure.error().number());
    }

    @Test
    void messagesWithScatteredBuffers() throws IOException {
        MemorySegment[] targets = {Pair.memory(2), Pair.memory(30)};
        assertFalse(one.recvMsg(receiving, targets, MemorySegment.NULL, Msg.NONE));
        MemorySegment[] parts = {Pair.text("he"), Pair.text("llo")};
        two.sendMsg(sending, parts, MemorySegment.NULL, Msg.NONE, name(one));
        finish();
        assertEquals(5, Pair.next(port).result());
        assertEquals("he", Pair.text(targets[0], 2));
        assertEquals("llo", Pair.text(targets[1], 3));
        assertEquals(name(two), receiving.address());
        assertEquals(0, receiving.flags());
        assertEquals(0, receiving.controlLength());
    }

    @Test
    void ancillaryDataIsReceivedIntoMemoryOfASharedArenaToo() throws IOException {
        one.socket().setsockopt(dev.panasock.winsock.Winsock2.IPPROTO_IP, dev.panasock.winsock.Winsock2.IP_PKTINFO,
                new byte[] {1, 0, 0, 0});
        try (Arena arena = Arena.ofShared()) {
            MemorySegment control = arena.allocate(128, 8);
            one.recvMsg(receiving, new MemorySegment[] {arena.allocate(8)}, control, Msg.NONE);
            two.sendMsg(sending, new MemorySegment[] {Pair.text("x")}, MemorySegment.NULL, Msg.NONE, name(one));
            finish();
            assertEquals(1, Pair.next(port).result());
            assertEquals(24, receiving.controlLength());
            // WSACMSGHDR: length, level, type; then 127.0.0.1 as the destination.
            assertEquals(dev.panasock.winsock.Winsock2.IP_PKTINFO,
                    control.get(java.lang.foreign.ValueLayout.JAVA_INT, 12));
            assertEquals(127, control.get(java.lang.foreign.ValueLayout.JAVA_BYTE, 16));
        }
    }

    @Test
    void aConnectedSocketSendsMessagesWithoutAName() throws IOException {
        two.socket().connect(name(one));
        one.recvFrom(receiving, Pair.memory(8), Msg.NONE);
        two.sendMsg(sending, new MemorySegment[] {Pair.text("hi")}, MemorySegment.NULL, Msg.NONE, null);
        finish();
        assertEquals(2, Pair.next(port).result());
        assertThrows(NullPointerException.class, () -> two.sendTo(sending, Pair.memory(1), Msg.NONE, null));
        assertFalse(sending.isInFlight());
    }

    @Test
    void aReceiveThatWasCancelledHasNoSender() throws IOException {
        one.recvMsg(receiving, new MemorySegment[] {Pair.memory(8)}, MemorySegment.NULL, Msg.NONE);
        receiving.cancel();
        assertEquals(995, Pair.next(port).status().number());
        one.recvFrom(receiving, Pair.memory(8), Msg.NONE);
        receiving.cancel();
        Pair.next(port);
        assertNull(receiving.address());
        assertThrows(IOException.class,
                () -> two.sendTo(sending, Pair.memory(1), Msg.NONE, InetSockaddr.loopback(0)));
    }
}
