package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.Inet6Sockaddr;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.SocketType;
import dev.panasock.windows.OverlappedSocket;
import java.io.IOException;

/**
 * What a server with overlapped operations shall do.
 *
 * @param family the address family
 * @param where the port
 * @param any bind all addresses of this machine, not only loopback
 * @param clients how many clients to serve
 * @param workers how many threads take completions
 * @param outstanding how many AcceptEx wait for clients
 * @param firstBytes room for the first bytes of a client, 0 not to wait for them
 * @param silence how many seconds a client may send none of them
 */
record OverlappedOptions(Family family, String where, boolean any, long clients, int workers, int outstanding,
        int firstBytes, int silence) {
    /** A socket that listens, and the line that says where. */
    OverlappedSocket listen() throws IOException {
        OverlappedSocket listener = OverlappedSocket.open(family.number(), SocketType.STREAM);
        int port = Integer.parseInt(where);
        try {
            listener.socket().bind(switch (family) {
                case INET6 -> any ? Inet6Sockaddr.any(port) : Inet6Sockaddr.loopback(port);
                default -> any ? InetSockaddr.any(port) : InetSockaddr.loopback(port);
            });
            listener.socket().listen(NativeSocket.SOMAXCONN);
            stdout.printf("listening on %s\n", listener.socket().getsockname());
            return listener;
        } catch (IOException failed) {
            listener.close();
            throw failed;
        }
    }
}
