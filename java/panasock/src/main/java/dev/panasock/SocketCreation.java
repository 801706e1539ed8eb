package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.SocketApi;
import java.io.IOException;

/** The calls that make sockets: socket, socketpair, dup. */
final class SocketCreation {
    private SocketCreation() {
    }

    static NativeSocket open(int family, int type, int protocol) throws IOException {
        SocketApi api = Host.sockets();
        ThreadBlock thread = ThreadBlock.acquire();
        long s;
        try {
            s = api.socket(thread.call, family, type, protocol);
        } finally {
            thread.release();
        }
        if (s < 0) {
            throw Failures.of("socket", SocketError.of((int) -s),
                    AddressFamily.of(family) + ", " + SocketType.of(type) + ", " + Protocol.of(protocol));
        }
        NativeSocket socket = adopt(s, type);
        if (TypeNumbers.known(type) == TypeNumbers.UNKNOWN) {
            socket.state.publish(); // its flags may have set the mode, which is asked then
        }
        return socket;
    }

    static SocketPair pair(AddressFamily family, SocketType type, Protocol protocol) throws IOException {
        SocketApi api = Host.sockets();
        long[] pair = new long[2];
        ThreadBlock thread = ThreadBlock.acquire();
        int result;
        try {
            result = api.socketpair(thread.call, family.number(), type.number(), protocol.number(), pair);
        } finally {
            thread.release();
        }
        if (result < 0) {
            throw Failures.of("socketpair", SocketError.of(-result), family + ", " + type + ", " + protocol);
        }
        return new SocketPair(adopt(pair[0], type.number()), adopt(pair[1], type.number()));
    }

    static NativeSocket duplicate(HandleState handle, int type) throws IOException {
        handle.publish();
        long[] made = {SocketHandle.INVALID};
        long s = SocketCalls.guarded(handle, (api, call, number) -> made[0] = api.duplicate(call, number, 0));
        if (s < 0 && made[0] >= 0) {
            SocketHandle.adopt(made[0]).close(); // this one was closed meanwhile
        }
        SocketResults.check(handle, "dup", s, null);
        NativeSocket duplicate = new NativeSocket(SocketHandle.state(s, true), null, type);
        duplicate.state.shareMode(handle);
        return duplicate;
    }

    static NativeSocket adopt(long s, int type) {
        return new NativeSocket(SocketHandle.made(s), null, type);
    }
}
