package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.AddressFamily;
import dev.panasock.AddressHints;
import dev.panasock.AddressInfo;
import dev.panasock.NativeSocket;
import dev.panasock.Resolver;
import dev.panasock.Shutdown;
import dev.panasock.Sockaddr;
import dev.panasock.SocketType;
import dev.panasock.UnixSockaddr;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tutorial's client as one writes it in Java, on {@link NativeSocket}. */
final class NativeClient {
    private static final int TEXT_BUFFER_LENGTH = 512;
    private static final int STREAM_BUFFER_LENGTH = 64 << 10;

    private final ClientOptions options;
    private volatile IOException unsent;

    NativeClient(ClientOptions options) {
        this.options = options;
    }

    /** Connects, talks and gives the exit status. */
    int main() throws IOException {
        try (NativeSocket socket = connect()) {
            if (options.text() != null) {
                exchangeText(socket);
            } else {
                exchangeStreams(socket);
            }
        }
        return 0;
    }

    /** Connects to the first address that lets us. */
    NativeSocket connect() throws IOException {
        IOException refused = null;
        for (Sockaddr address : addresses()) {
            try {
                return connect(address);
            } catch (IOException e) {
                refused = e;
            }
        }
        throw refused;
    }

    private static NativeSocket connect(Sockaddr address) throws IOException {
        NativeSocket socket = NativeSocket.open(address.family(), SocketType.STREAM);
        try {
            socket.connect(address);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private List<Sockaddr> addresses() throws IOException {
        if (options.family() == Family.UNIX) {
            return List.of(UnixSockaddr.of(options.host()));
        }
        AddressFamily family = options.family() == null ? AddressFamily.UNSPEC : options.family().number();
        return Resolver.getaddrinfo(options.host(), options.port(), AddressHints.of(family, SocketType.STREAM)).stream()
                .map(AddressInfo::address).toList();
    }

    private void exchangeText(NativeSocket socket) throws IOException {
        byte[] text = options.text().getBytes(StandardCharsets.UTF_8);
        socket.sendAll(text);
        stdout.printf("Bytes Sent: %d\n", text.length);
        socket.shutdown(Shutdown.SEND);
        byte[] buffer = new byte[TEXT_BUFFER_LENGTH];
        int received;
        while ((received = socket.recv(buffer)) != NativeSocket.END_OF_STREAM) {
            stdout.printf("Bytes received: %d\n", received);
            stdout.write(buffer, 0, received);
            stdout.printf("\n");
        }
        stdout.printf("Connection closed\n");
    }

    /** Sends standard input from another thread, so that neither direction waits for the other. */
    private void exchangeStreams(NativeSocket socket) throws IOException {
        Thread.ofPlatform().daemon().start(() -> sendStandardInput(socket));
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        byte[] buffer = new byte[STREAM_BUFFER_LENGTH];
        int received;
        while ((received = socket.recv(buffer)) != NativeSocket.END_OF_STREAM) {
            out.write(buffer, 0, received);
        }
        if (unsent != null) {
            throw unsent;
        }
    }

    private void sendStandardInput(NativeSocket socket) {
        InputStream in = new FileInputStream(FileDescriptor.in);
        byte[] buffer = new byte[STREAM_BUFFER_LENGTH];
        try {
            int read;
            while ((read = in.read(buffer)) >= 0) {
                socket.sendAll(buffer, 0, read);
            }
            socket.shutdown(Shutdown.SEND);
        } catch (IOException e) {
            unsent = e;
            endConnection(socket);
        }
    }

    /** So that the thread that receives comes to an end as well. */
    private static void endConnection(NativeSocket socket) {
        try {
            socket.shutdown(Shutdown.BOTH);
        } catch (IOException alreadyGone) {
            // then it has ended
        }
    }
}
