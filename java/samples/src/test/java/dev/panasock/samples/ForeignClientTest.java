package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that others have written, where they are installed. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class ForeignClientTest {
    private static final String PYTHON = """
            import socket, sys
            family, host, port = sys.argv[1:]
            s = socket.socket(getattr(socket, family))
            s.connect(host if family == "AF_UNIX" else (host, int(port)))
            s.sendall(sys.stdin.buffer.read())
            s.shutdown(socket.SHUT_WR)
            while data := s.recv(4096):
                sys.stdout.buffer.write(data)
            """;

    @TempDir
    private Path folder;

    static Stream<Arguments> clients() {
        return Kind.all()
                .flatMap(kind -> Stream.of("nc", "socat", "python3").map(client -> Arguments.of(kind, client)));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void getsItsBytesBack(Kind kind, String client) throws Exception {
        Systems.has(kind.family());
        Systems.hasProgram(client);
        try (Program server = kind.server(folder)) {
            Process process = new ProcessBuilder(command(client, kind.family(), server.line())).start();
            String text = "hello from " + client + "\n";
            try (OutputStream in = process.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            }
            assertEquals(text, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(0, server.exit());
        }
    }

    private List<String> command(String client, Family family, String firstLine) {
        String port = firstLine.substring(firstLine.lastIndexOf(':') + 1);
        String host = family == Family.INET ? "127.0.0.1" : "::1";
        String path = folder.resolve("s").toString();
        return switch (client) {
            case "nc" -> family == Family.UNIX ? List.of("nc", "-N", "-U", path) : List.of("nc", "-N", host, port);
            case "socat" -> List.of("socat", "-t600", "-", switch (family) {
                case INET -> "TCP4:" + host + ":" + port;
                case INET6 -> "TCP6:[" + host + "]:" + port;
                case UNIX -> "UNIX-CONNECT:" + path;
            });
            default -> List.of("python3", "-c", PYTHON, "AF_" + family, family == Family.UNIX ? path : host, port);
        };
    }
}
