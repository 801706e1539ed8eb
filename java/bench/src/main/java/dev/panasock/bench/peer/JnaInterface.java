package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.SMALL;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.io.IOException;

/** JNA, its usual mapping: an interface behind a proxy. */
public final class JnaInterface {
    /** The row of the table. */
    public static final Peer PEER = Peer.java("jna-interface", "JNA, interface mapping", "JNA " + Native.VERSION,
            "no guard of the handle")
            .does(Work.GETSOCKOPT, JnaInterface::captured)
            .does(Work.EAGAIN, JnaInterface::eagain)
            .does(Work.STREAM_64, JnaInterface::stream);

    private JnaInterface() {
    }

    /** What is called; JNA finds the functions by their names. */
    public interface C extends Library {
        /**
         * {@code int getsockopt(int fd, int level, int name, void *value, socklen_t *length);}
         *
         * @param fd the socket
         * @param level the level
         * @param name the option
         * @param value takes the value
         * @param length its length
         * @return 0, or -1
         */
        int getsockopt(int fd, int level, int name, Pointer value, Pointer length);

        /**
         * {@code ssize_t send(int fd, const void *data, size_t length, int flags);}
         *
         * @param fd the socket
         * @param data the bytes
         * @param length how many
         * @param flags MSG_
         * @return how many were taken, or -1
         */
        long send(int fd, Pointer data, long length, int flags);

        /**
         * {@code ssize_t recv(int fd, void *buffer, size_t length, int flags);}
         *
         * @param fd the socket
         * @param buffer takes the bytes
         * @param length its room
         * @param flags MSG_
         * @return how many came, or -1
         */
        long recv(int fd, Pointer buffer, long length, int flags);
    }

    private static C load() {
        return Native.load("c", C.class);
    }

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
        C c = load();
        int fd = Loopback.tcp().inNumber();
        Pointer value = memory(Integer.BYTES);
        Pointer length = memory(Integer.BYTES);
        return () -> {
            length.setInt(0, Integer.BYTES);
            return check(c.getsockopt(fd, sockets_h.SOL_SOCKET(), sockets_h.SO_TYPE(), value, length));
        };
    }

    private static Body eagain() throws IOException {
        C c = load();
        int fd = Loopback.tcpNonBlocking().inNumber();
        Pointer buffer = memory(SMALL);
        return () -> {
            if (c.recv(fd, buffer, SMALL, 0) >= 0 || Native.getLastError() != sockets_h.EAGAIN()) {
                throw new IOException("there was something");
            }
            return 0;
        };
    }

    private static Body stream() throws IOException {
        C c = load();
        Loopback.Pair pair = Loopback.tcp();
        Pointer buffer = memory(SMALL);
        return () -> {
            check(c.send(pair.outNumber(), buffer, SMALL, sockets_h.MSG_NOSIGNAL()));
            return check(c.recv(pair.inNumber(), buffer, SMALL, 0));
        };
    }
}
