package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.io.IOException;
import java.util.Objects;

/** The calls about addresses: bind, getsockname, getpeername. */
final class SocketNames {
    private SocketNames() {
    }

    static void bind(HandleState handle, SocketName name) throws IOException {
        Objects.requireNonNull(name, "name");
        // Here, for listen and for getsockname no lambda: start-up makes these calls, and each lambda costs it a class.
        long result = SocketCalls.guarded(handle, new SocketCalls.Call() {
            @Override
            public long on(SocketApi api, CallBlock call, long s) {
                int length = SocketCalls.length(call, name);
                return api.bind(call, s, SocketCalls.memory(call, name), length);
            }
        });
        SocketResults.check(handle, "bind", result, name);
    }

    static Sockaddr getsockname(HandleState handle) throws IOException {
        Sockaddr[] name = new Sockaddr[1];
        long result = SocketCalls.guarded(handle, new SocketCalls.Call() {
            @Override
            public long on(SocketApi api, CallBlock call, long s) {
                call.length(CallBlock.ADDRESS_SIZE);
                return decode(call, api.getsockname(call, s, call.address, call.length), name);
            }
        });
        SocketResults.check(handle, "getsockname", result, null);
        return name[0];
    }

    static Sockaddr getpeername(HandleState handle) throws IOException {
        Sockaddr[] name = new Sockaddr[1];
        long result = SocketCalls.guarded(handle, (api, call, s) -> {
            call.length(CallBlock.ADDRESS_SIZE);
            return decode(call, api.getpeername(call, s, call.address, call.length), name);
        });
        SocketResults.check(handle, "getpeername", result, null);
        return name[0];
    }

    private static int decode(CallBlock call, int result, Sockaddr[] name) {
        name[0] = result < 0 ? null : Sockaddr.decode(call.address, call.length());
        return result;
    }
}
