package dev.panasock.samples;

import dev.panasock.NativeSocket;
import dev.panasock.process.InheritedSockets;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code panasock inetd-echo}: serves the one client that standard input is connected with. Started by inetd, tcpserver, systemd, or {@link ProcessServer}. */
@Command(name = "inetd-echo", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Serves the client on its standard input, as inetd starts it: sends back what it receives.")
final class InetdEchoCommand implements Callable<Integer> {
    private static final int BUFFER_LENGTH = 64 * 1024;

    @Override
    public Integer call() throws IOException {
        try (NativeSocket client = InheritedSockets.standardInput()) {
            byte[] buffer = new byte[BUFFER_LENGTH];
            int received;
            while ((received = client.recv(buffer)) != NativeSocket.END_OF_STREAM) {
                client.sendAll(buffer, 0, received);
            }
        }
        return 0;
    }
}
