package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/** The calls that read and set the addresses, options and modes of a socket. */
final class OptionCalls {
    private OptionCalls() {
    }

    static int getsockname(SOCKET s, sockaddr name, int[] length) {
        return Calls.on(s, (winsock, call, fd) -> {
            Calls.checkSize(name, length);
            return winsock.getsockname(call, s, fd, name, length);
        });
    }

    static int getpeername(SOCKET s, sockaddr name, int[] length) {
        return Calls.on(s, (winsock, call, fd) -> {
            Calls.checkSize(name, length);
            return winsock.getpeername(call, s, fd, name, length);
        });
    }

    static int getsockopt(SOCKET s, int level, int option, MemorySegment value, int[] length) {
        return Calls.on(s, (winsock, call, fd) -> {
            Calls.checkSize(value, length);
            return winsock.getsockopt(call, s, fd, level, option, value, length);
        });
    }

    static int setsockopt(SOCKET s, int level, int option, MemorySegment value, int length) {
        return Calls.on(s, (winsock, call, fd) -> winsock.setsockopt(call, s, fd, level, option,
                Calls.value(value, length), length));
    }

    static int ioctlsocket(SOCKET s, int request, int[] argument) {
        return Calls.on(s, (winsock, call, fd) -> winsock.ioctlsocket(call, s, fd, request, Memory.of(argument)));
    }
}
