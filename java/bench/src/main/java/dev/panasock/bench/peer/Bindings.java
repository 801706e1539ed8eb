package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;
import static dev.panasock.bench.peer.Memory.SMALL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.NativeSocket;
import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.peer.Loopback.Pair;
import dev.panasock.bench.start.BindingsStart;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Program.Archive;
import dev.panasock.bench.work.Work;
import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The thin classes of the module dev.panasock.bindings: no guard, no checks. */
public final class Bindings {
    /** One of these works in the table of peers. */
    public static final Peer PEER = Peer.java("bindings", "Panasock bindings", Peer.THIS_BUILD,
            "no guard of the handle: a closed number may be somebody else's")
            .does(Work.GETSOCKOPT, Bindings::getsockopt)
            .does(Work.POLL, Bindings::poll)
            .does(Work.EAGAIN, Bindings::eagain)
            .does(Work.ACCEPT, () -> accept(false))
            .does(Work.ACCEPT_PEER, () -> accept(true))
            .does(Work.STREAM_64, () -> stream(SMALL))
            .does(Work.STREAM_64K, () -> stream(LARGE))
            .starts(BindingsStart.class, Archive.NONE);

    /** Started with an AOT cache. */
    public static final Peer AOT = Peer.java("bindings-aot", "Panasock bindings, AOT cache", Peer.THIS_BUILD, "")
            .starts(BindingsStart.class, Archive.AOT);

    private static final MemorySegment STATE = CallState.allocate(Arena.global());
    private static final MemorySegment VALUE = Memory.of(Integer.BYTES);
    private static final MemorySegment LENGTH = Memory.of(Integer.BYTES);
    private static final MemorySegment ADDRESS = Memory.of(128);
    private static final MemorySegment BYTES = Memory.of(LARGE);

    private Bindings() {
    }

    private static long check(long result) throws IOException {
        if (result < 0) {
            throw new IOException("errno " + CallState.errno(STATE));
        }
        return result;
    }

    private static Body getsockopt() throws IOException {
        int fd = Loopback.tcp().inNumber();
        return () -> {
            LENGTH.set(JAVA_INT, 0, Integer.BYTES);
            return check(Libc.getsockopt(STATE, fd, sockets_h.SOL_SOCKET(), sockets_h.SO_TYPE(), VALUE, LENGTH));
        };
    }

    private static Body poll() throws IOException {
        MemorySegment polled = Memory.of(8);
        polled.set(JAVA_INT, 0, Loopback.tcp().inNumber());
        polled.set(JAVA_SHORT, 4, (short) sockets_h.POLLIN());
        return () -> check(Libc.poll(STATE, polled, 1, 0));
    }

    private static Body eagain() throws IOException {
        int fd = Loopback.tcpNonBlocking().inNumber();
        return () -> {
            if (Libc.recv(STATE, fd, BYTES, SMALL, 0) >= 0 || CallState.errno(STATE) != sockets_h.EAGAIN()) {
                throw new IOException("there was something");
            }
            return 0;
        };
    }

    private static Body accept(boolean peer) throws IOException {
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        int fd = (int) listener.handle().number();
        MemorySegment address = peer ? ADDRESS : MemorySegment.NULL;
        MemorySegment length = peer ? LENGTH : MemorySegment.NULL;
        return new AcceptingNumbers(new Clients(listener.getsockname()), () -> {
            if (peer) {
                LENGTH.set(JAVA_INT, 0, 128);
            }
            return check(Libc.accept4(STATE, fd, address, length, sockets_h.SOCK_CLOEXEC()));
        }, s -> check(Libc.close(STATE, (int) s)));
    }

    private static Body stream(int size) throws IOException {
        Pair pair = Loopback.tcp();
        int out = pair.outNumber();
        int in = pair.inNumber();
        return () -> {
            check(Libc.send(STATE, out, BYTES, size, sockets_h.MSG_NOSIGNAL()));
            long got = 0;
            while (got < size) {
                got += check(Libc.recv(STATE, in, BYTES, size - got, 0));
            }
            return got;
        };
    }
}
