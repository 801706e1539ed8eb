package dev.panasock;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.WSAPOLLFD;
import dev.panasock.winsock.fd_set;
import java.io.IOException;
import java.util.List;

/** A call of either face that blocks. */
interface TimedCall {
    /** What only the C-shaped face has. */
    List<TimedCall> OF_WINSOCK = List.of(new OfWinsock("select", BlockedCall.POLL, s -> {
        fd_set set = new fd_set();
        FD_SET(s, set);
        return select(0, set, null, null, null);
    }), new OfWinsock("WSAPoll", BlockedCall.POLL, s -> {
        WSAPOLLFD element = new WSAPOLLFD();
        element.fd(s);
        element.events(POLLRDNORM);
        return WSAPoll(new WSAPOLLFD[] {element}, 1, -1);
    }), new OfWinsock("WSAAccept", BlockedCall.ACCEPT,
            s -> WSAAccept(s, null, null, (caller, data, callee, own) -> CF_ACCEPT, 0) == INVALID_SOCKET ? SOCKET_ERROR
                    : 0),
            new OfWinsock("accept of Winsock2", BlockedCall.ACCEPT,
                    s -> accept(s, null, null) == INVALID_SOCKET ? SOCKET_ERROR : 0),
            new OfWinsock("recv of Winsock2", BlockedCall.RECV, s -> recv(s, new byte[1], 1, 0)));

    /** A function of Winsock. */
    interface Function {
        int on(SOCKET s);
    }

    NativeSocket prepare(Scene scene) throws IOException;

    void run(NativeSocket socket, Scene scene) throws Exception;

    boolean hasDeadline();

    /** Skips the test where the call may not be woken. */
    default void needsSignals(boolean virtual) {
    }

    static TimedCall of(BlockedCall call) {
        return new OfNativeSocket(call);
    }

    /** What a call threw, or that it threw nothing. */
    static String name(Throwable thrown) {
        return thrown == null ? "returns" : thrown instanceof Coded ? thrown.getMessage()
                : thrown.getClass().getSimpleName();
    }

    /** A call that failed with a code. */
    final class Coded extends Exception {
        private static final long serialVersionUID = 1;

        Coded(int code) {
            super("" + code);
        }
    }

    /**
     * A method of NativeSocket.
     *
     * @param call which
     */
    record OfNativeSocket(BlockedCall call) implements TimedCall {
        @Override
        public NativeSocket prepare(Scene scene) throws IOException {
            return call.prepare(scene);
        }

        @Override
        public void run(NativeSocket socket, Scene scene) throws Exception {
            call.run(socket, scene);
        }

        @Override
        public boolean hasDeadline() {
            return true;
        }

        @Override
        public void needsSignals(boolean virtual) {
            call.needsSignals(virtual);
        }

        @Override
        public String toString() {
            return call.toString();
        }
    }

    /**
     * A function of Winsock2.
     *
     * @param name its name
     * @param like what has a socket in the same state
     * @param function the call
     */
    record OfWinsock(String name, BlockedCall like, Function function) implements TimedCall {
        @Override
        public NativeSocket prepare(Scene scene) throws IOException {
            WSAStartup(MAKEWORD(2, 2), new WSADATA());
            return like.prepare(scene);
        }

        @Override
        public void run(NativeSocket socket, Scene scene) throws Exception {
            if (function.on(SOCKET.of(socket.handle())) == SOCKET_ERROR) {
                throw new Coded(WSAGetLastError());
            }
        }

        @Override
        public boolean hasDeadline() {
            return false;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
