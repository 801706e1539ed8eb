package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.InetSockaddr;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.CompletionApi;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every overlapped function against what it cannot work on: docs/truth-table-overlapped.md, which {@code -Dpanasock.update-docs=true} writes. */
class OverlappedTruthTableTest {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("panasock.root", "../.."), "docs/truth-table-overlapped.md");
    private static final Duration A_WHILE = Duration.ofMillis(200);

    /** Seen under Wine 8; the last column is what Microsoft documents where that is something else. */
    private static final String TABLE =
            """
                    | function | closed | a number that is not open | an event | a stream that is not connected | documented |
                    |---|---|---|---|---|---|
                    | WSASend | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAECONNRESET 10054 | WSAENOTCONN 10057 for the last |
                    | WSARecv | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTCONN 10057 |  |
                    | WSASendTo | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAECONNRESET 10054 | WSAENOTCONN 10057 for the last |
                    | WSARecvFrom | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTCONN 10057 |  |
                    | WSASendMsg | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAECONNRESET 10054 | WSAEOPNOTSUPP 10045 for the last: not for streams |
                    | WSARecvMsg | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTCONN 10057 | WSAEOPNOTSUPP 10045 for the last: not for streams |
                    | AcceptEx, as listener | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | waits | WSAEINVAL 10022 for the last: it does not listen |
                    | AcceptEx, as connection | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | waits |  |
                    | ConnectEx, not bound | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAEINVAL 10022 |  |
                    | DisconnectEx | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTCONN 10057 |  |
                    | TransmitFile | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTCONN 10057 |  |
                    | CreateIoCompletionPort | WSAENOTSOCK 10038 | WSA_INVALID_HANDLE 6 | WSA_INVALID_HANDLE 6 | succeeds |  |
                    | SetFileCompletionNotificationModes | WSAENOTSOCK 10038 | WSA_INVALID_HANDLE 6 | WSA_INVALID_HANDLE 6 | succeeds |  |
                    | getsockopt SO_CONNECT_TIME | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | WSAENOTSOCK 10038 | succeeds |  |
                    """;

    /** A call with an operation, which may be on its way when it returns. */
    @FunctionalInterface
    private interface Call {
        void on(OverlappedSocket socket, Overlapped operation) throws IOException;
    }

    private static Map<String, Call> calls() {
        Map<String, Call> calls = new LinkedHashMap<>();
        MemorySegment none = MemorySegment.NULL;
        MemorySegment[] one = {Pair.memory(1)};
        InetSockaddr name = InetSockaddr.loopback(9);
        calls.put("WSASend", (s, o) -> s.send(o, one, Msg.NONE));
        calls.put("WSARecv", (s, o) -> s.recv(o, one, Msg.NONE));
        calls.put("WSASendTo", (s, o) -> s.sendTo(o, one[0], Msg.NONE, name));
        calls.put("WSARecvFrom", (s, o) -> s.recvFrom(o, one[0], Msg.NONE));
        calls.put("WSASendMsg", (s, o) -> s.sendMsg(o, one, none, Msg.NONE, null));
        calls.put("WSARecvMsg", (s, o) -> s.recvMsg(o, one, none, Msg.NONE));
        calls.put("AcceptEx, as listener", OverlappedTruthTableTest::acceptWithIt);
        calls.put("AcceptEx, as connection", OverlappedTruthTableTest::acceptAsIt);
        calls.put("ConnectEx, not bound", (s, o) -> s.connectEx(o, name, none));
        calls.put("DisconnectEx", (s, o) -> s.disconnectEx(o, false));
        calls.put("TransmitFile", (s, o) -> s.transmitFile(o, null, 0, 0, one[0], none, 0));
        calls.put("CreateIoCompletionPort", (s, o) -> associate(s));
        calls.put("SetFileCompletionNotificationModes", (s, o) -> s.skipSetEventOnHandle());
        calls.put("getsockopt SO_CONNECT_TIME", (s, o) -> s.connectTime());
        return calls;
    }

    private static void acceptWithIt(OverlappedSocket socket, Overlapped operation) throws IOException {
        try (OverlappedSocket connection =
                OverlappedSocket.open(dev.panasock.AddressFamily.INET, SocketType.STREAM)) {
            socket.acceptEx(operation, connection, new AcceptBuffer(0));
            operation.await(A_WHILE);
        }
    }

    private static void acceptAsIt(OverlappedSocket socket, Overlapped operation) throws IOException {
        try (OverlappedSocket listener = OverlappedSocket.of(Pair.listening())) {
            listener.acceptEx(operation, socket, new AcceptBuffer(0));
            operation.await(A_WHILE);
        }
    }

    private static void associate(OverlappedSocket socket) throws IOException {
        try (CompletionPort port = CompletionPort.open(0)) {
            port.associate(socket, 1);
        }
    }

    @FunctionalInterface
    private interface Opening {
        OverlappedSocket open() throws IOException;
    }

    private static OverlappedSocket borrowed(long number) throws IOException {
        return OverlappedSocket.of(NativeSocket.of(SocketHandle.borrow(number)));
    }

    private static List<Opening> sockets() throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        long event = CompletionApi.createEvent(call);
        thread.release();
        return List.of(() -> {
            OverlappedSocket closed = OverlappedSocket.open(dev.panasock.AddressFamily.INET, SocketType.STREAM);
            closed.close();
            return closed;
        }, () -> borrowed(0x7ff0), () -> borrowed(event),
                () -> OverlappedSocket.open(dev.panasock.AddressFamily.INET, SocketType.STREAM));
    }

    @Test
    @WindowsTest
    void everyCellIsWhatTheSystemSays() throws IOException {
        List<String> lines = new ArrayList<>(TABLE.lines().limit(2).toList());
        Map<String, String> documented = documented();
        for (Map.Entry<String, Call> row : calls().entrySet()) {
            StringBuilder line = new StringBuilder("| ").append(row.getKey());
            for (Opening opening : sockets()) {
                line.append(" | ").append(outcome(opening, row.getValue()));
            }
            lines.add(line.append(" | ").append(documented.getOrDefault(row.getKey(), "")).append(" |").toString());
        }
        assertEquals(TABLE, String.join("\n", lines) + "\n");
    }

    private static Map<String, String> documented() {
        Map<String, String> documented = new LinkedHashMap<>();
        TABLE.lines().skip(2).forEach(line -> {
            String[] cells = line.split("\\|");
            documented.put(cells[1].strip(), cells[cells.length - 1].strip());
        });
        return documented;
    }

    private static String outcome(Opening opening, Call call) throws IOException {
        Overlapped operation = Overlapped.forEvent();
        try (OverlappedSocket socket = opening.open()) {
            call.on(socket, operation);
            if (operation.await(A_WHILE) && operation.socket() == null) {
                return "succeeds";
            }
            if (operation.isInFlight()) {
                operation.cancel();
                operation.await(Pair.SOON);
                return "waits";
            }
            if (operation.status().cancelled()) {
                return "waits";
            }
            operation.result();
            return "succeeds";
        } catch (IOException failed) {
            return ((SocketFailure) failed).error().name() + " " + ((SocketFailure) failed).error().number();
        } finally {
            if (!operation.isInFlight()) {
                operation.close();
            }
        }
    }

    @Test
    void theDocumentIsTheTable() throws IOException {
        assumeTrue(Files.isDirectory(DOCUMENT.getParent()), "runs where the sources are");
        String expected =
                """
                        # Truth table of overlapped operations

                        What each function of `dev.panasock.windows` says to a socket that it cannot work on. Written by `OverlappedTruthTableTest`,
                        which tests every cell on a Windows JVM. That was Wine 8; the last column has what Microsoft documents where that
                        is something else. An operation that *waits* was cancelled after a while. A closed socket is known to the library;
                        the system is not asked.

                        """
                        + TABLE;
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT).replace("\r\n", "\n"));
    }
}
