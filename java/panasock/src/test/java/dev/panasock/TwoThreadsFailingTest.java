package dev.panasock;

import static dev.panasock.winsock.Winsock2.AF_INET;
import static dev.panasock.winsock.Winsock2.INVALID_SOCKET;
import static dev.panasock.winsock.Winsock2.MAKEWORD;
import static dev.panasock.winsock.Winsock2.SOCKET_ERROR;
import static dev.panasock.winsock.Winsock2.SOCK_STREAM;
import static dev.panasock.winsock.Winsock2.SOL_SOCKET;
import static dev.panasock.winsock.Winsock2.WSACleanup;
import static dev.panasock.winsock.Winsock2.WSAENOPROTOOPT;
import static dev.panasock.winsock.Winsock2.WSAENOTCONN;
import static dev.panasock.winsock.Winsock2.WSAGetLastError;
import static dev.panasock.winsock.Winsock2.WSAStartup;
import static dev.panasock.winsock.Winsock2.closesocket;
import static dev.panasock.winsock.Winsock2.getpeername;
import static dev.panasock.winsock.Winsock2.getsockopt;
import static dev.panasock.winsock.Winsock2.socket;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.sockaddr_storage;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two threads fail differently on one socket, many times each, through both faces: nobody reads the other's error. */
@Timeout(300)
class TwoThreadsFailingTest {
    // Each call asks Wine's server, or takes an emulated CPU long.
    private static final int CALLS = Wine.isHere() || Qemu.isHere() ? 50_000 : 1_000_000;
    private static final int UNKNOWN_OPTION = 4711;

    /** Runs both at once, each many times, and counts the answers that are not the expected one. */
    private static void bothAtOnce(boolean virtual, Callable<Boolean> one, Callable<Boolean> other) throws Exception {
        FutureTask<Integer> first = wrong(one);
        FutureTask<Integer> second = wrong(other);
        start(virtual, first);
        start(virtual, second);
        assertEquals(0, first.get());
        assertEquals(0, second.get());
    }

    private static void start(boolean virtual, Runnable task) {
        (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(task);
    }

    private static FutureTask<Integer> wrong(Callable<Boolean> isRight) {
        return new FutureTask<>(() -> {
            int wrong = 0;
            for (int i = 0; i < CALLS; i++) {
                wrong += isRight.call() ? 0 : 1;
            }
            return wrong;
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nativeSocket(boolean virtual) throws Exception {
        try (NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            int level = dev.panasock.platform.abi.SocketNumbers.SOL_SOCKET.here();
            byte[] value = new byte[4];
            bothAtOnce(virtual,
                    () -> fails(Errno.ENOTCONN, socket::getpeername),
                    () -> fails(Errno.ENOPROTOOPT, () -> socket.getsockopt(level, UNKNOWN_OPTION, value)));
        }
    }

    private interface Failing {
        Object call() throws IOException;
    }

    private static boolean fails(Errno expected, Failing body) throws IOException {
        try {
            body.call();
            return false;
        } catch (NativeSocketException e) {
            return e.error().is(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void winsock2(boolean virtual) throws Exception {
        assertEquals(0, WSAStartup(MAKEWORD(2, 2), new WSADATA()));
        SOCKET s = socket(AF_INET, SOCK_STREAM, 0);
        assertNotSame(INVALID_SOCKET, s);
        sockaddr_storage name = new sockaddr_storage();
        byte[] value = new byte[4];
        bothAtOnce(virtual, () -> {
            int[] length = {128};
            return getpeername(s, name, length) == SOCKET_ERROR && WSAGetLastError() == WSAENOTCONN;
        }, () -> {
            int[] length = {4};
            return getsockopt(s, SOL_SOCKET, UNKNOWN_OPTION, value, length) == SOCKET_ERROR
                    && WSAGetLastError() == WSAENOPROTOOPT;
        });
        assertEquals(0, closesocket(s));
        assertEquals(0, WSACleanup());
    }
}
