package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.bindings.NativeAccess;
import dev.panasock.launch.ChildJvm;
import dev.panasock.poll.Poller;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Too many descriptors, in a process of its own that may have only a few. */
@Timeout(300)
class ExhaustionTest {
    private static final int LIMIT = 120;

    /** Opens sockets until there are no more descriptors, and says what happens. */
    static final class Program {
        private Program() {
        }

        public static void main(String[] arguments) throws Exception {
            List<NativeSocket> opened = new ArrayList<>();
            NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(8);
            loadWhatTheCallsNeed(listener);
            NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
            client.connect(listener.getsockname());
            try {
                while (opened.size() < 10 * LIMIT) {
                    opened.add(NativeSocket.open(AddressFamily.INET, SocketType.STREAM));
                }
            } catch (NativeSocketException e) {
                System.out.println(e.operation() + " " + e.error().errno().orElseThrow());
            }
            try {
                listener.accept();
            } catch (NativeSocketException e) {
                System.out.println(e.operation() + " " + e.error().errno().orElseThrow());
            }
            try {
                Poller.open().close();
            } catch (NativeSocketException e) {
                System.out.println(e.operation() + " " + e.error().errno().orElseThrow());
            }
            opened.removeLast().close();
            // The connection went on waiting.
            listener.accept().close();
            NativeSocket.open(AddressFamily.INET, SocketType.STREAM).close();
            System.out.println("again");
        }

        /** Classes are files too, and are not found when nothing can be opened. */
        private static void loadWhatTheCallsNeed(NativeSocket listener) throws IOException {
            try (NativeSocket first = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
                first.connect(listener.getsockname());
                listener.accept().close();
            }
            Poller.open().close();
            System.setProperty("panasock.poller", "poll"); // which is tried when the best one fails
            Poller.open().close();
            System.clearProperty("panasock.poller");
            try {
                NativeSocket.open(AddressFamily.of(4711), SocketType.STREAM);
            } catch (NativeSocketException e) {
                e.error().errno().orElseThrow().toString();
            }
        }
    }

    private static String origin(Class<?> inside) {
        try {
            return Path.of(inside.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no such limit")
    void withoutADescriptorSocketAndAcceptSayEmfile() throws Exception {
        Assumptions.assumeFalse(Qemu.isHere(), "the JVM of an emulated CPU is not started by its name");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "the limit is set by a shell");
        String classPath = Stream.of(NativeAccess.class, NativeSocket.class, ExhaustionTest.class,
                org.slf4j.Logger.class).map(ExhaustionTest::origin).collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder("/bin/sh", "-c", "ulimit -n " + LIMIT + " && exec \"$@\"", "sh", java,
                // No compiler and no look at the memory that is left: the JVM itself opens nothing meanwhile.
                "-Xint", "-XX:+UseSerialGC", "-XX:-UseContainerSupport",
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, Program.class.getName())
                .redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(100, TimeUnit.SECONDS));
        ChildJvm.end(process);
        assertEquals("socket EMFILE\naccept EMFILE\npoller EMFILE\nagain\n", output);
    }
}
