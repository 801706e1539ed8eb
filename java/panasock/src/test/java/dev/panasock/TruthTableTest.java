package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.policy.ProjectTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every operation against handles that are no open socket, with the exact outcome. The table is kept as a document;
 * {@code -Dpanasock.update-docs=true} writes it anew.
 */
@Timeout(300)
class TruthTableTest {
    private static final Path DOCUMENT = Path.of("docs", "truth-table-native.md");
    /** Beyond what any process of the tests has open; a multiple of 4, as handles of Windows are. */
    private static final long NOT_OPEN = 900_000;

    /** An operation; what it gives if it does not fail, or null. */
    interface Operation {
        Object on(NativeSocket socket) throws IOException;
    }

    /** One that gives nothing. */
    interface Action {
        void on(NativeSocket socket) throws IOException;
    }

    /**
     * A row of the table. Outcomes are names of errors, or what is given instead.
     *
     * @param name the method
     * @param operation how it is called
     * @param closed of a socket that was closed
     * @param notOpen of a number that is not open
     * @param linuxOther of a pipe on Linux
     * @param macosOther of a pipe on macOS
     * @param windowsOther of an event on Windows
     */
    record Row(String name, Operation operation, String closed, String notOpen, String linuxOther, String macosOther,
            String windowsOther) {
        Row(String name, Operation operation, String closed, String notOpen, String posixOther, String windowsOther) {
            this(name, operation, closed, notOpen, posixOther, posixOther, windowsOther);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final String BAD = "EBADF";
    private static final String OTHER = "ENOTSOCK";
    private static final String DONE = "done";

    private static final String INTRODUCTION =
            """
                    # NativeSocket on handles that are no open socket

                    What each operation gives. `TruthTableTest` keeps this document true: it runs every row on the system that it is on,
                    and compares the document with its rows. It has run on Linux; what is said of the other systems is what their
                    documents lead to expect, until it runs there. `INVALID` (all 64 bits set) never gets this far: a `SocketHandle`
                    of it cannot be made (`IllegalArgumentException`).

                    - *closed*: the socket was closed by this program. The exception is a `SocketClosedException`; the number of the
                      system, which may belong to another socket by now, is not touched.
                    - *not open*: a number that the system has not given out.
                    - *something else*: a pipe, on Windows an event. `done` and numbers are results of calls that work there.
                    """;

    static final List<Row> ROWS = List.of(
            action("bind", socket -> socket.bind(InetSockaddr.loopback(0))),
            action("listen", socket -> socket.listen(1)),
            call("accept", NativeSocket::accept),
            call("accept with an address", socket -> socket.accept(new SockaddrBuffer())),
            call("acceptHandle", socket -> socket.acceptHandle(null)),
            call("connect", socket -> socket.connect(InetSockaddr.loopback(9))),
            call("finishConnect", NativeSocket::finishConnect),
            call("send from native memory", socket -> socket.send(java.nio.ByteBuffer.allocateDirect(1))),
            call("send from an array", socket -> socket.send(new byte[1])),
            call("sendto", socket -> socket.sendto(new byte[1], InetSockaddr.loopback(9))),
            action("sendAll", socket -> socket.sendAll(new byte[1])),
            // Linux looks first whether the number can be written to.
            new Row("sendfile", TruthTableTest::sendfile, BAD, BAD, BAD, OTHER, OTHER),
            call("recv into native memory", socket -> socket.recv(java.nio.ByteBuffer.allocateDirect(1))),
            call("recv into an array", socket -> socket.recv(new byte[1])),
            call("recvfrom", socket -> socket.recvfrom(new byte[1], new SockaddrBuffer())),
            call("recvFully", socket -> socket.recvFully(new byte[1])),
            action("shutdown", socket -> socket.shutdown(Shutdown.BOTH)),
            call("getsockname", NativeSocket::getsockname),
            call("getpeername", NativeSocket::getpeername),
            call("get", socket -> socket.get(SoOption.SO_TYPE)),
            action("set", socket -> socket.set(SoOption.SO_KEEPALIVE, true)),
            call("getsockopt", socket -> socket.getsockopt(1, 1, new byte[4])),
            action("setsockopt", socket -> socket.setsockopt(SocketNumbers.SOL_SOCKET.here(),
                    SocketNumbers.SO_KEEPALIVE.here(), new byte[4])),
            new Row("setNonBlocking", done(socket -> socket.setNonBlocking(true)), BAD, BAD, DONE, OTHER),
            new Row("available", NativeSocket::available, BAD, BAD, "0", OTHER),
            new Row("poll", socket -> socket.poll(Poll.IN, 0), BAD, "POLLNVAL", "0", OTHER),
            new Row("duplicate", done(socket -> socket.duplicate().close()), BAD, BAD, DONE, OTHER),
            new Row("close", done(NativeSocket::close), DONE, BAD, DONE, OTHER));

    private static Row call(String name, Operation operation) {
        return new Row(name, operation, BAD, BAD, OTHER, OTHER);
    }

    private static Object sendfile(NativeSocket socket) throws IOException {
        try (SampleFile sample = SampleFile.of(1); FileHandle file = sample.open()) {
            return socket.sendfile(file, 0, 1);
        }
    }

    private static Row action(String name, Action action) {
        return call(name, done(action));
    }

    private static Operation done(Action action) {
        return socket -> {
            action.on(socket);
            return DONE;
        };
    }

    /** What the column says on a system. Windows has one error for all that is no open socket, WSAENOTSOCK. */
    private static String expected(String outcome, OperatingSystem system) {
        boolean windows = system == OperatingSystem.WINDOWS;
        String name = windows && (outcome.equals(BAD) || outcome.equals("POLLNVAL")) ? OTHER : outcome;
        ErrorTable.Row row = ErrorTable.named(name);
        return row == null ? name : row.name(system) + " (" + row.numbers().on(system) + ")";
    }

    private static String expectedOther(Row row, OperatingSystem system) {
        return expected(switch (system) {
            case LINUX -> row.linuxOther;
            case MACOS -> row.macosOther;
            case WINDOWS -> row.windowsOther;
        }, system);
    }

    private static String outcome(Row row, SocketHandle handle) {
        try {
            Object given = row.operation.on(NativeSocket.of(handle));
            return given.equals(Poll.NVAL) ? "POLLNVAL" : given.toString();
        } catch (IOException e) {
            SocketError error = ((SocketFailure) e).error();
            return error.name() + " (" + error.number() + ")";
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void onAClosedSocket(Row row) {
        NativeSocket closed = Loopback.INET.open(SocketType.STREAM);
        closed.handle().close();
        assertEquals(expected(row.closed, OperatingSystem.current()), outcome(row, closed.handle()));
        if (!row.closed.equals(DONE)) {
            assertThrows(SocketClosedException.class, () -> row.operation.on(closed));
        }
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void onANumberThatIsNotOpen(Row row) {
        assertEquals(expected(row.notOpen, OperatingSystem.current()),
                outcome(row, SocketHandle.adopt(NOT_OPEN)));
    }

    @ParameterizedTest
    @FieldSource("ROWS")
    void onSomethingElse(Row row) {
        NotASocket made;
        try (LowNumbers _ = new LowNumbers()) { // it is closed twice
            made = NotASocket.open();
        }
        try (NotASocket other = made) {
            assertEquals(expectedOther(row, OperatingSystem.current()),
                    outcome(row, SocketHandle.adopt(other.number())));
        }
    }

    @Test
    void invalidIsNoHandle() {
        assertThrows(IllegalArgumentException.class, () -> SocketHandle.adopt(SocketHandle.INVALID));
        assertThrows(IllegalArgumentException.class, () -> SocketHandle.borrow(SocketHandle.INVALID));
    }

    /** A number that belongs to another socket by now is not reached by a closed one. */
    @ParameterizedTest
    @FieldSource("ROWS")
    void onANumberThatAnotherSocketGot(Row row) throws Exception {
        NativeSocket first = Loopback.INET.open(SocketType.STREAM);
        first.close();
        try (NativeSocket second = Loopback.INET.open(SocketType.STREAM)) {
            assumeTrue(second.handle().number() == first.handle().number(), "the system gave another number");
            assertEquals(expected(row.closed, OperatingSystem.current()), outcome(row, first.handle()));
            assertEquals(SocketType.STREAM, second.get(SoOption.SO_TYPE));
        }
    }

    @Test
    void theDocumentSaysTheSame() throws Exception {
        Path file = ProjectTree.root().resolve(DOCUMENT);
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, document());
        }
        assumeTrue(Files.exists(file) || Files.exists(ProjectTree.root().resolve("pom.xml")),
                "the classes were copied without the documents");
        assertEquals(document(), Files.readString(file).replace("\r\n", "\n"));
    }

    private static String document() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (OperatingSystem system : OperatingSystem.values()) {
            text.append("\n## ").append(switch (system) {
                case LINUX -> "Linux";
                case MACOS -> "macOS";
                case WINDOWS -> "Windows";
            }).append("\n\n| operation | closed | not open | something else |\n|---|---|---|---|\n");
            for (Row row : ROWS) {
                text.append("| ").append(row.name).append(" | ").append(expected(row.closed, system)).append(" | ")
                        .append(expected(row.notOpen, system)).append(" | ").append(expectedOther(row, system))
                        .append(" |\n");
            }
        }
        return text.toString();
    }
}
