package dev.panasock;

import static dev.panasock.Expect.error;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** sendmsg and recvmsg: buffers, addresses and flags. */
@Timeout(300)
class MessageTest {
    private static MemorySegment text(Arena arena, String text) {
        return arena.allocateFrom(text, StandardCharsets.US_ASCII).asSlice(0, text.length());
    }

    private static String text(MemorySegment memory, long length) {
        return new String(memory.asSlice(0, length).toArray(JAVA_BYTE), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @EnumSource(Loopback.class)
    void buffersOfADatagramAreSentAndFilledOneAfterTheOther(Loopback loopback) throws Exception {
        try (NativeSocket sender = loopback.bound(SocketType.DGRAM);
                NativeSocket receiver = loopback.bound(SocketType.DGRAM);
                Arena arena = Arena.ofConfined();
                Message out = new Message(3, 0);
                Message in = new Message(2, 0)) {
            out.add(text(arena, "one ")).add(text(arena, "two "))
                    .add(ByteBuffer.allocateDirect(5).put(0, "three".getBytes(StandardCharsets.US_ASCII)));
            out.name().set(receiver.getsockname());
            assertEquals(3, out.buffers());
            assertEquals(13, out.length());
            assertEquals(13, sender.sendmsg(out));
            MemorySegment first = arena.allocate(6);
            MemorySegment rest = arena.allocate(20);
            in.add(first).add(rest);
            assertEquals(13, receiver.recvmsg(in));
            assertEquals("one tw", text(first, 6));
            assertEquals("o three", text(rest, 7));
            assertEquals(sender.getsockname(), in.name().address());
            assertFalse(in.isTruncated());
            assertFalse(in.isControlTruncated());
            Loopback.forget(sender.getsockname());
            Loopback.forget(receiver.getsockname());
        }
    }

    @ParameterizedTest
    @EnumSource(Loopback.class)
    void aStreamTakesAndGivesSeveralBuffers(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection();
                Arena arena = Arena.ofShared();
                Message out = new Message(2, 0);
                Message in = new Message(2, 0)) {
            assertEquals(8, connection.client().sendmsg(out.add(text(arena, "head")).add(text(arena, "body"))));
            MemorySegment target = arena.allocate(8);
            in.add(target, 4, 4).add(target, 0, 4);
            assertEquals(8, connection.server().recvmsg(in, Msg.WAITALL));
            assertEquals("bodyhead", text(target, 8));
            connection.client().shutdown(Shutdown.SEND);
            assertEquals(NativeSocket.END_OF_STREAM, connection.server().recvmsg(in));
            connection.server().setNonBlocking(true);
            connection.client().setNonBlocking(true);
            assertEquals(NativeSocket.WOULD_BLOCK, connection.client().recvmsg(in));
        }
    }

    @Test
    void aDatagramThatDoesNotFitIsCutAndSaidToBe() throws Exception {
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                Arena arena = Arena.ofConfined();
                Message in = new Message(1, 0)) {
            sender.connect(receiver.getsockname());
            sender.send(new byte[10]);
            in.add(arena.allocate(4));
            if (Expect.WINDOWS) {
                error(Errno.EMSGSIZE).from("recvmsg", () -> receiver.recvmsg(in));
                return;
            }
            assertEquals(4, receiver.recvmsg(in));
            assertTrue(in.isTruncated());
            assertEquals(Msg.TRUNC, in.flags() & (Msg.TRUNC | Msg.CTRUNC));
            sender.send(new byte[3]);
            assertEquals(3, receiver.recvmsg(in));
            assertFalse(in.isTruncated());
        }
    }

    @Test
    void aConnectedSocketSendsWithoutAnAddressAndAnEmptyMessageIsADatagram() throws Exception {
        Qemu.needs("messages without buffers");
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                Message message = new Message(0, 0)) {
            error(Errno.EDESTADDRREQ).orWindows(Errno.ENOTCONN, Errno.EDESTADDRREQ, Errno.EINVAL).from("sendmsg",
                    () -> sender.sendmsg(message));
            sender.connect(receiver.getsockname());
            assertEquals(0, sender.sendmsg(message));
            assertEquals(0, receiver.recv(new byte[1]));
        }
    }

    @Test
    void aBufferCanBecomeAnotherPartOfItsMemory() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection();
                Arena arena = Arena.ofConfined();
                Message message = new Message(1, 0)) {
            message.add(text(arena, "abcdef"));
            message.resize(0, 2, 3);
            assertEquals(3, message.length());
            assertEquals(3, connection.client().sendmsg(message));
            byte[] received = new byte[3];
            connection.server().recvFully(received);
            assertEquals("cde", new String(received, StandardCharsets.US_ASCII));
            assertThrows(IndexOutOfBoundsException.class, () -> message.resize(0, 4, 3));
            assertThrows(IndexOutOfBoundsException.class, () -> message.resize(1, 0, 1));
        }
    }

    @Test
    void memoryThatCannotBeSentIsRefused() {
        try (Arena one = Arena.ofConfined();
                Arena two = Arena.ofShared();
                Arena three = Arena.ofShared();
                Message message = new Message(4, 0)) {
            assertThrows(IllegalArgumentException.class, () -> message.add(MemorySegment.ofArray(new byte[4])));
            assertThrows(IllegalArgumentException.class, () -> message.add(ByteBuffer.allocate(4)));
            assertThrows(IndexOutOfBoundsException.class, () -> message.add(one.allocate(4), 2, 3));
            message.add(one.allocate(1)).add(two.allocate(1)).add(one.allocate(1));
            assertThrows(IllegalArgumentException.class, () -> message.add(three.allocate(1)));
            message.add(Arena.ofAuto().allocate(1));
            assertThrows(IllegalStateException.class, () -> message.add(one.allocate(1)));
            assertEquals(4, message.buffers());
            message.name().set(InetSockaddr.loopback(9));
            assertEquals(0, message.clear().buffers());
            assertEquals(0, message.name().length());
            assertTrue(message.add(three.allocate(1)).toString().contains("1 buffers, 1 bytes"), message::toString);
            assertEquals(0, message.clearBuffers().buffers());
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET", "INET6"})
    void theNameIsLeftOutWhereNobodyAsks(Loopback family) throws Exception {
        try (NativeSocket sender = family.bound(SocketType.DGRAM);
                NativeSocket receiver = family.bound(SocketType.DGRAM);
                Arena arena = Arena.ofConfined();
                Message out = new Message(1, 0);
                Message in = new Message(1, 0)) {
            out.add(arena.allocate(1)).name().set(receiver.getsockname());
            in.add(arena.allocate(8)).acceptName(false).name().set(receiver.getsockname());
            assertEquals(1, sender.sendmsg(out));
            assertEquals(1, receiver.recvmsg(in));
            assertEquals(receiver.getsockname(), in.name().address(), "as it was");
            assertEquals(1, sender.sendmsg(out));
            assertEquals(1, receiver.recvmsg(in.acceptName(true)));
            assertEquals(sender.getsockname(), in.name().address());
        }
    }

    @Test
    void freedMemoryIsNotSent() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection(); Message message = new Message(2, 0)) {
            try (Arena arena = Arena.ofConfined()) {
                message.add(arena.allocate(1));
            }
            assertThrows(IllegalStateException.class, () -> connection.client().sendmsg(message));
            message.clear();
            Arena freed = Arena.ofShared();
            try (Arena kept = Arena.ofConfined()) {
                message.add(kept.allocate(1)).add(freed.allocate(1));
                freed.close();
                assertThrows(IllegalStateException.class, () -> connection.client().recvmsg(message));
            }
        }
    }

    @Test
    void tooManyBuffersAreTheSystemsToRefuse() throws Exception {
        int many = 5000;
        try (Loopback.Connection connection = Loopback.INET.connection();
                Arena arena = Arena.ofConfined();
                Message message = new Message(many, 0)) {
            MemorySegment one = arena.allocate(1);
            for (int i = 0; i < many; i++) {
                message.add(one);
            }
            if (!Expect.WINDOWS) {
                error(Errno.EMSGSIZE).from("sendmsg", () -> connection.client().sendmsg(message));
            }
        }
    }

    @Test
    void aClosedSocketAndOneWithoutAPeer() throws Exception {
        Qemu.needs("messages without buffers");
        NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
        try (Message message = new Message(0, 0)) {
            error(Errno.ENOTCONN).orLinux(Errno.EPIPE).orWindows(Errno.ENOTCONN, Errno.ECONNRESET).from("sendmsg",
                    () -> socket.sendmsg(message));
            error(Errno.ENOTCONN).from("recvmsg", () -> socket.recvmsg(message));
            socket.close();
            for (IOException thrown : new IOException[] {
                assertThrows(IOException.class, () -> socket.sendmsg(message)),
                assertThrows(IOException.class, () -> socket.recvmsg(message))}) {
                assertInstanceOf(SocketClosedException.class, thrown);
            }
        }
    }

    @Test
    void aClosedReceiverIsAnErrorAndNoSignal() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection();
                Arena arena = Arena.ofConfined();
                Message message = new Message(1, 0)) {
            connection.client().shutdown(Shutdown.SEND);
            message.add(arena.allocate(1));
            error(Errno.EPIPE).orWindows(Errno.ESHUTDOWN).from("sendmsg", () -> connection.client().sendmsg(message));
        }
    }
}
