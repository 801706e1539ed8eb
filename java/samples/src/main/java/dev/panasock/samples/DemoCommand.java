package dev.panasock.samples;

import dev.panasock.Inet6Sockaddr;
import dev.panasock.InetSockaddr;
import dev.panasock.Sockaddr;
import dev.panasock.UnixSockaddr;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code panasock demo}: what the library does, on this machine's loopback, as a transcript of the calls. */
@Command(name = "demo", mixinStandardHelpOptions = true, //
        description = "Runs a server and a client on loopback and prints the socket calls that they make.")
final class DemoCommand implements Callable<Integer> {
    private static final byte[] TEXT = "this is a test".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Integer call() throws IOException {
        Transcript.opening();
        talk("TCP over IPv4", InetSockaddr.loopback(0));
        talk("TCP over IPv6", Inet6Sockaddr.loopback(0));
        File path = new File(System.getProperty("java.io.tmpdir"), "panasock-" + ProcessHandle.current().pid());
        path.deleteOnExit();
        talk("UNIX socket", UnixSockaddr.of(path.getPath()));
        ProvokedErrors.show();
        return 0;
    }

    private static void talk(String title, Sockaddr where) {
        Transcript.title(title);
        try {
            talk(where);
        } catch (IOException missing) {
            Transcript.skipped(missing);
        }
    }

    /** One thread plays both parts: the system completes the connection before it is accepted, and keeps what was sent. */
    private static void talk(Sockaddr where) throws IOException {
        byte[] buffer = new byte[512];
        try (TracedSocket listener = TracedSocket.open("server", where.family())) {
            listener.bind(where);
            listener.listen();
            Sockaddr name = listener.getsockname();
            try (TracedSocket client = TracedSocket.open("client", where.family())) {
                client.connect(name);
                try (TracedSocket accepted = listener.accept()) {
                    client.send(TEXT, TEXT.length);
                    client.shutdown();
                    for (int received = accepted.recv(buffer); received > 0; received = accepted.recv(buffer)) {
                        accepted.send(buffer, received);
                    }
                }
                while (client.recv(buffer) > 0) {
                    continue;
                }
            }
        }
    }
}
