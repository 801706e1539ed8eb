package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.OpenFiles;
import dev.panasock.Wine;
import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function against what is no open socket: docs/truth-table-winsock.md, which {@code -Dpanasock.update-docs=true} writes. */
class TruthTableTest extends WinsockFixture {
    private static final boolean WINDOWS = OperatingSystem.current() == OperatingSystem.WINDOWS;
    private static final Path DOCUMENT = Path.of("../../docs/truth-table-winsock.md");
    private static final String REFUSED = "-1, WSAENOTSOCK 10038";
    private static final String INVALID = "INVALID_SOCKET, WSAENOTSOCK 10038";

    /** What is handed to the functions instead of an open socket. */
    enum Not {
        /** The one INVALID_SOCKET. */
        INVALID("INVALID_SOCKET"),
        /** A SOCKET that was closed. */
        CLOSED("closed SOCKET"),
        /** A SOCKET on a number that the system has not given to anyone. */
        NOT_OPEN("a number that is not open"),
        /** A SOCKET on the descriptor of a pipe. */
        WRONG_KIND("a pipe");

        final String text;

        Not(String text) {
            this.text = text;
        }
    }

    private static Map<String, Function<SOCKET, Object>> calls() {
        Map<String, Function<SOCKET, Object>> calls = new LinkedHashMap<>();
        sockaddr_in name = address(INADDR_LOOPBACK, 9);
        calls.put("bind", s -> bind(s, name, 16));
        calls.put("listen", s -> listen(s, 1));
        calls.put("accept", s -> accept(s, null, null));
        calls.put("WSAAccept", s -> WSAAccept(s, null, null, (caller, data, callee, context) -> CF_ACCEPT, 0));
        calls.put("connect", s -> connect(s, name, 16));
        calls.put("send", s -> send(s, new byte[1], 1, 0));
        calls.put("recv", s -> recv(s, new byte[1], 1, 0));
        calls.put("sendto", s -> sendto(s, new byte[1], 1, 0, name, 16));
        calls.put("recvfrom", s -> recvfrom(s, new byte[1], 1, 0, null, null));
        calls.put("shutdown", s -> shutdown(s, SD_BOTH));
        calls.put("closesocket", s -> closesocket(s));
        calls.put("ioctlsocket FIONBIO", s -> ioctlsocket(s, FIONBIO, new int[1]));
        calls.put("ioctlsocket FIONREAD", s -> ioctlsocket(s, FIONREAD, new int[1]));
        calls.put("ioctlsocket SIOCATMARK", s -> ioctlsocket(s, SIOCATMARK, new int[1]));
        calls.put("getsockopt", s -> getsockopt(s, SOL_SOCKET, SO_TYPE, new int[1], new int[] {4}));
        calls.put("setsockopt", s -> setsockopt(s, SOL_SOCKET, SO_KEEPALIVE, new int[1], 4));
        calls.put("getsockname", s -> getsockname(s, new sockaddr_in(), new int[] {16}));
        calls.put("getpeername", s -> getpeername(s, new sockaddr_in(), new int[] {16}));
        calls.put("select readfds", s -> select(0, set(s), null, null, new timeval()));
        calls.put("select writefds", s -> select(0, null, set(s), null, new timeval()));
        calls.put("select exceptfds", s -> select(0, null, null, set(s), new timeval()));
        calls.put("WSAPoll", s -> WSAPoll(elements(s, POLLIN), 1, 0));
        calls.put("WSAIoctl FIONREAD", s -> WSAIoctl(s, FIONREAD, null, 0, new int[1], 4, new int[1]));
        calls.put("WSAIoctl SIO_KEEPALIVE_VALS",
                s -> WSAIoctl(s, SIO_KEEPALIVE_VALS, new tcp_keepalive(), 12, null, 0, new int[1]));
        calls.put("WSADuplicateSocketW",
                s -> WSADuplicateSocketW(s, (int) ProcessHandle.current().pid(), new WSAPROTOCOL_INFOW()));
        calls.put("WSAEventSelect", s -> WSAEventSelect(s, null, 0));
        calls.put("WSAEnumNetworkEvents", s -> WSAEnumNetworkEvents(s, null, new WSANETWORKEVENTS()));
        calls.put("SetHandleInformation", s -> SetHandleInformation(s, HANDLE_FLAG_INHERIT, 0));
        calls.put("GetHandleInformation", s -> GetHandleInformation(s, new int[1]));
        return calls;
    }

    /** The one place where the answer depends on the kind is tested apart, beside an open socket. */
    private static String expected(String call) {
        return switch (call) {
            case "accept", "WSAAccept" -> INVALID;
            // Of kernel32.
            case "SetHandleInformation", "GetHandleInformation" -> "false, WSA_INVALID_HANDLE 6";
            default -> REFUSED;
        };
    }

    static Stream<Arguments> cells() {
        return calls().keySet().stream()
                .flatMap(call -> Arrays.stream(Not.values()).map(not -> Arguments.of(call, not)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cell(String call, Not not) throws IOException {
        assertEquals(expected(call), actual(not, s -> calls().get(call).apply(s)));
    }

    private String actual(Not not, Function<SOCKET, Object> call) throws IOException {
        if (not != Not.WRONG_KIND) {
            return tell(call, no(not));
        }
        Assumptions.assumeTrue(WINDOWS || OpenFiles.areListed(),
                "finds a pipe's number in /proc");
        try (NoSocket pipe = NoSocket.open()) {
            String told = tell(call, pipe.socket());
            assertEquals(true, pipe.isOpen(), "the pipe was left alone");
            return told;
        }
    }

    private SOCKET no(Not not) {
        return switch (not) {
            case INVALID -> INVALID_SOCKET;
            case NOT_OPEN -> notOpen();
            default -> {
                SOCKET s = tcp();
                ok(closesocket(s));
                yield s;
            }
        };
    }

    private static String tell(Function<SOCKET, Object> call, SOCKET s) {
        WSASetLastError(0);
        Object result = call.apply(s);
        int code = WSAGetLastError();
        return (result == INVALID_SOCKET ? "INVALID_SOCKET" : result) + ", " + codeName(code) + " " + code;
    }

    private static String codeName(int code) {
        return ErrorTable.row(OperatingSystem.WINDOWS, code).wsaName();
    }

    /** WSAPoll tells them apart when another element has a socket. */
    private static String expectedBesideASocket(Not not) {
        return not == Not.INVALID ? "0, revents 0" : "1, revents POLLNVAL";
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.EnumSource(Not.class)
    void polledBesideASocket(Not not) throws IOException {
        Wine.differs("WSAPoll does not count what is no socket");
        SOCKET open = pair().client();
        Function<SOCKET, String> poll = s -> {
            WSAPOLLFD[] elements = {elements(open, POLLIN)[0], elements(s, POLLIN)[0]};
            int ready = WSAPoll(elements, 2, 0);
            int revents = elements[1].revents();
            return ready + ", revents " + (revents == POLLNVAL ? "POLLNVAL" : revents);
        };
        if (not == Not.WRONG_KIND) {
            Assumptions.assumeTrue(OpenFiles.areListed(), "finds a pipe's number in /proc");
            try (NoSocket pipe = NoSocket.open()) {
                assertEquals(expectedBesideASocket(not), poll.apply(pipe.socket()));
            }
        } else {
            assertEquals(expectedBesideASocket(not), poll.apply(no(not)));
        }
    }

    @Test
    void everyFunctionOfASocketHasARow() {
        Set<String> functions = functions().filter(method -> Arrays.stream(method.getParameterTypes())
                .anyMatch(type -> type == SOCKET.class || type == fd_set.class || type == WSAPOLLFD[].class))
                .map(Method::getName).filter(name -> !name.startsWith("FD_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(functions, calls().keySet().stream().map(call -> call.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theDocumentIsTheTable() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(Path.of("../../java/panasock/src")), "runs where the sources are");
        String expected = document();
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                        # Truth table of Winsock2

                        What each function of `Winsock2` returns, and what `WSAGetLastError` says, for what is no open socket. Written by
                        `TruthTableTest`, which tests every cell. Before `WSAStartup` all of them say WSANOTINITIALISED 10093 (`StartupTest`).

                        """);
        text.append("| function |");
        Arrays.stream(Not.values()).forEach(not -> text.append(' ').append(not.text).append(" |"));
        text.append("\n|---|---|---|---|---|\n");
        for (String call : calls().keySet()) {
            text.append("| ").append(call).append(" |");
            Arrays.stream(Not.values()).forEach(not -> text.append(' ').append(expected(call)).append(" |"));
            text.append('\n');
        }
        text.append("| WSAPoll, beside an open socket |");
        Arrays.stream(Not.values()).forEach(not -> text.append(' ').append(expectedBesideASocket(not)).append(" |"));
        return text.append('\n').append(EventTruthTableTest.table()).toString();
    }
}
