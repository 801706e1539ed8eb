package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;
import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.process.SocketProcess;
import dev.panasock.process.SocketProcessBuilder;
import dev.panasock.winsock.SOCKET;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code panasock process-server}: a process for each client, which gets the socket as its standard input and output. What fork does elsewhere,
 * on each system.
 */
@Command(name = "process-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Serves each client with a process of its own.", //
        footer = {"", "The program gets the connection as its standard input and output, as from inetd."})
final class ProcessServer extends TechniqueServer {
    @Parameters(index = "1..*", arity = "0..*", paramLabel = "program", //
            description = "The program and its arguments (default: inetd-echo of this one).")
    private List<String> program;

    private final List<SocketProcess> children = new ArrayList<>();

    @Override
    int serve(SOCKET ListenSocket) {
        SocketProcessBuilder builder = new SocketProcessBuilder(program == null ? ownEcho() : program);
        while (isAccepting()) {
            SOCKET ClientSocket = accept(ListenSocket, null, null);
            if (ClientSocket == INVALID_SOCKET) {
                if (!survives(WSAGetLastError())) {
                    return 1;
                }
                continue;
            }
            countAccepted();
            handOver(builder, ClientSocket);
            // The child has it: the connection ends when the child closes it
            closesocket(ClientSocket);
        }
        return ended();
    }

    private void handOver(SocketProcessBuilder builder, SOCKET ClientSocket) {
        try {
            children.removeIf(child -> !child.isAlive());
            children.add(builder.streams(ClientSocket.handle()).start());
        } catch (IOException e) {
            stderr.printf("%s\n", Failure.text(e));
        }
    }

    private int ended() {
        try {
            for (SocketProcess child : children) {
                child.waitFor();
            }
            return 0;
        } catch (InterruptedException e) {
            return 1;
        }
    }

    /** This program once more, started as it was. */
    private static List<String> ownEcho() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        String modules = System.getProperty("jdk.module.path");
        if (modules == null) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                    Main.class.getName()));
        } else {
            command.addAll(List.of("--enable-native-access=dev.panasock.bindings", "-p", modules, "-m",
                    Main.class.getModule().getName() + "/" + Main.class.getName()));
        }
        command.add("inetd-echo");
        return command;
    }
}
