package dev.panasock.launch;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
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
    ;

    abstract void use() throws IOException;
}
