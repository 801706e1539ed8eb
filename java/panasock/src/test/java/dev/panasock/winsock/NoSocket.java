package dev.panasock.winsock;

import dev.panasock.NotASocket;
import dev.panasock.OpenFiles;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Set;
import java.util.SortedMap;

/**
 * A pipe, whose descriptor is no socket; on Windows an event.
 *
 * @param socket a SOCKET that borrows the number of the reading end
 * @param pipe the pipe
 */
record NoSocket(SOCKET socket, Pipe pipe) implements AutoCloseable {
    /** The numbers of pipes that were not open before; the first is the reading end. */
    static NoSocket open() throws IOException {
        if (OperatingSystem.current() == OperatingSystem.WINDOWS) { // where /proc is a folder of Wine's host
            return new NoSocket(SOCKET.of(SocketHandle.borrow(NotASocket.open().number())), Pipe.open());
        }
        Set<Integer> before = pipes();
        Pipe pipe = Pipe.open();
        Set<Integer> made = pipes();
        made.removeAll(before);
        return new NoSocket(SOCKET.of(SocketHandle.borrow(made.iterator().next())), pipe);
    }

    private static Set<Integer> pipes() throws IOException {
        SortedMap<Integer, String> open = OpenFiles.all();
        open.values().removeIf(target -> !target.startsWith("pipe:"));
        return open.keySet();
    }

    /** Whether both ends are: a byte goes through. */
    boolean isOpen() throws IOException {
        pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
        return pipe.source().read(ByteBuffer.allocate(1)) == 1;
    }

    @Override
    public void close() throws IOException {
        pipe.sink().close();
        pipe.source().close();
    }
}
