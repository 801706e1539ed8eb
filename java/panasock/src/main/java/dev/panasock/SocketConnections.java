package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.io.IOException;
import java.util.Objects;

/** The calls that make and end connections: listen, accept, connect, shutdown. */
final class SocketConnections {
    private static final int CONNECT_BEGUN_ERROR = ErrorNumbers.CONNECT_BEGUN.here();
    private static final int NOT_CONNECTED_ERROR = ErrorNumbers.NOT_CONNECTED.here();

    private SocketConnections() {
    }

    static void listen(HandleState handle, int backlog) throws IOException {
        long result = SocketCalls.guarded(handle, new SocketCalls.Call() {
            @Override
            public long on(SocketApi api, CallBlock call, long s) {
                return api.listen(call, s, backlog);
            }
        });
        SocketResults.check(handle, "listen", result, null);
    }

    /** The number of the connection, or {@link NativeSocket#WOULD_BLOCK}. */
    static long accept(HandleState handle, SockaddrBuffer peer, long deadline) throws IOException {
        return SocketResults.orWouldBlock(handle, "accept", SocketCalls.accept(handle, peer, deadline), null);
    }

    /** The socket of an accepted number, or null for {@link NativeSocket#WOULD_BLOCK}. */
    static NativeSocket socket(HandleState listener, long accepted, int type) {
        if (accepted == NativeSocket.WOULD_BLOCK) {
            return null;
        }
        NativeSocket socket = SocketCreation.adopt(accepted, type);
        if (Host.sockets().inheritsMode()) {
            socket.state.shareMode(listener);
        }
        return socket;
    }

    static boolean connect(HandleState handle, SocketName name, long deadline) throws IOException {
        Objects.requireNonNull(name, "name");
        long result = SocketCalls.connect(handle, name, deadline);
        if (result == -CONNECT_BEGUN_ERROR || result == -SocketResults.WOULD_BLOCK_ERROR) {
            return false;
        }
        SocketResults.check(handle, "connect", result, name);
        return true;
    }

    static boolean finishConnect(HandleState handle) throws IOException {
        SocketError error = SocketOptions.get(handle, SoOption.SO_ERROR).orElse(null);
        if (error != null) {
            throw Failures.of("connect", error, null);
        }
        long result = SocketCalls.guarded(handle, (api, call, s) -> {
            call.length(CallBlock.ADDRESS_SIZE);
            return api.getpeername(call, s, call.address, call.length);
        });
        if (result == -NOT_CONNECTED_ERROR) {
            return false;
        }
        SocketResults.check(handle, "getpeername", result, null);
        return true;
    }

    static void shutdown(HandleState handle, Shutdown how) throws IOException {
        int number = how.number();
        long result = SocketCalls.guarded(handle, (api, call, s) -> api.shutdown(call, s, number));
        SocketResults.check(handle, "shutdown", result, how);
    }
}
