package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.launch.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A socket goes to a second JVM through its standard input, and serves a client there. */
@EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
class DuplicatedSocketTest extends WinsockFixture {
    private static Process secondJvm() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "-XX:-PrintWarnings").options());
        command.add(EchoOfADuplicate.class.getName());
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Gives a socket away and waits until it was opened there. */
    private static BufferedReader sent(SOCKET s, Process process) throws IOException {
        WSAPROTOCOL_INFOW info = new WSAPROTOCOL_INFOW();
        ok(WSADuplicateSocketW(s, (int) process.pid(), info));
        process.getOutputStream().write(info.bytes());
        process.getOutputStream().close();
        BufferedReader said = process.inputReader();
        assertEquals("opened by " + process.pid(), said.readLine());
        return said;
    }

    private static void echoed(SOCKET client, String text) {
        byte[] received = new byte[text.length()];
        assertEquals(received.length, send(client, bytes(text), received.length, 0));
        int got = 0;
        while (got < received.length) {
            byte[] more = new byte[received.length - got];
            int n = recv(client, more, more.length, 0);
            assertTrue(n > 0, () -> "recv gave " + n + ", " + WSAGetLastError());
            System.arraycopy(more, 0, received, got, n);
            got += n;
        }
        assertArrayEquals(bytes(text), received);
    }

    @Test
    void aConnectionIsServedByAnotherProcess() throws Exception {
        Pair pair = pair();
        Process process = secondJvm();
        try {
            BufferedReader said = sent(pair.server(), process);
            // What is closed here goes on there.
            ok(closesocket(pair.server()));
            echoed(pair.client(), "one");
            echoed(pair.client(), "x".repeat(100_000));
            ok(shutdown(pair.client(), SD_SEND));
            assertEquals(0, recv(pair.client(), new byte[1], 1, 0));
            assertEquals("served 100003 bytes", said.readLine());
            assertTrue(process.waitFor(100, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void aListenerAcceptsInAnotherProcess() throws Exception {
        SOCKET listener = listener();
        sockaddr name = nameOf(listener);
        Process process = secondJvm();
        try {
            BufferedReader said = sent(listener, process);
            ok(closesocket(listener));
            SOCKET client = tcp();
            ok(connect(client, name, sizeof(name)));
            echoed(client, "two");
            ok(closesocket(client));
            assertEquals("served 3 bytes", said.readLine());
            assertTrue(process.waitFor(100, TimeUnit.SECONDS));
            assertEquals(0, process.exitValue());
        } finally {
            process.destroyForcibly();
        }
    }
}
