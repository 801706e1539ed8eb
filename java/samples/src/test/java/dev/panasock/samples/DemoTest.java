package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The transcript of the demonstration. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class DemoTest {
    private static final Pattern CALL =
            Pattern.compile("  (server|client|native|winsock|resolver) +\\w+\\(.*\\) += \\S.*");

    private static List<String> lines;

    @BeforeAll
    static void run() throws Exception {
        try (Program demo = Program.start("demo")) {
            lines = demo.lines();
            assertEquals(0, demo.exit());
            assertEquals("", demo.err());
        }
    }

    @Test
    void everyLineIsATitleOrACall() {
        assertTrue(lines.getFirst().startsWith("Panasock on "), lines.getFirst());
        for (String line : lines) {
            boolean call = CALL.matcher(line).matches();
            assertTrue(line.length() <= 132, "longer than a terminal: " + line);
            assertTrue(call || line.isEmpty() || !line.startsWith(" ") || line.startsWith("  skipped: "), line);
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void eachFamilyHasServerAndClientTalk(Family family) {
        Systems.has(family);
        List<String> part = part(switch (family) {
            case INET -> "TCP over IPv4";
            case INET6 -> "TCP over IPv6";
            case UNIX -> "UNIX socket";
        });
        assertEquals(List.of("server socket", "server bind", "server listen", "server getsockname", "client socket",
                "client connect", "server accept", "client send", "client shutdown", "server recv",
                "server send", "server recv", "server close", "client recv", "client recv", "client close",
                "server close"),
                part.stream()
                        .map(line -> line.strip().replaceAll(" +", " ").replaceAll("\\(.*", "").replace("closesocket",
                                "close"))
                        .toList());
        String listener = result(part.getFirst());
        assertTrue(part.get(1).contains("bind(" + listener + ", "), part.get(1));
        assertEquals(List.of("14", "14 \"this is a test\"", "14", "0 end of stream"),
                part.stream().filter(line -> line.matches(" +(client +send|server +(recv|send)).*"))
                        .map(DemoTest::result)
                        .toList());
    }

    @Test
    void oneErrorOfEachNumberSpace() {
        String part = String.join("\n", part("One error of each number space"));
        assertTrue(part.matches("(?s).*= -1 \\w*EADDRINUSE \\(\\d+, .*"), part);
        assertTrue(part.matches("(?s).*= -1 WSAENOTCONN \\(10057, the system said \\d+\\).*"), part);
        assertTrue(part.matches("(?s).*getaddrinfo\\(.*= -?\\d+ \\w+ \\(.*11001.*"), part);
    }

    private static List<String> part(String title) {
        int first = lines.indexOf(title) + 1;
        assertTrue(first > 0, () -> title + " in " + lines);
        int end = first;
        while (end < lines.size() && !lines.get(end).isEmpty()) {
            end++;
        }
        return lines.subList(first, end);
    }

    private static String result(String line) {
        return line.substring(line.indexOf(" = ") + 3);
    }
}
