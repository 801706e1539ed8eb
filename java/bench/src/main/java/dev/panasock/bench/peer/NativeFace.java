package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;
import static dev.panasock.bench.peer.Memory.SMALL;

import dev.panasock.AddressFamily;
import dev.panasock.Linger;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.SoOption;
import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.peer.Loopback.Pair;
import dev.panasock.bench.start.NativeStart;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Program.Archive;
import dev.panasock.bench.work.Work;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** {@code NativeSocket} with each kind of memory. */
public final class NativeFace {
    /** Native memory, and numbers where the face offers them. */
    public static final Peer PEER = Peer.java("native", "NativeSocket", Peer.THIS_BUILD, "")
            .does(Work.GETSOCKOPT, NativeFace::getsockopt)
            .does(Work.POLL, NativeFace::poll)
            .does(Work.EAGAIN, NativeFace::eagain)
            .does(Work.GUARD, NativeFace::guard)
            .does(Work.ACCEPT, () -> acceptNumbers(false))
            .does(Work.ACCEPT_PEER, () -> acceptNumbers(true))
            .does(Work.ACCEPT_HELD, NativeFace::acceptHeldNumbers)
            .does(Work.STREAM_64, () -> segments(SMALL))
            .does(Work.STREAM_64K, () -> segments(LARGE))
            .does(Work.DATAGRAM, NativeFace::datagrams)
            .does(Work.DATAGRAM_BATCH, MessageBodies::batches)
            .does(Work.DATAGRAM_SEGMENTS, MessageBodies::segments)
            .does(Work.MESSAGE, MessageBodies::withControl)
            .does(Work.SENDFILE, CopyBodies::sendfile)
            .does(Work.SPLICE_RELAY, CopyBodies::relay)
            .does(Work.LOOP_1, () -> new Answering(new PollerLoop(), 1, 0))
            .does(Work.LOOP_64, () -> new Answering(new PollerLoop(), Answering.FEW, 0))
            .does(Work.LOOP_1000, () -> new Answering(new PollerLoop(), Answering.MANY, 0))
            .does(Work.LOOP_IDLE, () -> new Answering(new PollerLoop(), Answering.FEW, Answering.IDLE))
            .does(Work.WAKEUP, PollerLoop::wakeup)
            .does(Work.CHURN, NativeFace::churn)
            .does(Work.VIRTUAL_1, () -> VirtualEcho.natives(1))
            .does(Work.VIRTUAL_64, () -> VirtualEcho.natives(Answering.FEW))
            .does(Work.VIRTUAL_1000, () -> VirtualEcho.natives(Answering.MANY))
            .starts(NativeStart.class, Archive.NONE);

    /** Started with a dynamic archive. */
    public static final Peer CDS = Peer.java("native-cds", "NativeSocket, dynamic CDS archive", Peer.THIS_BUILD, "")
            .starts(NativeStart.class, Archive.CDS);

    /** Started with an AOT cache. */
    public static final Peer AOT = Peer.java("native-aot", "NativeSocket, AOT cache", Peer.THIS_BUILD, "")
            .starts(NativeStart.class, Archive.AOT);

    /** Arrays. */
    public static final Peer ARRAYS = Peer.java("native-array", "NativeSocket, byte[]", Peer.THIS_BUILD, "")
            .does(Work.EAGAIN, NativeFace::eagainArray)
            .does(Work.STREAM_64, () -> arrays(SMALL))
            .does(Work.STREAM_64K, () -> arrays(LARGE));

    /** Direct buffers. */
    public static final Peer BUFFERS =
            Peer.java("native-buffer", "NativeSocket, direct ByteBuffer", Peer.THIS_BUILD, "")
                    .does(Work.STREAM_64, () -> buffers(SMALL))
                    .does(Work.STREAM_64K, () -> buffers(LARGE));

    /** Accepted connections as objects. */
    public static final Peer OBJECTS = Peer.java("native-object", "NativeSocket, objects", Peer.THIS_BUILD, "")
            .does(Work.ACCEPT, () -> acceptObjects(false))
            .does(Work.ACCEPT_PEER, () -> acceptObjects(true))
            .does(Work.ACCEPT_HELD, NativeFace::acceptHeld);

    /** A mistake made on purpose: the run has to notice what it costs. */
    public static final Peer PLANTED = Peer.java("native-planted", "NativeSocket, an arena per call", Peer.THIS_BUILD,
            "planted: memory of its own for each call")
            .does(Work.GETSOCKOPT, NativeFace::planted);

    /** The same as the first, for the self-test. */
    public static final Peer AGAIN = Peer.java("native-again", "NativeSocket once more (A/A)", Peer.THIS_BUILD, "")
            .does(Work.GETSOCKOPT, NativeFace::getsockopt);

    /** So much that it costs a tenth of the call. */
    private static final long PLANTED_BYTES = 512;

    private NativeFace() {
    }

    private static Body getsockopt() throws IOException {
        NativeSocket socket = Loopback.tcp().in();
        MemorySegment value = Memory.of(Integer.BYTES);
        return () -> socket.getsockopt(sockets_h.SOL_SOCKET(), sockets_h.SO_TYPE(), value);
    }

    private static Body planted() throws IOException {
        NativeSocket socket = Loopback.tcp().in();
        return () -> {
            try (Arena arena = Arena.ofConfined()) {
                return socket.getsockopt(sockets_h.SOL_SOCKET(), sockets_h.SO_TYPE(),
                        arena.allocate(PLANTED_BYTES));
            }
        };
    }

    private static Body poll() throws IOException {
        NativeSocket socket = Loopback.tcp().in();
        return () -> socket.poll(Poll.IN, 0);
    }

    private static Body guard() throws IOException {
        SocketHandle handle = Loopback.tcp().in().handle();
        return () -> {
            long number = handle.enter();
            handle.leave();
            return number;
        };
    }

    private static long checkEmpty(long n) throws IOException {
        if (n != NativeSocket.WOULD_BLOCK) {
            throw new IOException("there was something");
        }
        return n;
    }

    private static Body eagain() throws IOException {
        NativeSocket socket = Loopback.tcpNonBlocking().in();
        MemorySegment memory = Memory.of(SMALL);
        return () -> checkEmpty(socket.recv(memory));
    }

    private static Body eagainArray() throws IOException {
        NativeSocket socket = Loopback.tcpNonBlocking().in();
        byte[] array = new byte[SMALL];
        return () -> checkEmpty(socket.recv(array));
    }

    private static Body acceptNumbers(boolean peer) throws IOException {
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        SockaddrBuffer address = peer ? new SockaddrBuffer() : null;
        return new AcceptingNumbers(new Clients(listener.getsockname()), () -> listener.acceptHandle(address),
                s -> SocketHandle.adopt(s).close());
    }

    private static Body acceptObjects(boolean peer) throws IOException {
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        SockaddrBuffer address = new SockaddrBuffer();
        return new Accepting<NativeSocket>(new Clients(listener.getsockname()),
                peer ? () -> listener.accept(address) : listener::accept, NativeSocket::close);
    }

    private static Body acceptHeld() throws IOException {
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        return new Accepting<NativeSocket>(new Clients(listener.getsockname()), listener::accept,
                NativeSocket::close, true);
    }

    private static Body acceptHeldNumbers() throws IOException {
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        SockaddrBuffer address = new SockaddrBuffer();
        return new AcceptingNumbers(new Clients(listener.getsockname()), () -> listener.acceptHandle(address),
                s -> SocketHandle.adopt(s).close(), true);
    }

    private static Body segments(int size) throws IOException {
        Pair pair = Loopback.tcp();
        MemorySegment memory = Memory.of(size);
        return () -> {
            pair.out().send(memory);
            long got = 0;
            while (got < size) {
                got += pair.in().recv(memory, got, size - got, Msg.NONE);
            }
            return got;
        };
    }

    private static Body arrays(int size) throws IOException {
        Pair pair = Loopback.tcp();
        byte[] array = new byte[size];
        return () -> {
            pair.out().send(array);
            int got = 0;
            while (got < size) {
                got += pair.in().recv(array, got, size - got);
            }
            return got;
        };
    }

    private static Body buffers(int size) throws IOException {
        Pair pair = Loopback.tcp();
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        return () -> {
            pair.out().send(buffer.clear());
            buffer.clear();
            while (buffer.hasRemaining()) {
                pair.in().recv(buffer);
            }
            return buffer.position();
        };
    }

    private static Body datagrams() throws IOException {
        Pair pair = Loopback.udp();
        MemorySegment memory = Memory.of(SMALL);
        return new Datagrams(() -> pair.out().send(memory), () -> pair.in().recv(memory));
    }

    private static Body churn() throws IOException {
        NativeSocket listener = Loopback.listener(16);
        Sockaddr address = listener.getsockname();
        MemorySegment message = Memory.of(SMALL);
        return () -> {
            try (NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
                client.set(SoOption.SO_LINGER, Linger.RESET);
                client.connect(address);
                try (NativeSocket accepted = listener.accept()) {
                    client.send(message);
                    return accepted.recv(message);
                }
            }
        };
    }
}
