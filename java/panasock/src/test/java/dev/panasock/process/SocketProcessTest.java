package dev.panasock.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Loopback;
import dev.panasock.LowNumbers;
import dev.panasock.NativeSocket;
import dev.panasock.OpenFiles;
import dev.panasock.Qemu;
import dev.panasock.Shutdown;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketType;
import dev.panasock.launch.ChildJvm;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes that get sockets. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketProcessTest {
    private static final String NO_SHELL = "Windows has no such shell";

    @TempDir
    private Path folder;

    @BeforeAll
    static void startUp() {
        Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
    }

    /** A JVM of its own, on each system the same. */
    static SocketProcessBuilder program(String... arguments) {
        SocketProcessBuilder builder = new SocketProcessBuilder(
                ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "-XX:-PrintWarnings")
                        .command(GivenProgram.class, arguments));
        ChildJvm.forgetJavaOptions(builder.environment());
        return builder;
    }

    private static SocketProcessBuilder shell(String script) {
        return new SocketProcessBuilder("/bin/sh", "-c", script);
    }

    static void ends(SocketProcess process, int status) throws InterruptedException {
        assertTrue(process.waitFor(120, TimeUnit.SECONDS), "it has ended");
        assertEquals(status, process.exitValue());
        assertFalse(process.isAlive());
    }

    static String all(NativeSocket socket) throws IOException {
        return new String(socket.inputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What a child says to its standard output, or its socket, until it ends. */
    private static String said(SocketProcessBuilder builder) throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcess process = builder.streams(connection.server().handle()).start();
            connection.server().close();
            String said = all(connection.client());
            ends(process, 0);
            return said;
        }
    }

    private static void echoed(NativeSocket client, String text) throws IOException {
        client.sendAll(text.getBytes(StandardCharsets.UTF_8));
        client.shutdown(Shutdown.SEND);
        assertEquals(text, all(client));
    }

    @Test
    void aChildServesTheConnectionOnItsStandardStreams() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcess process = program("echo").streams(connection.server().handle()).start();
            // What is closed here goes on there.
            connection.server().close();
            echoed(connection.client(), "one".repeat(100_000));
            ends(process, 0);
            assertSame(process, process.onExit().get());
        }
    }

    @Test
    void aChildServesTheConnectionAsADescriptor() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcess process = program("descriptor", "7").descriptor(7, connection.server().handle()).start();
            connection.server().close();
            echoed(connection.client(), "two");
            ends(process, 0);
        }
    }

    @Test
    void aDescriptorIsGivenOnce() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcess process = program("twice").descriptor(3, connection.server().handle()).start();
            connection.server().close();
            String absent = OS.WINDOWS.isCurrentOs() ? "WSAENOTSOCK" : "EBADF";
            assertEquals("n was taken before\n" + absent, all(connection.client()));
            ends(process, 0);
        }
    }

    @Test
    void aPlainProgramServesIt() throws Exception {
        SocketProcessBuilder cat = OS.WINDOWS.isCurrentOs() ? program("echo") : new SocketProcessBuilder("cat");
        for (int i = 0; i < 3; i++) {
            try (Loopback.Connection connection = Loopback.INET.connection()) {
                SocketProcess process = cat.streams(connection.server().handle()).start();
                connection.server().close();
                echoed(connection.client(), "three");
                ends(process, 0);
            }
        }
    }

    /** The parent waits with a virtual thread, or does not wait at all: that is no matter of the child. */
    @Test
    void theChildHasABlockingSocket() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket server = connection.server();
            Thread.ofVirtual().start(() -> assertThrows(IOException.class,
                    () -> server.within(Duration.ofMillis(1)).recv(new byte[1]))).join();
            server.setNonBlocking(true);
            SocketProcess process = program("wait").streams(server.handle()).start();
            server.close();
            assertEquals("waited", all(connection.client()));
            ends(process, 0);
        }
    }

    @Test
    void argumentsArriveAsTheyAre() throws Exception {
        String[] arguments =
                {"say", "a b", "", "\"", "\\", "\\\"", "a\\\\b c\\", "tab\there", "ä€", "'$HOME' %PATH% *"};
        assertEquals(String.join("\n", List.of(arguments).subList(1, arguments.length)), said(program(arguments)));
    }

    @Test
    void folderAndEnvironmentAreThoseThatWereSaid() throws Exception {
        SocketProcessBuilder builder = program("where").directory(folder.toRealPath());
        builder.environment().put("GIVEN", "value of it");
        builder.environment().put("PANASOCK_DESCRIPTOR_9", "1"); // of the parent's own parent
        if (!Qemu.isHere()) { // what starts java there needs it
            builder.environment().remove("HOME");
        }
        String home = Qemu.isHere() ? System.getenv("HOME") : "null";
        assertEquals(folder.toRealPath() + "\nvalue of it\n" + home + "\nnull", said(builder));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SHELL)
    void thePlacesAreTheOnesThatWereSaid() throws Exception {
        try (Loopback.Connection one = Loopback.INET.connection();
                Loopback.Connection two = Loopback.INET.connection()) {
            // Each takes the number that the other has here.
            // Not sh, which may know descriptors of one digit only.
            SocketProcess process = new SocketProcessBuilder("bash", "-c",
                    "echo one >&" + two.server().handle().number() + "; echo two >&"
                            + one.server().handle().number() + "; echo in >&0; echo error >&2")
                    .descriptor((int) two.server().handle().number(), one.server().handle())
                    .descriptor((int) one.server().handle().number(), two.server().handle())
                    .descriptor(0, one.server().handle()).descriptor(2, two.server().handle()).start();
            one.server().close();
            two.server().close();
            assertEquals("one\nin\n", all(one.client()));
            assertEquals("two\nerror\n", all(two.client()));
            ends(process, 0);
        }
    }

    /** The numbers that the next descriptors of this process would have. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SHELL)
    void nothingTakesThePlaceOfAnother() throws Exception {
        try (Loopback.Connection one = Loopback.INET.connection();
                Loopback.Connection two = Loopback.INET.connection()) {
            int[] next = new int[3];
            List<NativeSocket> probes = new ArrayList<>();
            for (int i = 0; i < next.length; i++) {
                probes.add(Loopback.INET.bound(SocketType.DGRAM));
                next[i] = (int) probes.getLast().handle().number();
            }
            for (NativeSocket probe : probes) {
                probe.close();
            }
            SocketProcess process =
                    new SocketProcessBuilder("bash", "-c", "echo one >&" + next[1] + "; echo two >&" + next[2])
                            .descriptor(next[1], one.server().handle()).descriptor(next[2], two.server().handle())
                            .start();
            one.server().close();
            two.server().close();
            assertEquals("one\n", all(one.client()));
            assertEquals("two\n", all(two.client()));
            ends(process, 0);
        }
    }

    /** Also what has no close-on-exec flag, between the given descriptors and behind them. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others do not list what a process has open")
    void nothingElseIsInherited() throws Exception {
        List<NativeSocket> careless = new ArrayList<>();
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            while (careless.size() < 100) {
                careless.add(inheritable());
            }
            assertTrue(careless.getFirst().handle().number() < 100 && careless.getLast().handle().number() > 100);
            SocketProcess process = shell("exec ls /proc/self/fd").streams(connection.server().handle())
                    .descriptor(5, connection.server().handle()).descriptor(100, connection.server().handle()).start();
            connection.server().close();
            // 3 is the folder that ls reads.
            assertEquals("0\n1\n100\n2\n3\n5\n", all(connection.client()));
            ends(process, 0);
        } finally {
            for (NativeSocket socket : careless) {
                socket.close();
            }
        }
    }

    private static NativeSocket inheritable() throws IOException {
        NativeSocket careless = Loopback.INET.bound(SocketType.DGRAM);
        assertTrue(Winsock2.SetHandleInformation(SOCKET.of(careless.handle()), Winsock2.HANDLE_FLAG_INHERIT,
                Winsock2.HANDLE_FLAG_INHERIT));
        return careless;
    }

    /** As the system tells the child, by the numbers that the handles have here. */
    @Test
    void whatIsNotGivenIsNotOpenInTheChild() throws Exception {
        NativeSocket made;
        try (LowNumbers _ = new LowNumbers()) { // a number that the child has not for itself
            made = inheritable();
        }
        try (NativeSocket careless = made) {
            assertEquals("open: 0",
                    said(program("open", "" + careless.handle().number(), "" + careless.handle().number())));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = NO_SHELL)
    void streamsWithoutASocketAreTheNullDevice() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcess process = shell("echo lost; wc -c >&9").descriptor(9, connection.server().handle()).start();
            connection.server().close();
            assertEquals("0", all(connection.client()).strip());
            ends(process, 0);
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "as /proc tells it")
    void noSignalIsBlocked() throws Exception {
        assertEquals("SigBlk:\t0000000000000000\n", said(shell("exec grep SigBlk /proc/self/status")));
    }

    @Test
    void theExitStatusIsThatOfTheProgram() throws Exception {
        ends(program("exit", "7").start(), 7);
    }

    @Test
    void aChildCanBeEnded() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcess process = program("echo").streams(connection.server().handle()).start();
            assertThrows(IllegalThreadStateException.class, process::exitValue);
            assertFalse(process.waitFor(1, TimeUnit.MILLISECONDS));
            assertTrue(process.isAlive());
            assertEquals(process.pid(), process.toHandle().pid());
            assertEquals("process " + process.pid(), process.toString());
            assertEquals(-1, process.getInputStream().read());
            assertEquals(-1, process.getErrorStream().read());
            process.getOutputStream().write(1);
            process.destroyForcibly();
            ends(process, OS.WINDOWS.isCurrentOs() ? 1 : 128 + 9);
            process.destroyForcibly().destroy(); // does nothing
            assertEquals("process " + process.pid() + " (ended)", process.toString());
            assertEquals(process.exitValue(), process.waitFor());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows ends processes in one way only")
    void aChildMayEndItselfWhenItIsAsked() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcess process =
                    shell("trap 'exit 5' TERM; echo ready; read line").streams(connection.server().handle()).start();
            assertEquals(6, connection.client().recv(new byte[6]));
            assertTrue(process.supportsNormalTermination());
            process.destroy();
            // The shell looks at its trap when read has ended.
            connection.client().sendAll(new byte[] {'\n'});
            ends(process, 5);
        }
        SocketProcess process = shell("kill -TERM $$").start();
        ends(process, 128 + 15);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "as /proc tells it")
    void neitherZombiesNorDescriptorsRemain() throws Exception {
        int before = OpenFiles.count();
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            for (int i = 0; i < 50; i++) {
                SocketProcess process = shell("true").streams(connection.server().handle())
                        .descriptor(3, connection.client().handle()).start();
                ends(process, 0);
                assertFalse(Files.exists(Path.of("/proc/" + process.pid())));
            }
        }
        assertEquals(before, OpenFiles.count());
    }

    @Test
    void whatCannotBeStartedSaysSo() throws Exception {
        Qemu.needs("errors of posix_spawn");
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            SocketProcessBuilder none = new SocketProcessBuilder(folder.resolve("none").toString())
                    .streams(connection.server().handle());
            IOException thrown = assertThrows(IOException.class, none::start);
            assertEquals(2, assertInstanceOf(SocketFailure.class, thrown).error().number());
            assertTrue(
                    thrown.getMessage()
                            .startsWith(OS.WINDOWS.isCurrentOs() ? "CreateProcessW: " : "posix_spawnp: ENOENT (2"),
                    thrown::getMessage);
            assertTrue(thrown.getMessage().endsWith(folder.resolve("none").toString()), thrown::getMessage);
            IOException nowhere =
                    assertThrows(IOException.class, program("exit", "0").directory(folder.resolve("none"))::start);
            assertTrue(List.of(2, 267).contains(((SocketFailure) nowhere).error().number()), nowhere::getMessage);
            assertTrue(nowhere.getMessage().endsWith(" in " + folder.resolve("none")), nowhere::getMessage);
            NativeSocket server = connection.server();
            server.close();
            assertThrows(SocketClosedException.class, program("echo").streams(server.handle())::start);
        }
    }

    @Test
    void whatMakesNoSenseIsRefusedBefore() throws Exception {
        assertThrows(IllegalArgumentException.class, SocketProcessBuilder::new);
        assertThrows(IllegalArgumentException.class, () -> new SocketProcessBuilder(""));
        assertThrows(IllegalArgumentException.class, () -> new SocketProcessBuilder("a", "b\0c"));
        assertThrows(NullPointerException.class, () -> new SocketProcessBuilder("a", null));
        SocketProcessBuilder builder = program("exit", "0");
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            assertThrows(IllegalArgumentException.class, () -> builder.descriptor(-1, socket.handle()));
            assertThrows(IllegalArgumentException.class, () -> builder.descriptor(256, socket.handle()));
            assertThrows(NullPointerException.class, () -> builder.descriptor(3, null));
        }
        builder.environment().put("A=B", "c");
        assertThrows(IllegalArgumentException.class, builder::start);
        builder.environment().remove("A=B");
        builder.environment().put("A", "b\0c");
        assertThrows(IllegalArgumentException.class, builder::start);
    }
}
