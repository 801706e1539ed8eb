package dev.panasock.launch;

import dev.panasock.AddressFamily;
import dev.panasock.AddressHints;
import dev.panasock.NativeSocket;
import dev.panasock.Resolver;
import dev.panasock.SocketType;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;

/** The ways into the library, each with what a program calls first. */
enum Face {
    NATIVE_SOCKET {
        @Override
        void use() throws IOException {
            NativeSocket.open(AddressFamily.INET, SocketType.STREAM).close();
        }
    },
    RESOLVER {
        @Override
        void use() throws IOException {
            Resolver.getaddrinfo("127.0.0.1", "27015", AddressHints.of(AddressFamily.INET, SocketType.STREAM));
        }
    },
    WINSOCK_STARTUP {
        @Override
        void use() {
            check(Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA()) == 0);
        }
    },
    WINSOCK_SOCKET {
        @Override
        void use() {
            Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
            check(Winsock2.closesocket(Winsock2.socket(Winsock2.AF_INET, Winsock2.SOCK_STREAM, Winsock2.IPPROTO_TCP))
                    == 0);
        }
    },
    ;

    private static void check(boolean succeeded) {
        if (!succeeded) {
            throw new IllegalStateException("failed: " + Winsock2.WSAGetLastError());
        }
    }

    abstract void use() throws IOException;
}
