package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What only UNIX sockets do. */
@Timeout(300)
class UnixSocketTest {
    @Test
    void aChannelOfJavaConnectsToThePath() throws Exception {
        try (NativeSocket listener = Loopback.UNIX.listener();
                SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            Sockaddr address = listener.getsockname();
            client.connect(address.toSocketAddress());
            try (NativeSocket server = listener.accept()) {
                client.write(ByteBuffer.wrap(new byte[3]));
                assertEquals(3, server.recv(new byte[8]));
            }
            assertEquals(address, Sockaddr.of(client.getRemoteAddress()));
            Loopback.forget(address);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "abstract names are Linux's")
    void anAbstractNameIsConnectedTo() throws Exception {
        byte[] name = ("panasock\0" + System.nanoTime()).getBytes(StandardCharsets.UTF_8);
        UnixSockaddr address = UnixSockaddr.ofAbstract(name);
        try (NativeSocket listener = Loopback.UNIX.open(SocketType.STREAM);
                NativeSocket client = Loopback.UNIX.open(SocketType.STREAM)) {
            listener.bind(address);
            listener.listen(1);
            assertTrue(client.connect(address));
            assertEquals(address, client.getpeername());
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "automatic names are Linux's")
    void anUnnamedAddressAsksForANameOnLinux() throws Exception {
        try (NativeSocket socket = Loopback.UNIX.open(SocketType.DGRAM)) {
            assertEquals(UnixSockaddr.UNNAMED, socket.getsockname());
            socket.bind(UnixSockaddr.UNNAMED);
            assertTrue(((UnixSockaddr) socket.getsockname()).isAbstract());
        }
    }

    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "Windows has no UNIX datagrams")
    void aSenderThatIsNotBoundHasNoAddress() throws Exception {
        try (NativeSocket receiver = Loopback.UNIX.bound(SocketType.DGRAM);
                NativeSocket sender = Loopback.UNIX.open(SocketType.DGRAM)) {
            Sockaddr to = receiver.getsockname();
            sender.sendto(new byte[2], to);
            SockaddrBuffer from = new SockaddrBuffer();
            from.set(to);
            assertEquals(2, receiver.recvfrom(new byte[8], from));
            Sockaddr address = from.address();
            assertTrue(address == null || address.equals(UnixSockaddr.UNNAMED), () -> "from " + address);
            assertEquals(Expect.LINUX, address == null);
            Loopback.forget(to);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems tell of it in other ways")
    void theLongestPathComesBackWhole() throws Exception {
        String start = "/tmp/" + ProcessHandle.current().pid() + "-";
        String path = start + "p".repeat(108 - start.length());
        UnixSockaddr address = UnixSockaddr.of(path);
        assertEquals(108, address.path().length);
        try (NativeSocket socket = Loopback.UNIX.open(SocketType.STREAM)) {
            socket.bind(address);
            assertEquals(address, socket.getsockname());
        } finally {
            Loopback.forget(UnixSockaddr.of(UnixDomainSocketAddress.of(path)));
        }
    }

    @Test
    void aPathWithoutAListenerRefuses() throws Exception {
        try (NativeSocket bound = Loopback.UNIX.bound(SocketType.STREAM);
                NativeSocket client = Loopback.UNIX.open(SocketType.STREAM)) {
            Sockaddr address = bound.getsockname();
            error(Errno.ECONNREFUSED).from("connect", () -> client.connect(address));
            Loopback.forget(address);
        }
        assertNull(new SockaddrBuffer().address());
    }
}
