package dev.panasock;

import dev.panasock.platform.blocking.Guard;
import java.io.IOException;

/** The requests of ioctl, on Windows ioctlsocket. */
final class SocketIoctl {
    private SocketIoctl() {
    }

    static void setNonBlocking(SocketHandle handle, boolean on) throws IOException {
        request(handle, "FIONBIO", (api, call, s) -> api.setNonBlocking(call, s, on));
        Guard.setNonBlocking(handle, on);
    }

    static int available(SocketHandle handle) throws IOException {
        return (int) request(handle, "FIONREAD", (api, call, s) -> api.available(call, s));
    }

    static boolean sockatmark(SocketHandle handle) throws IOException {
        return request(handle, "SIOCATMARK", (api, call, s) -> api.atMark(call, s)) != 0;
    }

    static int unsent(SocketHandle handle) throws IOException {
        return (int) request(handle, "SIOCOUTQ", (api, call, s) -> api.unsent(call, s));
    }

    private static long request(SocketHandle handle, String request, SocketCalls.Call body) throws IOException {
        return SocketResults.check(handle, "ioctl", SocketCalls.guarded(handle, body), request);
    }
}
