package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** SCM_RIGHTS and SCM_CREDENTIALS: what arrives, and that nothing stays open which nobody wanted. */
@Timeout(300)
@EnabledOnOs({OS.LINUX, OS.MAC})
class DescriptorPassingTest {
    /** Two connected UNIX sockets with a message for each. */
    private static final class Channel implements AutoCloseable {
        final SocketPair ends;
        final Arena arena = Arena.ofConfined();
        final Message out;
        final Message in;

        Channel(SocketType type, int room) throws IOException {
            ends = NativeSocket.pair(AddressFamily.UNIX, type, Protocol.DEFAULT);
            out = new Message(1, (int) ControlWriter.space(300L * Integer.BYTES));
            in = new Message(1, room);
            out.add(arena.allocate(4));
            in.add(arena.allocate(4));
        }

        void pass(SocketHandle... sockets) throws IOException {
            out.writeControl().rights(sockets);
            assertEquals(4, ends.first().sendmsg(out));
        }

        ControlReader receive() throws IOException {
            assertEquals(4, ends.second().recvmsg(in));
            ControlReader control = in.control();
            assertTrue(control.next() && control.is(ControlType.RIGHTS));
            return control;
        }

        @Override
        public void close() throws IOException {
            ends.close();
            in.close();
            out.close();
            arena.close();
        }
    }

    private static int room(int descriptors) {
        return (int) ControlWriter.space((long) descriptors * Integer.BYTES);
    }

    @Test
    void aListenerGoesToWhomItIsPassed() throws Exception {
        int before = OpenFiles.count();
        try (Channel channel = new Channel(SocketType.STREAM, room(1))) {
            channel.in.acceptDescriptors(true);
            Sockaddr address;
            try (NativeSocket listener = Loopback.INET.listener()) {
                address = listener.getsockname();
                channel.pass(listener.handle());
            }
            ControlReader control = channel.receive();
            assertEquals(1, control.descriptors());
            assertTrue(control.descriptor(0) >= 0);
            try (NativeSocket passed = NativeSocket.of(SocketHandle.adopt(control.takeDescriptor(0)));
                    NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
                assertEquals(-1, control.takeDescriptor(0));
                assertEquals(address, passed.getsockname());
                client.connect(address);
                passed.accept().close();
                if (Expect.LINUX) {
                    // O_CLOEXEC, as fdinfo has it
                    String info = Files.readString(Path.of("/proc/self/fdinfo/" + passed.handle().number()));
                    assertTrue(info.contains("02000002"), info);
                }
            }
        }
        assertEquals(before, OpenFiles.count());
    }

    @Test
    void severalAreInOrder() throws Exception {
        int before = OpenFiles.count();
        try (Channel channel = new Channel(SocketType.DGRAM, room(3));
                NativeSocket one = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket two = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket three = Loopback.INET.bound(SocketType.DGRAM)) {
            channel.in.acceptDescriptors(true);
            channel.pass(one.handle(), two.handle(), three.handle());
            ControlReader control = channel.receive();
            assertEquals(3, control.descriptors());
            NativeSocket[] sent = {one, two, three};
            for (int i = 0; i < sent.length; i++) {
                try (NativeSocket passed = NativeSocket.of(SocketHandle.adopt(control.takeDescriptor(i)))) {
                    assertEquals(sent[i].getsockname(), passed.getsockname());
                }
            }
            assertThrows(IndexOutOfBoundsException.class, () -> control.takeDescriptor(3));
            assertThrows(IndexOutOfBoundsException.class, () -> control.descriptor(-1));
        }
        assertEquals(before, OpenFiles.count());
    }

    @Test
    void whatNobodyAskedForIsClosedAtOnce() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, room(3))) {
            int before = OpenFiles.count();
            SocketHandle handle = channel.ends.first().handle();
            for (int i = 0; i < 20; i++) {
                channel.pass(handle, handle, handle);
                ControlReader control = channel.receive();
                assertEquals(-1, control.descriptor(2));
                assertEquals(before, OpenFiles.count());
            }
        }
    }

    @Test
    void whatNobodyTookIsClosedByTheNextCallByClearAndByClose() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, room(3))) {
            SocketHandle handle = channel.ends.first().handle();
            channel.in.acceptDescriptors(true);
            int before = OpenFiles.count();
            for (Runnable next : new Runnable[] {channel.in::clear, channel.in::close, channel.in::writeControl}) {
                channel.in.clearBuffers().add(channel.arena.allocate(4));
                channel.pass(handle, handle, handle);
                channel.receive();
                assertEquals(before + 3, OpenFiles.count());
                next.run();
                assertEquals(before, OpenFiles.count());
            }
            channel.in.clearBuffers().add(channel.arena.allocate(4));
            channel.pass(handle, handle);
            channel.receive();
            channel.ends.second().setNonBlocking(true);
            assertEquals(NativeSocket.WOULD_BLOCK, channel.ends.second().recvmsg(channel.in));
            assertEquals(before, OpenFiles.count());
        }
    }

    @Test
    void ofTooManyForTheRoomNoneStaysOpen() throws Exception {
        Qemu.needs("descriptors that find no room");
        for (int room : new int[] {room(2), (int) ControlWriter.space(0) + 4, 8, 1, 0}) {
            try (Channel channel = new Channel(SocketType.STREAM, room)) {
                SocketHandle handle = channel.ends.first().handle();
                channel.in.acceptDescriptors(true);
                int before = OpenFiles.count();
                channel.pass(handle, handle, handle, handle, handle);
                assertEquals(4, channel.ends.second().recvmsg(channel.in));
                assertTrue(channel.in.isControlTruncated());
                assertEquals(before, OpenFiles.count());
            }
        }
    }

    @Test
    void aReadThatKnowsNothingOfDescriptorsLeavesNoneOpen() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, 0)) {
            int before = OpenFiles.count();
            channel.pass(channel.ends.first().handle());
            assertEquals(4, channel.ends.second().recv(new byte[4]));
            assertEquals(before, OpenFiles.count());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void asManyAsTheSystemPassesAndOneMore() throws Exception {
        int most = 253;
        try (Channel channel = new Channel(SocketType.STREAM, room(most))) {
            SocketHandle[] handles = new SocketHandle[most + 1];
            Arrays.fill(handles, channel.ends.first().handle());
            channel.in.acceptDescriptors(true);
            int before = OpenFiles.count();
            channel.out.writeControl().rights(handles);
            error(Errno.EINVAL).from("sendmsg", () -> channel.ends.first().sendmsg(channel.out));
            channel.pass(Arrays.copyOf(handles, most));
            assertEquals(most, channel.receive().descriptors());
            assertEquals(before + most, OpenFiles.count());
            channel.in.close();
            assertEquals(before, OpenFiles.count());
        }
    }

    @Test
    void aHandleThatWasClosedMeanwhileIsNotSent() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, room(2))) {
            NativeSocket closed = Loopback.INET.open(SocketType.STREAM);
            SocketHandle open = channel.ends.first().handle();
            channel.out.writeControl().rights(open, closed.handle());
            assertThrows(IllegalStateException.class, () -> channel.out.writeControl().rights(open).rights(open));
            channel.out.writeControl().rights(open, closed.handle());
            closed.close();
            assertInstanceOf(SocketClosedException.class,
                    assertThrows(IOException.class, () -> channel.ends.first().sendmsg(channel.out)));
            // Nothing went, and the handle that was held is free again.
            channel.ends.second().setNonBlocking(true);
            assertEquals(NativeSocket.WOULD_BLOCK, channel.ends.second().recvmsg(channel.in));
            channel.ends.first().close();
            assertEquals(NativeSocket.END_OF_STREAM, channel.ends.second().recvmsg(channel.in));
        }
    }

    @Test
    void aDescriptorThatIsNoneIsTheSystemsToRefuse() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, room(1))) {
            channel.out.writeControl().descriptors(-1);
            error(Errno.EBADF).from("sendmsg", () -> channel.ends.first().sendmsg(channel.out));
            int before = OpenFiles.count();
            channel.out.writeControl().descriptors((int) channel.ends.first().handle().number());
            channel.ends.first().sendmsg(channel.out);
            channel.receive();
            assertEquals(before, OpenFiles.count());
        }
    }

    /** The sender writes and closes; the descriptor is in the queue, and goes when the queue goes. */
    @Test
    void whatIsOnItsWayWhenTheReceiverClosesIsClosedByTheSystem() throws Exception {
        int before = OpenFiles.count();
        Channel channel = new Channel(SocketType.STREAM, room(1));
        NativeSocket socket = Loopback.INET.listener();
        Sockaddr address = socket.getsockname();
        channel.pass(socket.handle());
        socket.close();
        channel.close();
        assertEquals(before, OpenFiles.count());
        try (NativeSocket late = Loopback.INET.open(SocketType.STREAM)) {
            error(Errno.ECONNREFUSED).from("connect", () -> late.connect(address));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoSent() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, (int) ControlWriter.space(16))) {
            AncillaryDataTest.set(channel.ends.second(), "SOL_SOCKET", "SO_PASSCRED", 1);
            channel.out.writeControl();
            channel.ends.first().sendmsg(channel.out);
            assertEquals(4, channel.ends.second().recvmsg(channel.in));
            ControlReader control = AncillaryDataTest.find(channel.in, ControlType.CREDENTIALS);
            assertEquals(ProcessHandle.current().pid(), control.pid());
            int uid = control.uid();
            int gid = control.gid();
            assertEquals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"), uid);
            channel.out.writeControl().credentials((int) ProcessHandle.current().pid(), uid, gid);
            channel.ends.first().sendmsg(channel.out);
            assertEquals(4, channel.ends.second().recvmsg(channel.in));
            channel.out.writeControl().credentials(Integer.MAX_VALUE, uid, gid);
            error(Errno.EPERM).orLinux(Errno.EPERM, Errno.ESRCH).from("sendmsg",
                    () -> channel.ends.first().sendmsg(channel.out));
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aPidfdNobodyAskedForIsClosed() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, room(1))) {
            try {
                AncillaryDataTest.set(channel.ends.second(), "SOL_SOCKET", "SO_PASSPIDFD", 1);
            } catch (IOException tooOld) {
                org.junit.jupiter.api.Assumptions.abort("this kernel has no SO_PASSPIDFD: " + tooOld.getMessage());
            }
            int before = OpenFiles.count();
            channel.out.writeControl();
            channel.ends.first().sendmsg(channel.out);
            assertEquals(4, channel.ends.second().recvmsg(channel.in));
            ControlReader control = AncillaryDataTest.find(channel.in, ControlType.PIDFD);
            assertEquals(-1, control.descriptor(0));
            assertEquals(before, OpenFiles.count());
            assertFalse(control.next());
        }
    }

    @Test
    void dataAndDescriptorsArriveTogether() throws Exception {
        try (Channel channel = new Channel(SocketType.STREAM, room(1))) {
            MemorySegment data = channel.arena.allocateFrom("abc");
            channel.out.clearBuffers().add(data);
            channel.pass(channel.ends.second().handle());
            MemorySegment received = channel.arena.allocate(4);
            channel.in.clearBuffers().add(received);
            channel.receive();
            assertArrayEquals(data.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE),
                    received.toArray(java.lang.foreign.ValueLayout.JAVA_BYTE));
        }
    }
}
