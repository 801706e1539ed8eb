package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import java.io.IOException;

/** The requests of ioctl, on Windows ioctlsocket. */
final class SocketIoctl {
    private SocketIoctl() {
    }

    static void setNonBlocking(HandleState handle, boolean on) throws IOException {
        request(handle, "FIONBIO", (api, call, s) -> api.setNonBlocking(call, s, on));
        handle.setNonBlocking(on);
    }

    static int available(HandleState handle) throws IOException {
        return (int) request(handle, "FIONREAD", (api, call, s) -> api.available(call, s));
    }

    static boolean sockatmark(HandleState handle) throws IOException {
        return request(handle, "SIOCATMARK", (api, call, s) -> api.atMark(call, s)) != 0;
    }

    static int unsent(HandleState handle) throws IOException {
        return (int) request(handle, "SIOCOUTQ", (api, call, s) -> api.unsent(call, s));
    }

    private static long request(HandleState handle, String request, SocketCalls.Call body) throws IOException {
        return SocketResults.check(handle, "ioctl", SocketCalls.guarded(handle, body), request);
    }
}
