package dev.panasock.soak;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.Errno;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.Sockaddr;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketInterruptedException;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSAPOLLFD;
import dev.panasock.winsock.sockaddr_in;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** The same operations on either face, and in what words they end. */
enum Face {
    NATIVE {
        @Override
        int send(NativeSocket socket, byte[] data) throws IOException {
            return socket.send(data);
        }

        @Override
        int recv(NativeSocket socket, byte[] buffer) throws IOException {
            return socket.recv(buffer);
        }

        @Override
        NativeSocket accept(NativeSocket listener) throws IOException {
            return listener.accept();
        }

        @Override
        void connect(NativeSocket socket, Sockaddr to) throws IOException {
            socket.connect(to);
        }

        @Override
        void poll(NativeSocket socket, boolean read, int millis) throws IOException {
            socket.poll(read ? Poll.IN : Poll.OUT, millis);
        }
    },
    WINSOCK {
        @Override
        int send(NativeSocket socket, byte[] data) throws Failed {
            return check(dev.panasock.winsock.Winsock2.send(SOCKET.of(socket.handle()), data, data.length, 0));
        }

        @Override
        int recv(NativeSocket socket, byte[] buffer) throws Failed {
            return check(dev.panasock.winsock.Winsock2.recv(SOCKET.of(socket.handle()), buffer, buffer.length, 0));
        }

        @Override
        NativeSocket accept(NativeSocket listener) throws Failed {
            SOCKET accepted = dev.panasock.winsock.Winsock2.accept(SOCKET.of(listener.handle()), null, null);
            check(accepted == INVALID_SOCKET ? SOCKET_ERROR : 0);
            return NativeSocket.of(accepted.handle());
        }

        @Override
        void connect(NativeSocket socket, Sockaddr to) throws Failed {
            sockaddr_in name = new sockaddr_in();
            name.sin_family(AF_INET);
            name.sin_port(htons(((InetSockaddr) to).port()));
            name.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
            check(dev.panasock.winsock.Winsock2.connect(SOCKET.of(socket.handle()), name, sizeof(name)));
        }

        @Override
        void poll(NativeSocket socket, boolean read, int millis) throws Failed {
            WSAPOLLFD asked = new WSAPOLLFD();
            asked.fd(SOCKET.of(socket.handle()));
            asked.events(read ? POLLRDNORM : POLLWRNORM);
            check(WSAPoll(new WSAPOLLFD[] {asked}, 1, millis));
        }

        private static int check(int result) throws Failed {
            if (result == SOCKET_ERROR) {
                throw new Failed(WSAGetLastError(), nativeLastError());
            }
            return result;
        }
    };

    /** What a function of Winsock2 said. */
    static final class Failed extends IOException {
        private static final long serialVersionUID = 1;
        private final int code;
        private final int number;

        Failed(int code, int number) {
            super("code " + code + ", native " + number, null);
            this.code = code;
            this.number = number;
        }
    }

    /** What peers and other threads bring about. */
    private static final Set<Errno> EXPECTED = EnumSet.of(Errno.ECONNRESET, Errno.EPIPE, Errno.ENOTCONN,
            Errno.ECONNREFUSED, Errno.EWOULDBLOCK, Errno.ETIMEDOUT, Errno.ECONNABORTED, Errno.EISCONN, Errno.EALREADY,
            Errno.EINPROGRESS, Errno.EDESTADDRREQ, Errno.ENOBUFS, Errno.EMSGSIZE, Errno.EINVAL);
    private static final Set<Integer> EXPECTED_CODES = Set.of(WSAECONNRESET, WSAESHUTDOWN, WSAENOTCONN, WSAECONNREFUSED,
            WSAEWOULDBLOCK, WSAETIMEDOUT, WSAECONNABORTED, WSAEISCONN, WSAEALREADY, WSAEINPROGRESS, WSAEDESTADDRREQ,
            WSAENOBUFS, WSAEMSGSIZE, WSAEINVAL, WSAEINTR);

    abstract int send(NativeSocket socket, byte[] data) throws IOException;

    abstract int recv(NativeSocket socket, byte[] buffer) throws IOException;

    abstract NativeSocket accept(NativeSocket listener) throws IOException;

    abstract void connect(NativeSocket socket, Sockaddr to) throws IOException;

    abstract void poll(NativeSocket socket, boolean read, int millis) throws IOException;

    /** How an operation ended. That the system says a number is closed, or no socket, must never be: the library says so before. */
    static String end(IOException failure, Tally tally) {
        return switch (failure) {
            case SocketClosedException closed -> "closed";
            case SocketInterruptedException interrupted -> "interrupted";
            case SocketFailure known -> {
                Errno errno = known.error().errno().orElse(null);
                if (errno == null || !EXPECTED.contains(errno)) {
                    tally.wrong(failure.toString());
                }
                yield String.valueOf(errno);
            }
            case Failed failed -> {
                boolean saidByUs = failed.code == WSAENOTSOCK && failed.number == 0;
                if (!saidByUs && !EXPECTED_CODES.contains(failed.code)) {
                    tally.wrong("Winsock2: " + failed.getMessage());
                }
                yield saidByUs ? "closed" : String.valueOf(failed.code);
            }
            default -> {
                tally.wrong(failure.toString());
                yield failure.toString();
            }
        };
    }

}
