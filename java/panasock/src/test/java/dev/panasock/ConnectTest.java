package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code connect}, its pending form, and {@code getpeername}. */
@Timeout(300)
class ConnectTest {
    private static final int PATIENCE_MILLIS = 100_000;

    /** It does not listen, and nobody else does at its port. */
    private final NativeSocket silent = Loopback.INET.bound(SocketType.STREAM);

    ConnectTest() throws IOException {
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @ParameterizedTest
    @EnumSource
    void aBlockingConnectReturnsWhenItStands(Loopback loopback) throws Exception {
        try (NativeSocket listener = loopback.listener(); NativeSocket client = loopback.open(SocketType.STREAM)) {
            Sockaddr address = listener.getsockname();
            assertTrue(client.connect(address));
            assertEquals(address, client.getpeername());
            assertTrue(client.finishConnect());
            Loopback.forget(address);
        }
    }

    @Test
    void theAddressOfABufferIsConnectedToo() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            SockaddrBuffer name = new SockaddrBuffer();
            name.set(listener.getsockname());
            assertTrue(client.connect(name));
        }
    }

    @Test
    void aRefusedConnectIsAConnectException() throws Exception {
        Sockaddr nobody = silent.getsockname();
        try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            SocketError error = error(Errno.ECONNREFUSED).from("connect", () -> client.connect(nobody));
            assertTrue(error.connectionRefused());
        }
        try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            ConnectException thrown = assertThrows(ConnectException.class, () -> client.connect(nobody));
            assertTrue(thrown.getMessage().endsWith(": " + nobody), thrown::getMessage);
        }
    }

    @Test
    void aSecondConnectIsRefused() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            Sockaddr address = listener.getsockname();
            client.connect(address);
            error(Errno.EISCONN).from("connect", () -> client.connect(address));
        }
    }

    @Test
    void aNonBlockingConnectIsFinishedLater() throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            client.setNonBlocking(true);
            boolean connected = client.connect(listener.getsockname());
            if (!connected) {
                assertTrue((client.poll(Poll.OUT, PATIENCE_MILLIS) & Poll.OUT) != 0);
            }
            assertTrue(client.finishConnect());
            assertEquals(listener.getsockname(), client.getpeername());
        }
    }

    @Test
    void aRefusalIsToldWhenANonBlockingConnectIsFinished() throws Exception {
        Sockaddr nobody = silent.getsockname();
        try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            client.setNonBlocking(true);
            SocketError error = error(Errno.ECONNREFUSED).from("connect", () -> {
                assertFalse(client.connect(nobody));
                client.poll(Poll.OUT, PATIENCE_MILLIS);
                client.finishConnect();
            });
            assertTrue(error.connectionRefused());
        }
    }

    /** Linux leaves a client pending whose listener has no more room. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems refuse when the queue is full")
    void anUndecidedConnectStaysPending() throws Exception {
        Deque<NativeSocket> clients = new ArrayDeque<>();
        try (NativeSocket listener = Loopback.INET.bound(SocketType.STREAM)) {
            listener.listen(0);
            Sockaddr address = listener.getsockname();
            NativeSocket last;
            do {
                last = Loopback.INET.open(SocketType.STREAM);
                clients.push(last);
                last.setNonBlocking(true);
            } while (last.connect(address) || last.poll(Poll.OUT, 100) != 0);
            NativeSocket pending = last;
            assertFalse(pending.finishConnect());
            error(Errno.EALREADY).from("connect", () -> pending.connect(address));
        } finally {
            for (NativeSocket client : clients) {
                client.close();
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems refuse when the queue is full")
    void aUnixListenerWithoutRoomGivesPendingThoughNothingHasBegun() throws Exception {
        Deque<NativeSocket> clients = new ArrayDeque<>();
        try (NativeSocket listener = Loopback.UNIX.bound(SocketType.STREAM)) {
            listener.listen(0);
            Sockaddr address = listener.getsockname();
            NativeSocket last;
            do {
                last = Loopback.UNIX.open(SocketType.STREAM);
                clients.push(last);
                last.setNonBlocking(true);
            } while (last.connect(address));
            assertFalse(last.finishConnect());
            listener.accept().close();
            assertTrue(last.connect(address));
            assertTrue(last.finishConnect());
            Loopback.forget(address);
        } finally {
            for (NativeSocket client : clients) {
                client.close();
            }
        }
    }

    @Test
    void aDatagramSocketRemembersItsPeer() throws Exception {
        try (NativeSocket first = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket second = Loopback.INET.bound(SocketType.DGRAM)) {
            assertTrue(first.connect(second.getsockname()));
            assertEquals(second.getsockname(), first.getpeername());
            assertEquals(2, first.send(new byte[2]));
            assertEquals(2, second.recv(new byte[8]));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX,
            disabledReason = "macOS says EAFNOSUPPORT though it does it, Windows wants a zero address")
    void aDatagramSocketForgetsItsPeer() throws Exception {
        try (NativeSocket first = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket second = Loopback.INET.bound(SocketType.DGRAM)) {
            first.connect(second.getsockname());
            first.connect(RawSockaddr.of(AddressFamily.UNSPEC, new byte[14]));
            error(Errno.ENOTCONN).from("getpeername", first::getpeername);
        }
    }

    @Test
    void withoutPermissionABroadcastAddressIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.DGRAM)) {
            InetSockaddr everybody = new InetSockaddr(InetSockaddr.BROADCAST, 9);
            error(Errno.EACCES).from(Expect.LINUX ? "connect" : "sendto", () -> {
                if (Expect.LINUX) {
                    socket.connect(everybody);
                } else {
                    socket.sendto(new byte[1], everybody);
                }
            });
        }
    }

    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "error numbers of file systems are POSIX's")
    void aUnixPathWithoutASocketIsNotFound() throws Exception {
        try (NativeSocket socket = Loopback.UNIX.open(SocketType.STREAM)) {
            error(Errno.ENOENT).from("connect", () -> socket.connect(UnixSockaddr.of("/no such socket")));
        }
    }

    @Test
    void anUnconnectedSocketHasNoPeer() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            error(Errno.ENOTCONN).from("getpeername", socket::getpeername);
            assertFalse(socket.finishConnect());
        }
    }

    @Test
    void nullIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            assertThrows(NullPointerException.class, () -> socket.connect(null));
        }
    }
}
