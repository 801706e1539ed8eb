package dev.panasock.faults;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SocketFailure;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.Signals;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** Sends to a peer that has gone while SIGPIPE does what it does by default: end the process. */
final class PipeProgram {
    private static final int SIGPIPE = 13;

    private PipeProgram() {
    }

    public static void main(String[] arguments) throws IOException {
        try (Arena arena = Arena.ofConfined();
                SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            MemorySegment state = arena.allocate(CallState.byteSize(), 16);
            Signals.signal(state, SIGPIPE, MemorySegment.NULL);
            NativeSocket socket = pair.first();
            pair.second().close();
            if (arguments[0].equals("raw")) {
                Libc.send(state, (int) socket.handle().number(), arena.allocate(1), 0, 1, 0);
                System.out.println("lives");
                return;
            }
            says(() -> socket.send(new byte[1]));
            says(() -> socket.send(ByteBuffer.allocateDirect(1)));
            says(() -> socket.send(arena.allocate(1)));
            says(() -> socket.sendAll(new byte[100_000]));
            says(() -> socket.outputStream().write(1));
            Thread virtual = Thread.ofVirtual().start(() -> says(() -> socket.send(new byte[1])));
            virtual.join();
            Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
            Winsock2.send(SOCKET.of(socket.handle()), new byte[1], 1, 0);
            System.out.println(Winsock2.nativeLastError());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Body {
        void run() throws IOException;
    }

    private static void says(Body body) {
        try {
            body.run();
            System.out.println("nothing");
        } catch (IOException e) {
            System.out.println(((SocketFailure) e).error().name());
        }
    }
}
