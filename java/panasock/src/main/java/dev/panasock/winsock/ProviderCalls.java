package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.SOCKET_ERROR;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;

/** The calls about transports, and about sockets that are made of what a WSAPROTOCOL_INFOW says. */
final class ProviderCalls {
    private ProviderCalls() {
    }

    static SOCKET socket(int family, int type, int protocol, WSAPROTOCOL_INFOW info, int group, int flags) {
        return Calls.making((winsock, call) -> winsock.providers().socket(call, family, type, protocol, info, group,
                flags));
    }

    static int duplicate(SOCKET s, int process, WSAPROTOCOL_INFOW info) {
        return Calls.on(s, (winsock, call, fd) -> winsock.providers().duplicate(call, fd, process, info));
    }

    static int enumerate(int[] protocols, WSAPROTOCOL_INFOW[] buffer, int[] length) {
        return Calls.withoutSocket(SOCKET_ERROR, (winsock, call) -> length == null ? LastError.fail(WSAEFAULT)
                : winsock.providers().enumerate(call, protocols, buffer, length));
    }
}
