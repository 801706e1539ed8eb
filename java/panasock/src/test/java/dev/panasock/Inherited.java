package dev.panasock;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.poll.Poller;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One of each kind of socket that the library makes, in every way that it makes them. Closes them. */
final class Inherited implements AutoCloseable {
    final List<NativeSocket> sockets = new ArrayList<>();
    private final List<Closeable> others = new ArrayList<>();
    /** One whose maker wants it to be inherited. */
    final NativeSocket wanted;

    Inherited() throws Exception {
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
        wanted = NativeSocket.of(WSASocketW(AF_INET, SOCK_STREAM, 0, null, 0, WSA_FLAG_OVERLAPPED).handle());
        of(WSASocketW(AF_INET, SOCK_STREAM, 0, null, 0, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT));
        of(socket(AF_INET, SOCK_DGRAM, 0));
        NativeSocket listener = keep(Loopback.INET.listener());
        accepting(listener);
        keep(listener.duplicate());
        keep(NativeSocket.open(AddressFamily.INET, SocketType.DGRAM));
        closedWhileBlocked();
        waitedForByAVirtualThread();
        others.add(Poller.open());
    }

    private void accepting(NativeSocket listener) throws IOException {
        for (int i = 0; i < 4; i++) {
            keep(Loopback.INET.open(SocketType.STREAM)).connect(listener.getsockname());
        }
        keep(listener.accept());
        keep(NativeSocket.of(SocketHandle.adopt(listener.acceptHandle(new SockaddrBuffer()))));
        SOCKET same = SOCKET.of(SocketHandle.borrow(listener.handle().number()));
        of(Winsock2.accept(same, null, null));
        of(WSAAccept(same, null, null, (caller, data, callee, context) -> CF_ACCEPT, 0));
    }

    /** On Linux a dead socket takes the place of its number. */
    private void closedWhileBlocked() throws Exception {
        NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
        ThreadInCall blocked = new ThreadInCall(false, () -> receiver.recv(new byte[1])).awaitBlocked();
        receiver.close();
        blocked.outcome();
    }

    private void waitedForByAVirtualThread() throws Exception {
        NativeSocket receiver = keep(Loopback.INET.bound(SocketType.DGRAM));
        ThreadInCall parked = new ThreadInCall(true, () -> receiver.recv(new byte[1])).awaitBlocked();
        receiver.sendto(new byte[1], receiver.getsockname());
        parked.outcome();
    }

    private void of(SOCKET s) {
        keep(NativeSocket.of(s.handle()));
    }

    NativeSocket keep(NativeSocket socket) {
        sockets.add(socket);
        return socket;
    }

    void keep(Closeable other) {
        others.add(other);
    }

    @Override
    public void close() throws IOException {
        wanted.close();
        for (NativeSocket socket : sockets) {
            socket.close();
        }
        for (Closeable other : others) {
            other.close();
        }
        WSACleanup();
    }
}
