package dev.panasock.process;

import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program that was given sockets: its first argument says what it does with them. What went wrong is its exit status. */
final class GivenProgram {
    private static final Duration PATIENCE = Duration.ofMillis(400);

    private GivenProgram() {
    }

    public static void main(String[] arguments) throws Exception {
        Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
        List<String> rest = Arrays.asList(arguments).subList(1, arguments.length);
        switch (arguments[0]) {
            case "echo" -> echo(InheritedSockets.standardInput());
            case "descriptor" -> echo(InheritedSockets.descriptor(Integer.parseInt(rest.getFirst())));
            case "twice" -> twice();
            case "service" -> service();
            case "accept" -> accept(InheritedSockets.descriptor(3));
            case "succeed" -> succeed(InheritedSockets.descriptor(3), InheritedSockets.descriptor(4));
            case "say" -> say(InheritedSockets.standardInput(), String.join("\n", rest));
            case "where" -> say(InheritedSockets.standardInput(),
                    System.getProperty("user.dir") + "\n" + System.getenv("GIVEN") + "\n" + System.getenv("HOME")
                            + "\n" + System.getenv("PANASOCK_DESCRIPTOR_9"));
            case "open" -> say(InheritedSockets.standardInput(),
                    "open: " + rest.stream().filter(GivenProgram::isOpen).count());
            case "wait" -> awaitNothing(InheritedSockets.standardInput());
            case "exit" -> System.exit(Integer.parseInt(rest.getFirst()));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Serves the clients of a listener until it is told to hand it over to a successor. */
    private static void succeed(NativeSocket listener, NativeSocket control) throws Exception {
        ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
        Thread accepting = Thread.ofPlatform().start(() -> acceptAll(listener, clients));
        control.sendAll(new byte[] {'r'});
        int command = control.recv(new byte[1]);
        if (command == 1) {
            SocketProcess successor = SocketProcessTest.program("succeed").descriptor(3, listener.handle())
                    .descriptor(4, control.handle()).start();
            System.err.println("successor " + successor.pid());
        }
        listener.close();
        accepting.join();
        clients.close(); // when each client that was accepted here has been served
    }

    private static void acceptAll(NativeSocket listener, ExecutorService clients) {
        while (true) {
            NativeSocket client;
            try {
                client = listener.accept();
            } catch (IOException closed) {
                return;
            }
            clients.execute(() -> {
                try (client) {
                    byte[] buffer = new byte[64];
                    int n;
                    while ((n = client.recv(buffer)) > 0) {
                        client.sendAll(buffer, 0, n);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    /** Nothing comes: a recv that is blocking ends when its time is up, another one at once. */
    private static void awaitNothing(NativeSocket socket) throws IOException {
        socket.set(SoOption.SO_RCVTIMEO, PATIENCE);
        long begun = System.nanoTime();
        try {
            socket.recv(new byte[1]);
        } catch (SocketTimeoutException e) {
            // Windows says so, the others as if the socket were non-blocking.
        }
        say(socket, System.nanoTime() - begun < PATIENCE.toNanos() / 2 ? "not blocking" : "waited");
    }

    private static boolean isOpen(String number) {
        SOCKET s = SOCKET.of(SocketHandle.borrow(Long.parseLong(number)));
        return Winsock2.GetHandleInformation(s, new int[1]);
    }

    private static void echo(NativeSocket socket) throws IOException {
        try (socket) {
            byte[] buffer = new byte[4096];
            int n;
            while ((n = socket.recv(buffer)) > 0) {
                socket.sendAll(buffer, 0, n);
            }
            System.exit(n == NativeSocket.END_OF_STREAM ? 0 : 3); // it was not blocking
        }
    }

    private static void say(NativeSocket socket, String text) throws IOException {
        socket.sendAll(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void twice() throws IOException {
        NativeSocket socket = InheritedSockets.descriptor(3);
        String second;
        try {
            second = InheritedSockets.descriptor(3).toString();
        } catch (IllegalStateException e) {
            second = e.getMessage().replaceAll("descriptor \\d+", "n");
        }
        String absent;
        try {
            absent = InheritedSockets.descriptor(77).toString();
        } catch (IOException e) {
            absent = ((SocketFailure) e).error().name();
        }
        say(socket, second + "\n" + absent);
    }

    private static void service() throws IOException {
        List<InheritedSocket> sockets = InheritedSockets.ofServiceManager();
        for (InheritedSocket each : sockets) {
            say(each.socket(), each.name());
        }
        try {
            InheritedSockets.ofServiceManager();
        } catch (IllegalStateException e) {
            say(sockets.getFirst().socket(), "; " + e.getMessage());
        }
    }

    /** Says that it is there, and serves one client. */
    private static void accept(NativeSocket listener) throws IOException {
        try (NativeSocket client = listener.accept()) {
            say(client, "served by " + ProcessHandle.current().pid());
        }
    }
}
