package dev.panasock.bench.start;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Serves one connection with the calls alone: how much of a start is the JDK, which links their one shape. */
public final class BindingsStart {
    /** Of a sockaddr_in: family, port, address. */
    private static final byte[] LOOPBACK = {(byte) sockets_h.AF_INET(), 0, 0, 0, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0};

    private BindingsStart() {
    }

    /**
     * Returns a byte.
     *
     * @param arguments none
     * @throws IOException if the system refuses
     */
    public static void main(String[] arguments) throws IOException {
        Arena arena = Arena.global();
        MemorySegment state = CallState.allocate(arena);
        MemorySegment name = arena.allocate(LOOPBACK.length);
        MemorySegment length = arena.allocate(Integer.BYTES, Integer.BYTES);
        for (int i = 0; i < LOOPBACK.length; i++) {
            name.set(JAVA_BYTE, i, LOOPBACK[i]);
        }
        length.set(JAVA_INT, 0, LOOPBACK.length);
        int listener = Libc.socket(state, sockets_h.AF_INET(), sockets_h.SOCK_STREAM(), 0);
        Libc.bind(state, listener, name, LOOPBACK.length);
        Libc.listen(state, listener, 1);
        Libc.getsockname(state, listener, name, length);
        Announcement.port((name.get(JAVA_BYTE, 2) & 0xff) << 8 | name.get(JAVA_BYTE, 3) & 0xff);
        int client = Libc.accept4(state, listener, MemorySegment.NULL, MemorySegment.NULL, 0);
        Libc.recv(state, client, name, 1, 0);
        Libc.send(state, client, name, 1, 0);
        Libc.recv(state, client, name, 1, 0);
        Libc.close(state, client);
        Libc.close(state, listener);
    }
}
