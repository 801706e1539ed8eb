package dev.panasock.samples;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.Shutdown;
import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketFailure;
import dev.panasock.SocketType;
import java.io.File;
import java.io.IOException;
import java.net.BindException;

/** A socket that prints each of its calls with what the system returned. */
final class TracedSocket implements AutoCloseable {
    private static final String CLOSE = File.separatorChar == '\\' ? "closesocket" : "close";

    private final String party;
    private final NativeSocket socket;

    private TracedSocket(String party, NativeSocket socket) {
        this.party = party;
        this.socket = socket;
    }

    static TracedSocket open(String party, AddressFamily family) throws IOException {
        Protocol protocol = family.equals(AddressFamily.UNIX) ? Protocol.DEFAULT : Protocol.TCP;
        TracedSocket traced = new TracedSocket(party, NativeSocket.open(family, SocketType.STREAM, protocol));
        Transcript.call(party, "socket(" + family + ", " + SocketType.STREAM + ", " + protocol + ")", traced.number());
        return traced;
    }

    long number() {
        return socket.handle().number();
    }

    void bind(Sockaddr name) throws IOException {
        socket.bind(name);
        Transcript.call(party, "bind(" + number() + ", " + name + ")", 0);
    }

    /** Binds an address that cannot be had. */
    void bindInVain(Sockaddr name) throws IOException {
        try {
            bind(name);
        } catch (BindException e) {
            Transcript.call(party, "bind(" + number() + ", " + name + ")", "-1 " + ((SocketFailure) e).error());
        }
    }

    void listen() throws IOException {
        socket.listen(NativeSocket.SOMAXCONN);
        Transcript.call(party, "listen(" + number() + ", " + NativeSocket.SOMAXCONN + ")", 0);
    }

    Sockaddr getsockname() throws IOException {
        Sockaddr name = socket.getsockname();
        Transcript.call(party, "getsockname(" + number() + ")", name);
        return name;
    }

    void connect(Sockaddr name) throws IOException {
        socket.connect(name);
        Transcript.call(party, "connect(" + number() + ", " + name + ")", 0);
    }

    TracedSocket accept() throws IOException {
        SockaddrBuffer peer = new SockaddrBuffer();
        TracedSocket accepted = new TracedSocket(party, socket.accept(peer));
        Transcript.call(party, "accept(" + number() + ")", accepted.number() + " from " + peer.address());
        return accepted;
    }

    void send(byte[] data, int length) throws IOException {
        int sent = socket.send(data, 0, length);
        Transcript.call(party, "send(" + number() + ", " + Transcript.quoted(data, length) + ")", sent);
    }

    int recv(byte[] buffer) throws IOException {
        int received = Math.max(socket.recv(buffer), 0); // the end of the stream is 0 in C
        Transcript.call(party, "recv(" + number() + ", " + buffer.length + " bytes)",
                received + (received == 0 ? " end of stream" : " " + Transcript.quoted(buffer, received)));
        return received;
    }

    void shutdown() throws IOException {
        socket.shutdown(Shutdown.SEND);
        Transcript.call(party, "shutdown(" + number() + ", " + Shutdown.SEND + ")", 0);
    }

    @Override
    public void close() {
        Transcript.call(party, CLOSE + "(" + number() + ")", socket.handle().closeWithResult());
    }
}
