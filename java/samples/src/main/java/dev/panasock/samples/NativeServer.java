package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.Inet6Sockaddr;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.Shutdown;
import dev.panasock.SoOption;
import dev.panasock.Sockaddr;
import dev.panasock.SocketType;
import dev.panasock.UnixSockaddr;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.CompletableFuture;

/** The tutorial's server as one writes it in Java, on {@link NativeSocket}. */
final class NativeServer {
    private static final int BUFFER_LENGTH = 512;

    private final ServerOptions options;
    private final PrintStream progress;

    NativeServer(ServerOptions options) {
        this.options = options;
        this.progress = options.progress();
    }

    /** Serves and gives the exit status. */
    int main() throws IOException {
        try (NativeSocket listener = NativeSocket.open(options.family().number(), SocketType.STREAM)) {
            listen(listener);
            stdout.printf("listening on %s\n", listener.getsockname());
            if (options.loop()) {
                serveAll(listener);
            }
            return serveOne(listener) ? 0 : 1;
        }
    }

    private void listen(NativeSocket listener) throws IOException {
        if (options.family() != Family.UNIX && File.separatorChar == '/') {
            // A port that was just left can be bound again. On Windows it always can, and the option means something else.
            listener.set(SoOption.SO_REUSEADDR, true);
        }
        listener.bind(address());
        if (options.family() == Family.UNIX) {
            new File(options.where()).deleteOnExit();
        }
        listener.listen(NativeSocket.SOMAXCONN);
    }

    private Sockaddr address() {
        if (options.family() == Family.UNIX) {
            return UnixSockaddr.of(options.where());
        }
        int port = Integer.parseInt(options.where());
        if (options.family() == Family.INET6) {
            return options.any() ? Inet6Sockaddr.any(port) : Inet6Sockaddr.loopback(port);
        }
        return options.any() ? InetSockaddr.any(port) : InetSockaddr.loopback(port);
    }

    private boolean serveOne(NativeSocket listener) throws IOException {
        NativeSocket client = listener.accept();
        listener.close();
        return CompletableFuture.supplyAsync(() -> serve(client), options.threads()).join();
    }

    private void serveAll(NativeSocket listener) throws IOException {
        AcceptOutage outage = new AcceptOutage();
        while (true) {
            NativeSocket client;
            try {
                client = listener.accept();
            } catch (IOException e) {
                if (outage.passes(e)) {
                    continue;
                }
                throw e;
            }
            handOver(client);
        }
    }

    private void handOver(NativeSocket client) throws IOException {
        try {
            options.threads().execute(() -> serve(client));
        } catch (OutOfMemoryError noThread) {
            stderr.printf("no thread for a client: %s\n", noThread.getMessage());
            client.close();
        }
    }

    /** Serves a client; whether all went well. Whatever happens to one client is no matter of the others. */
    private boolean serve(NativeSocket accepted) {
        try (NativeSocket client = accepted) {
            echo(client);
            client.shutdown(Shutdown.SEND);
            return true;
        } catch (IOException e) {
            stderr.printf("%s\n", Failure.text(e));
            return false;
        }
    }

    private void echo(NativeSocket client) throws IOException {
        byte[] buffer = new byte[BUFFER_LENGTH];
        int received;
        while ((received = client.recv(buffer)) != NativeSocket.END_OF_STREAM) {
            progress.printf("Bytes received: %d\n", received);
            client.sendAll(buffer, 0, received);
            progress.printf("Bytes sent: %d\n", received);
        }
        progress.printf("Connection closing...\n");
    }
}
