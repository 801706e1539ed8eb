package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What datagrams do in every family: sendto, recvfrom. */
@Timeout(300)
abstract class DatagramContract {
    private static final int TOO_LONG = 70_000;

    final Loopback loopback;
    NativeSocket sender;
    NativeSocket receiver;
    Sockaddr to;
    final SockaddrBuffer from = new SockaddrBuffer();

    DatagramContract(Loopback loopback) {
        this.loopback = loopback;
    }

    @BeforeEach
    void bind() throws IOException {
        sender = loopback.bound(SocketType.DGRAM);
        receiver = loopback.bound(SocketType.DGRAM);
        to = receiver.getsockname();
    }

    @AfterEach
    void close() throws IOException {
        if (receiver != null) {
            Loopback.forget(sender.getsockname());
            Loopback.forget(to);
            sender.close();
            receiver.close();
        }
    }

    @Test
    void aDatagramComesWithTheAddressOfItsSender() throws Exception {
        assertEquals(3, sender.sendto(new byte[] {1, 2, 3}, to));
        byte[] buffer = new byte[8];
        assertEquals(3, receiver.recvfrom(buffer, from));
        assertArrayEquals(new byte[] {1, 2, 3, 0, 0, 0, 0, 0}, buffer);
        assertEquals(sender.getsockname(), from.address());
        assertEquals(loopback.family, from.family());
    }

    @Test
    void theAnswerGoesBackThroughTheSameBuffer() throws Exception {
        sender.sendto(new byte[1], to);
        receiver.recvfrom(new byte[1], from);
        assertEquals(2, receiver.sendto(new byte[2], from));
        assertEquals(2, sender.recv(new byte[8]));
    }

    @Test
    void everyKindOfMemoryIsSentAndFilled() throws Exception {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment memory = arena.allocate(8);
            memory.set(ValueLayout.JAVA_BYTE, 2, (byte) 42);
            ByteBuffer buffer = ByteBuffer.allocateDirect(8);

            assertEquals(8, sender.sendto(memory, to));
            assertEquals(8, receiver.recvfrom(buffer, from));
            assertEquals(8, buffer.position());
            assertEquals(42, buffer.get(2));

            buffer.clear().position(2).limit(5);
            assertEquals(3, sender.sendto(buffer, to));
            assertEquals(5, buffer.position());
            assertEquals(3, receiver.recvfrom(memory.fill((byte) 0), from));
            assertEquals(42, memory.get(ValueLayout.JAVA_BYTE, 0));

            buffer.clear().limit(2);
            assertEquals(2, sender.sendto(buffer, Msg.DONTROUTE, to));
            assertEquals(2, receiver.recvfrom(memory, Msg.PEEK, from));
            buffer.clear().position(1);
            assertEquals(2, receiver.recvfrom(buffer, Msg.PEEK, from));
            assertEquals(3, buffer.position());
            assertEquals(2, receiver.recv(memory));

            assertEquals(8, sender.sendto(memory, Msg.DONTROUTE, to));
            assertEquals(8, receiver.recv(memory));
        }
    }

    @Test
    void partsOfMemoryAreSentAndFilled() throws Exception {
        MemorySegment memory = MemorySegment.ofArray(new byte[] {1, 2, 3, 4});
        assertEquals(2, sender.sendto(memory, 1, 2, Msg.NONE, to));
        MemorySegment target = MemorySegment.ofArray(new byte[4]);
        assertEquals(2, receiver.recvfrom(target, 2, 2, Msg.NONE, from));
        assertArrayEquals(new byte[] {0, 0, 2, 3}, target.toArray(ValueLayout.JAVA_BYTE));
        assertEquals(1, sender.sendto(new byte[] {5, 6, 7}, 2, 1, Msg.NONE, to));
        byte[] part = new byte[3];
        assertEquals(1, receiver.recvfrom(part, 1, 2, Msg.NONE, from));
        assertArrayEquals(new byte[] {0, 7, 0}, part);
    }

    @Test
    void anEmptyDatagramIsNotTheEndOfAStream() throws Exception {
        assertEquals(0, sender.sendto(new byte[0], to));
        assertEquals(0, receiver.recvfrom(new byte[8], from));
        assertEquals(sender.getsockname(), from.address());
        sender.sendto(new byte[0], to);
        NativeSocket borrowed = NativeSocket.of(SocketHandle.borrow(receiver.handle().number()));
        assertEquals(0, borrowed.recv(new byte[8]));
    }

    @Test
    void whatDoesNotFitIsLost() throws Exception {
        sender.sendto(new byte[10], to);
        sender.sendto(new byte[2], to);
        byte[] buffer = new byte[4];
        if (Expect.WINDOWS) {
            error(Errno.EMSGSIZE).from("recvfrom", () -> receiver.recvfrom(buffer, from));
        } else {
            assertEquals(4, receiver.recvfrom(buffer, from));
        }
        assertEquals(2, receiver.recvfrom(buffer, from));
    }

    @Test
    void onLinuxTheRealLengthCanBeAskedFor() throws Exception {
        assumeTrue(Expect.LINUX, "MSG_TRUNC as a question is Linux's");
        sender.sendto(new byte[10], to);
        ByteBuffer heap = ByteBuffer.allocate(4);
        assertEquals(10, receiver.recv(heap, Msg.TRUNC));
        assertEquals(4, heap.position());
        sender.sendto(new byte[10], to);
        ByteBuffer direct = ByteBuffer.allocateDirect(6).position(1);
        assertEquals(10, receiver.recvfrom(direct, Msg.TRUNC, from));
        assertEquals(6, direct.position());
        sender.sendto(new byte[10], to);
        assertEquals(10, receiver.recv(new byte[0], 0, 0, Msg.TRUNC));
    }

    @Test
    void aConnectedSocketReceivesOnlyFromItsPeer() throws Exception {
        sender.connect(to);
        assertEquals(1, sender.send(new byte[1]));
        assertEquals(1, receiver.recvfrom(new byte[4], from));
        assertEquals(sender.getsockname(), from.address());
    }

    @Test
    void withoutADatagramThereIsNoAddress() throws Exception {
        from.set(to);
        receiver.setNonBlocking(true);
        assertEquals(NativeSocket.WOULD_BLOCK, receiver.recvfrom(new byte[4], from));
        assertNull(from.address());
    }

    @Test
    void nullIsRefused() {
        assertThrows(NullPointerException.class, () -> sender.sendto(new byte[1], null));
        assertThrows(NullPointerException.class, () -> sender.sendto(ByteBuffer.allocate(1), null));
        assertThrows(NullPointerException.class, () -> sender.sendto(MemorySegment.NULL, null));
        assertThrows(NullPointerException.class, () -> receiver.recvfrom(new byte[1], null));
        assertThrows(NullPointerException.class, () -> receiver.recvfrom(ByteBuffer.allocate(1), null));
        assertThrows(NullPointerException.class, () -> receiver.recvfrom(MemorySegment.NULL, null));
    }

    @Test
    void aDatagramThatIsTooLongIsRefused() throws Exception {
        assumeTrue(loopback != Loopback.UNIX, "limited by the send buffer instead");
        SocketError error =
                error(Errno.EMSGSIZE).from("sendto", () -> sender.sendto(new byte[TOO_LONG], to));
        assertTrue(error.number() > 0);
    }
}
