package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;
import static dev.panasock.bench.peer.Memory.SMALL;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.NativeSocket;
import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.peer.Loopback.Pair;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** The calls by the Java Native Interface: native/jni. */
public final class Jni {
    /** The system property with the path of the library. */
    public static final String LIBRARY = "panasock.bench.twin";

    /** The row of the table. */
    public static final Peer PEER = Peer.java("jni", "JNI", "native/jni, gcc -O2", "needs a native library; no guard")
            .does(Work.GETSOCKOPT, Jni::captured)
            .does(Work.POLL, Jni::readiness)
            .does(Work.EAGAIN, Jni::eagain)
            .does(Work.ACCEPT, () -> accept(false))
            .does(Work.ACCEPT_PEER, () -> accept(true))
            .does(Work.STREAM_64, () -> stream(SMALL))
            .does(Work.STREAM_64K, () -> stream(LARGE));

    private Jni() {
    }

    /** Loaded when the first body is opened, not with the table. */
    private static void load() {
        System.load(System.getProperty(LIBRARY));
    }

    private static native int getsockopt(int fd, int level, int name, long value, long length);

    private static native int poll(long fds, int count, int millis);

    private static native long send(int fd, long data, long length, int flags);

    private static native long recv(int fd, long buffer, long length, int flags);

    private static native int accept4(int fd, long address, long length, int flags);

    private static native int close(int fd);

    private static long check(long result) throws IOException {
        if (result < 0) {
            throw new IOException("errno " + -result);
        }
        return result;
    }

    private static Body captured() throws IOException {
        load();
        int fd = Loopback.tcp().inNumber();
        MemorySegment length = Memory.of(Integer.BYTES);
        long value = Memory.of(Integer.BYTES).address();
        long lengthAddress = length.address();
        return () -> {
            length.set(JAVA_INT, 0, Integer.BYTES);
            return check(getsockopt(fd, sockets_h.SOL_SOCKET(), sockets_h.SO_TYPE(), value, lengthAddress));
        };
    }

    private static Body readiness() throws IOException {
        load();
        MemorySegment polled = Memory.of(8);
        polled.set(JAVA_INT, 0, Loopback.tcp().inNumber());
        polled.set(JAVA_SHORT, 4, (short) sockets_h.POLLIN());
        long address = polled.address();
        return () -> check(poll(address, 1, 0));
    }

    private static Body eagain() throws IOException {
        load();
        int fd = Loopback.tcpNonBlocking().inNumber();
        long buffer = Memory.of(SMALL).address();
        return () -> {
            if (recv(fd, buffer, SMALL, 0) != -sockets_h.EAGAIN()) {
                throw new IOException("there was something");
            }
            return 0;
        };
    }

    private static Body accept(boolean peer) throws IOException {
        load();
        NativeSocket listener = Loopback.listener(Clients.COUNT);
        int fd = (int) listener.handle().number();
        MemorySegment length = Memory.of(Integer.BYTES);
        long address = peer ? Memory.of(128).address() : 0;
        long lengthAddress = peer ? length.address() : 0;
        return new AcceptingNumbers(new Clients(listener.getsockname()), () -> {
            length.set(JAVA_INT, 0, 128);
            return check(accept4(fd, address, lengthAddress, sockets_h.SOCK_CLOEXEC()));
        }, s -> check(close((int) s)));
    }

    private static Body stream(int size) throws IOException {
        load();
        Pair pair = Loopback.tcp();
        int out = pair.outNumber();
        int in = pair.inNumber();
        long buffer = Memory.of(size).address();
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
