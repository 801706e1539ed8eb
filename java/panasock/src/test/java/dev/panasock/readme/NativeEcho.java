package dev.panasock.readme;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeConnectException;
import dev.panasock.NativeSocket;
import dev.panasock.Sockaddr;
import dev.panasock.SocketType;
import java.io.IOException;

class NativeEcho {
    static void main() throws IOException {
        Sockaddr address;
        try (NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
                NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            listener.bind(InetSockaddr.loopback(0)); // port 0: the system chooses one
            listener.listen(NativeSocket.SOMAXCONN);
            address = listener.getsockname();
            client.connect(address);
            client.sendAll("hello".getBytes());
            try (NativeSocket server = listener.accept()) {
                byte[] buffer = new byte[512];
                int n = server.recv(buffer);
                System.out.println("received " + new String(buffer, 0, n));
            }
        }
        try (NativeSocket late = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            late.connect(address);
        } catch (NativeConnectException e) {
            System.out.println(e.operation() + ": " + e.error());
        }
    }
}
