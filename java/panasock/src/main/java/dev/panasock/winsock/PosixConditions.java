package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.CF_ACCEPT;
import static dev.panasock.winsock.WinsockConstants.CF_DEFER;
import static dev.panasock.winsock.WinsockConstants.WSAECONNREFUSED;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAENOTSOCK;
import static dev.panasock.winsock.WinsockConstants.WSATRY_AGAIN;

import dev.panasock.platform.blocking.ThreadBlock;

/**
 * {@code WSAAccept} where the system knows no conditions: accepts the connection, asks, and then gives it out, resets it
 * or keeps it for the next accept.
 */
final class PosixConditions {
    private final PosixWinsock winsock;

    PosixConditions(PosixWinsock winsock) {
        this.winsock = winsock;
    }

    SOCKET accept(long deadline, SOCKET s, long fd, sockaddr name, int[] length, Condition condition) {
        sockaddr_storage caller = new sockaddr_storage();
        sockaddr_storage callee = new sockaddr_storage();
        SOCKET connection = next(deadline, s, fd, name, length, caller, callee);
        if (connection == SOCKET.INVALID) {
            return connection;
        }
        return switch (condition.ask(sockaddr.of(caller.memory), null, sockaddr.of(callee.memory))) {
            case CF_ACCEPT -> connection;
            case CF_DEFER -> deferred(s, connection);
            default -> refused(connection, WSAECONNREFUSED);
        };
    }

    private SOCKET next(long deadline, SOCKET s, long fd, sockaddr name, int[] length, sockaddr caller,
            sockaddr callee) {
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (winsock.recognise(thread.call, s, fd) < 0) {
                return SOCKET.INVALID;
            }
            if (!PosixConnections.hasRoom(s, name, length)) {
                LastError.fail(WSAEFAULT);
                return SOCKET.INVALID;
            }
            int[] callerLength = {caller.sizeof()};
            SOCKET connection = winsock.accept(thread, deadline, s, fd, caller, callerLength);
            if (connection != SOCKET.INVALID) {
                winsock.getsockname(thread.call, connection, connection.number(), callee, new int[] {callee.sizeof()});
                give(caller, callerLength[0], name, length);
            }
            return connection;
        } finally {
            thread.release();
        }
    }

    private static void give(sockaddr caller, int callerLength, sockaddr name, int[] length) {
        if (name != null) {
            int given = Math.min(callerLength, PosixAddresses.capacity(name, length));
            name.memory.asSlice(0, given).copyFrom(caller.memory.asSlice(0, given));
            length[0] = callerLength;
        }
    }

    private static SOCKET deferred(SOCKET s, SOCKET connection) {
        if (!s.defer(connection)) {
            return refused(connection, WSAENOTSOCK);
        }
        LastError.fail(WSATRY_AGAIN);
        return SOCKET.INVALID;
    }

    private static SOCKET refused(SOCKET connection, int code) {
        PosixConnections.reset(connection);
        LastError.fail(code);
        return SOCKET.INVALID;
    }
}
