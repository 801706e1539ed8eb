package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;
import static dev.panasock.bench.peer.Memory.SMALL;

import dev.panasock.NativeSocket;
import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.peer.Loopback.Pair;
import dev.panasock.bench.start.WinsockStart;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Program.Archive;
import dev.panasock.bench.work.Work;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import dev.panasock.winsock.WinsockConstants;
import dev.panasock.winsock.sockaddr_storage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** {@code Winsock2}, here with Winsock's meaning over the calls of Linux. */
public final class WinsockFace {
    /** Native memory. */
    public static final Peer PEER = Peer.java("winsock", "Winsock2", Peer.THIS_BUILD, "")
            .does(Work.GETSOCKOPT, WinsockFace::getsockopt)
            .does(Work.EAGAIN, WinsockFace::eagain)
            .does(Work.ACCEPT, () -> accept(false))
            .does(Work.ACCEPT_PEER, () -> accept(true))
            .does(Work.ACCEPT_HELD, WinsockFace::acceptHeld)
            .does(Work.STREAM_64, () -> segments(SMALL))
            .does(Work.STREAM_64K, () -> segments(LARGE))
            .starts(WinsockStart.class, Archive.NONE);

    /** Started with a dynamic archive. */
    public static final Peer CDS = Peer.java("winsock-cds", "Winsock2, dynamic CDS archive", Peer.THIS_BUILD, "")
            .starts(WinsockStart.class, Archive.CDS);

    /** Started with an AOT cache. */
    public static final Peer AOT = Peer.java("winsock-aot", "Winsock2, AOT cache", Peer.THIS_BUILD, "")
            .starts(WinsockStart.class, Archive.AOT);

    /** Arrays. */
    public static final Peer ARRAYS = Peer.java("winsock-array", "Winsock2, byte[]", Peer.THIS_BUILD, "")
            .does(Work.STREAM_64, () -> arrays(SMALL))
            .does(Work.STREAM_64K, () -> arrays(LARGE));

    private WinsockFace() {
    }

    private static SOCKET winsock(NativeSocket socket) {
        return SOCKET.of(socket.handle());
    }

    private static void start() {
        Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
    }

    private static int check(int result) throws IOException {
        if (result == WinsockConstants.SOCKET_ERROR) {
            throw new IOException("error " + Winsock2.WSAGetLastError());
        }
        return result;
    }

    private static SOCKET check(SOCKET result) throws IOException {
        if (result == Winsock2.INVALID_SOCKET) {
            throw new IOException("error " + Winsock2.WSAGetLastError());
        }
        return result;
    }

    private static Body getsockopt() throws IOException {
        start();
        SOCKET s = winsock(Loopback.tcp().in());
        int[] value = new int[1];
        int[] length = new int[1];
        return () -> {
            length[0] = Integer.BYTES;
            return check(Winsock2.getsockopt(s, WinsockConstants.SOL_SOCKET, WinsockConstants.SO_TYPE, value, length));
        };
    }

    private static Body eagain() throws IOException {
        start();
        SOCKET s = winsock(Loopback.tcpNonBlocking().in());
        MemorySegment memory = Memory.of(SMALL);
        return () -> {
            if (Winsock2.recv(s, memory, SMALL, 0) >= 0
                    || Winsock2.WSAGetLastError() != WinsockConstants.WSAEWOULDBLOCK) {
                throw new IOException("there was something");
            }
            return 0;
        };
    }

    private static Body accept(boolean peer) throws IOException {
        start();
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        SOCKET s = winsock(listener);
        sockaddr_storage name = new sockaddr_storage();
        int[] length = new int[1];
        return new Accepting<SOCKET>(new Clients(listener.getsockname()), peer ? () -> {
            length[0] = Winsock2.sizeof(name);
            return check(Winsock2.accept(s, name, length));
        } : () -> check(Winsock2.accept(s, null, null)), accepted -> check(Winsock2.closesocket(accepted)));
    }

    private static Body acceptHeld() throws IOException {
        start();
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        SOCKET s = winsock(listener);
        return new Accepting<SOCKET>(new Clients(listener.getsockname()),
                () -> check(Winsock2.accept(s, null, null)), accepted -> check(Winsock2.closesocket(accepted)), true);
    }

    private static Body segments(int size) throws IOException {
        start();
        Pair pair = Loopback.tcp();
        SOCKET out = winsock(pair.out());
        SOCKET in = winsock(pair.in());
        MemorySegment memory = Memory.of(size);
        return () -> {
            check(Winsock2.send(out, memory, size, 0));
            int got = 0;
            while (got < size) {
                got += check(Winsock2.recv(in, memory, size - got, 0));
            }
            return got;
        };
    }

    private static Body arrays(int size) throws IOException {
        start();
        Pair pair = Loopback.tcp();
        SOCKET out = winsock(pair.out());
        SOCKET in = winsock(pair.in());
        byte[] array = new byte[size];
        return () -> {
            check(Winsock2.send(out, array, size, 0));
            int got = 0;
            while (got < size) {
                got += check(Winsock2.recv(in, array, size - got, 0));
            }
            return got;
        };
    }
}
