package dev.panasock.waiting;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.Sockaddr;
import dev.panasock.SocketError;
import dev.panasock.UnixSockaddr;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.fd_set;
import dev.panasock.winsock.sockaddr;
import dev.panasock.winsock.sockaddr_in;
import dev.panasock.winsock.sockaddr_storage;
import dev.panasock.winsock.sockaddr_un;
import dev.panasock.winsock.timeval;
import java.util.stream.IntStream;

/** The functions of Winsock2, with arrays. Errors are compared by the number of the system that is behind the code. */
final class WinsockFace implements CallFace {
    private static final int ERRORS = 200;

    private final SOCKET s;

    WinsockFace(NativeSocket socket) {
        s = SOCKET.of(socket.handle());
    }

    static void start() {
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
    }

    private static CallResult number(int n) {
        return n == SOCKET_ERROR ? failed() : CallResult.number(n);
    }

    private static CallResult received(int n, byte[] buffer) {
        // Documented: a message that does not fit is an error, and the buffer is filled.
        return n == SOCKET_ERROR && WSAGetLastError() == WSAEMSGSIZE
                ? CallResult.received(buffer.length, buffer, "WSAEMSGSIZE")
                : n == SOCKET_ERROR ? failed() : CallResult.received(n, buffer, "value");
    }

    private static CallResult failed() {
        int system = nativeLastError();
        return CallResult.error(system != 0 ? system : number(), String.valueOf(WSAGetLastError()));
    }

    /** The number of the system for the last error, where the library has found it without a call. */
    private static int number() {
        return IntStream.range(1, ERRORS).filter(number -> SocketError.of(number).winsockCode() == WSAGetLastError())
                .findFirst().orElse(0);
    }

    private static sockaddr name(Sockaddr address) {
        return switch (address) {
            case InetSockaddr inet -> {
                sockaddr_in name = new sockaddr_in();
                name.sin_family(AF_INET);
                name.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
                name.sin_port(htons(inet.port()));
                yield name;
            }
            case UnixSockaddr unix -> {
                sockaddr_un name = new sockaddr_un();
                name.sun_family(AF_UNIX);
                name.sun_path(unix.toUnixDomainSocketAddress().getPath().toString());
                yield name;
            }
            default -> throw new UnsupportedOperationException("no address of the scripts");
        };
    }

    @Override
    public CallResult recv(int length, CallFlag... flags) {
        byte[] buffer = new byte[length];
        int winsock = CallFlag.winsock(flags);
        return received(dev.panasock.winsock.Winsock2.recv(s, buffer, length, winsock), buffer);
    }

    @Override
    public CallResult recvfrom(int length, CallFlag... flags) {
        byte[] buffer = new byte[length];
        int winsock = CallFlag.winsock(flags);
        sockaddr_storage from = new sockaddr_storage();
        return received(dev.panasock.winsock.Winsock2.recvfrom(s, buffer, length, winsock, from,
                new int[] {sizeof(from)}), buffer);
    }

    @Override
    public CallResult send(byte[] data, CallFlag... flags) {
        return number(dev.panasock.winsock.Winsock2.send(s, data, data.length, CallFlag.winsock(flags)));
    }

    @Override
    public CallResult sendto(byte[] data, Sockaddr to, CallFlag... flags) {
        sockaddr name = name(to);
        return number(dev.panasock.winsock.Winsock2.sendto(s, data, data.length, CallFlag.winsock(flags), name,
                sizeof(name)));
    }

    @Override
    public CallResult accept() {
        SOCKET accepted = dev.panasock.winsock.Winsock2.accept(s, null, null);
        return accepted == INVALID_SOCKET ? failed() : number(closesocket(accepted));
    }

    @Override
    public CallResult connect(Sockaddr to) {
        sockaddr name = name(to);
        return number(dev.panasock.winsock.Winsock2.connect(s, name, sizeof(name))).connected();
    }

    /** A select for reading. */
    @Override
    public CallResult poll(int events, int millis) {
        if (events != Poll.IN) {
            throw new UnsupportedOperationException("select by other events");
        }
        fd_set set = new fd_set();
        FD_SET(s, set);
        timeval limit = millis < 0 ? null : new timeval(millis / 1000, millis % 1000 * 1000);
        int n = select(0, set, null, null, limit);
        return n == 1 ? CallResult.number(Poll.IN) : number(n);
    }
}
