package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;
import static dev.panasock.bench.peer.Memory.SMALL;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.panasock.NativeSocket;
import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.peer.Loopback.Pair;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.io.IOException;

/** JNA, its faster mapping: native methods bound to the functions. */
public final class JnaDirect {
    /** The row of the table. */
    public static final Peer PEER = Peer.java("jna-direct", "JNA, direct mapping", "JNA " + Native.VERSION,
            "no guard of the handle")
            .does(Work.GETSOCKOPT, JnaDirect::captured)
            .does(Work.EAGAIN, JnaDirect::eagain)
            .does(Work.ACCEPT, JnaDirect::accept)
            .does(Work.STREAM_64, () -> stream(SMALL))
            .does(Work.STREAM_64K, () -> stream(LARGE));

    private JnaDirect() {
    }

    private static void load() {
        Native.register(JnaDirect.class, "c");
    }

    private static native int getsockopt(int fd, int level, int name, Pointer value, Pointer length);

    private static native long send(int fd, Pointer data, long length, int flags);

    private static native long recv(int fd, Pointer buffer, long length, int flags);

    private static native int accept4(int fd, Pointer address, Pointer length, int flags);

    private static native int close(int fd);

    private static long check(long result) throws IOException {
        if (result < 0) {
            throw new IOException("errno " + Native.getLastError());
        }
        return result;
    }

    private static Pointer memory(long bytes) {
        return new Pointer(Memory.of(bytes).address());
    }

    private static Body captured() throws IOException {
        load();
        int fd = Loopback.tcp().inNumber();
        Pointer value = memory(Integer.BYTES);
        Pointer length = memory(Integer.BYTES);
        return () -> {
            length.setInt(0, Integer.BYTES);
            return check(getsockopt(fd, sockets_h.SOL_SOCKET(), sockets_h.SO_TYPE(), value, length));
        };
    }

    private static Body eagain() throws IOException {
        load();
        int fd = Loopback.tcpNonBlocking().inNumber();
        Pointer buffer = memory(SMALL);
        return () -> {
            if (recv(fd, buffer, SMALL, 0) >= 0 || Native.getLastError() != sockets_h.EAGAIN()) {
                throw new IOException("there was something");
            }
            return 0;
        };
    }

    private static Body accept() throws IOException {
        load();
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        int fd = (int) listener.handle().number();
        return new AcceptingNumbers(new Clients(listener.getsockname()),
                () -> check(accept4(fd, null, null, sockets_h.SOCK_CLOEXEC())), s -> check(close((int) s)));
    }

    private static Body stream(int size) throws IOException {
        load();
        Pair pair = Loopback.tcp();
        int out = pair.outNumber();
        int in = pair.inNumber();
        Pointer buffer = memory(size);
        return () -> {
            check(send(out, buffer, size, sockets_h.MSG_NOSIGNAL()));
            long got = 0;
            while (got < size) {
                got += check(recv(in, buffer, size - got, 0));
            }
            return got;
        };
    }
}
