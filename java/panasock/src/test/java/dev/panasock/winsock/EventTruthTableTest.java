package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every function of an event against what is no open event: a part of docs/truth-table-winsock.md. */
class EventTruthTableTest extends WinsockFixture {
    private static final String INVALID = "false, WSA_INVALID_HANDLE 6";
    private static final String REFUSED = "-1, WSA_INVALID_HANDLE 6";

    /** What is handed to the functions instead of an open event. */
    enum Not {
        /** The one WSA_INVALID_EVENT. */
        INVALID("WSA_INVALID_EVENT"),
        /** A WSAEVENT that was closed. */
        CLOSED("closed WSAEVENT"),
        /** A WSAEVENT on a HANDLE that the system has not given to anyone. */
        NOT_OPEN("a HANDLE that is not open"),
        /** A WSAEVENT on the HANDLE of a socket. */
        WRONG_KIND("a socket");

        final String text;

        Not(String text) {
            this.text = text;
        }
    }

    /**
     * A function.
     *
     * @param name its C name
     * @param call calls it
     * @param cells what it says to each {@link Not}, under Wine
     * @param documented what Microsoft's page says where that differs
     */
    private record Row(String name, Function<WSAEVENT, Object> call, List<String> cells, String documented) {
    }

    private final List<Row> rows = List.of(
            new Row("WSACloseEvent", event -> WSACloseEvent(event), List.of(INVALID, INVALID, INVALID, "true, 0"),
                    "closes whatever the HANDLE is"),
            new Row("WSASetEvent", event -> WSASetEvent(event),
                    List.of(INVALID, INVALID, INVALID, INVALID), "WSA_INVALID_HANDLE"),
            new Row("WSAResetEvent", event -> WSAResetEvent(event),
                    List.of(INVALID, INVALID, INVALID, INVALID), "WSA_INVALID_HANDLE"),
            new Row("WSAEventSelect", event -> WSAEventSelect(tcp(), event, FD_READ),
                    List.of("-1, WSAEINVAL 10022", REFUSED, "-1, WSAEINVAL 10022", "-1, WSAEINVAL 10022"),
                    "WSAEINVAL 10022"),
            new Row("WSAEnumNetworkEvents", event -> WSAEnumNetworkEvents(tcp(), event, new WSANETWORKEVENTS()),
                    List.of("0, 0", REFUSED, "0, 0", "0, 0"), "WSAEINVAL 10022; NULL is no event"),
            new Row("WSAWaitForMultipleEvents",
                    event -> WSAWaitForMultipleEvents(1, new WSAEVENT[] {event}, false, 0, false),
                    List.of(REFUSED, REFUSED, REFUSED, "0, 0"), "WSA_INVALID_HANDLE 6; a socket can be waited for"));

    static Stream<Arguments> cells() {
        return new EventTruthTableTest().rows.stream().map(Row::name)
                .flatMap(name -> Arrays.stream(Not.values()).map(not -> Arguments.of(name, not)));
    }

    private WSAEVENT no(Not not) {
        WSAEVENT closed = WSAEVENT.made(0);
        if (not == Not.CLOSED) {
            closed = WSACreateEvent();
            assertEquals(true, WSACloseEvent(closed));
        }
        return switch (not) {
            case INVALID -> WSA_INVALID_EVENT;
            case CLOSED -> closed;
            case NOT_OPEN -> WSAEVENT.made(0xdead_bee0L);
            case WRONG_KIND -> WSAEVENT.made(tcp().handle().release());
        };
    }

    @ParameterizedTest
    @MethodSource("cells")
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "there are no events")
    void cell(String name, Not not) {
        Row row = rows.stream().filter(each -> each.name.equals(name)).findFirst().orElseThrow();
        WSAEVENT event = no(not);
        WSASetLastError(0);
        Object result = row.call.apply(event);
        int code = WSAGetLastError();
        String said = result + ", " + (code == 0 ? "0"
                : ErrorTable.row(OperatingSystem.WINDOWS, code).wsaName() + " " + code);
        assertEquals(row.cells.get(not.ordinal()), said);
    }

    @Test
    void everyFunctionOfAnEventHasARow() {
        Set<String> functions = functions()
                .filter(method -> Arrays.stream(method.getParameterTypes())
                        .anyMatch(type -> type == WSAEVENT.class || type == WSAEVENT[].class))
                .map(java.lang.reflect.Method::getName).collect(Collectors.toCollection(TreeSet::new));
        assertEquals(functions, rows.stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The part of the document. */
    static String table() {
        StringBuilder text = new StringBuilder(
                """

                        ## Events

                        Seen under Wine, never on Windows; on Linux and macOS all of them say WSAEOPNOTSUPP 10045. Written from `EventTruthTableTest`.

                        | function |""");
        Arrays.stream(Not.values()).forEach(not -> text.append(' ').append(not.text).append(" |"));
        text.append(" documented |\n|---|---|---|---|---|---|\n");
        for (Row row : new EventTruthTableTest().rows) {
            text.append("| ").append(row.name).append(" |");
            row.cells.forEach(cell -> text.append(' ').append(cell).append(" |"));
            text.append(' ').append(row.documented).append(" |\n");
        }
        return text.toString();
    }
}
