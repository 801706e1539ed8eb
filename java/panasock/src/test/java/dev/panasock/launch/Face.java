package dev.panasock.launch;

import dev.panasock.AddressFamily;
import dev.panasock.AddressHints;
import dev.panasock.NativeSocket;
import dev.panasock.Resolver;
import dev.panasock.SocketType;
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
    ;

    abstract void use() throws IOException;
}
