package dev.panasock.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clients that connect and say nothing: a process of their own, for one process has not descriptors enough for both ends. */
public final class IdleClients {
    private IdleClients() {
    }

    /** Starts to connect. They stay until this process ends, and with it the standard input of that one. */
    static void connect(int port, int count) throws IOException {
        if (count > 0) {
            new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"), IdleClients.class.getName(), "" + port, "" + count)
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        }
    }

    /**
     * Connects, and waits for the end of standard input.
     *
     * @param arguments the port, and how many
     * @throws IOException if nobody listens there any more
     */
    public static void main(String[] arguments) throws IOException {
        InetSocketAddress server =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        List<SocketChannel> clients = new ArrayList<>();
        while (clients.size() < Integer.parseInt(arguments[1])) {
            clients.add(SocketChannel.open(server));
        }
        System.in.read();
    }
}
