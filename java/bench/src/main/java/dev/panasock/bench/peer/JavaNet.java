package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Memory.LARGE;
import static dev.panasock.bench.peer.Memory.SMALL;

import dev.panasock.InetSockaddr;
import dev.panasock.bench.peer.Loopback.Clients;
import dev.panasock.bench.start.ServerSocketStart;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Program.Archive;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** {@code java.net.Socket} and {@code ServerSocket}. */
public final class JavaNet {
    /** Streams over arrays. */
    public static final Peer PEER = Peer.java("net", "java.net sockets", JavaNio.VERSION, "")
            .does(Work.ACCEPT, JavaNet::accept)
            .does(Work.ACCEPT_PEER, JavaNet::accept)
            .does(Work.ACCEPT_HELD, JavaNet::acceptHeld)
            .does(Work.STREAM_64, () -> stream(SMALL))
            .does(Work.STREAM_64K, () -> stream(LARGE))
            .does(Work.CHURN, JavaNet::churn)
            .starts(ServerSocketStart.class, Archive.NONE);

    private JavaNet() {
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, Clients.COUNT, InetAddress.getLoopbackAddress());
    }

    private static Clients clients(ServerSocket listener) {
        return new Clients(InetSockaddr.loopback(listener.getLocalPort()));
    }

    private static Body accept() throws IOException {
        ServerSocket listener = listener();
        return new Accepting<Socket>(clients(listener), listener::accept, Socket::close);
    }

    private static Body acceptHeld() throws IOException {
        ServerSocket listener = listener();
        return new Accepting<Socket>(clients(listener), listener::accept, Socket::close, true);
    }

    private static Body stream(int size) throws IOException {
        try (ServerSocket listener = listener()) {
            listener.setReceiveBufferSize(Loopback.ROOM);
            Socket out = new Socket();
            out.setSendBufferSize(Loopback.ROOM);
            out.connect(listener.getLocalSocketAddress());
            Socket in = listener.accept();
            out.setTcpNoDelay(true);
            in.setTcpNoDelay(true);
            return stream(size, out.getOutputStream(), in.getInputStream());
        }
    }

    private static Body stream(int size, OutputStream out, InputStream in) {
        byte[] array = new byte[size];
        return () -> {
            out.write(array);
            return in.readNBytes(array, 0, size);
        };
    }

    private static Body churn() throws IOException {
        ServerSocket listener = listener();
        byte[] message = new byte[SMALL];
        return () -> {
            try (Socket client = new Socket()) {
                client.setSoLinger(true, 0);
                client.connect(listener.getLocalSocketAddress());
                try (Socket accepted = listener.accept()) {
                    client.getOutputStream().write(message);
                    return accepted.getInputStream().read(message);
                }
            }
        };
    }
}
