package dev.panasock.process;

import dev.panasock.NativeSocket;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A program that was given sockets: its first argument says what it does with them. What went wrong is its exit status. */
final class GivenProgram {
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
            case "say" -> say(InheritedSockets.standardInput(), String.join("\n", rest));
            case "where" -> say(InheritedSockets.standardInput(),
                    System.getProperty("user.dir") + "\n" + System.getenv("GIVEN") + "\n" + System.getenv("HOME"));
            case "open" -> say(InheritedSockets.standardInput(),
                    "open: " + rest.stream().filter(GivenProgram::isOpen).count());
            case "exit" -> System.exit(Integer.parseInt(rest.getFirst()));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
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
