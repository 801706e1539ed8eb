package dev.panasock.winsock;

import static dev.panasock.winsock.Function.accept;
import static dev.panasock.winsock.Function.bind;
import static dev.panasock.winsock.Function.connect;
import static dev.panasock.winsock.Function.getsockopt;
import static dev.panasock.winsock.Function.inet_ntop;
import static dev.panasock.winsock.Function.listen;
import static dev.panasock.winsock.Function.recv;
import static dev.panasock.winsock.Function.recvfrom;
import static dev.panasock.winsock.Function.send;
import static dev.panasock.winsock.Function.sendto;
import static dev.panasock.winsock.Function.setsockopt;
import static dev.panasock.winsock.Function.socket;

import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.winsock.SOCKET.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What an errno of POSIX means to a program written for Winsock, where the function or the state of the socket
 * decides. What has no row here has the code of the same name ({@link ErrorTable}).
 */
final class Overlay {
    /** What must be so of the socket for a row to hold. */
    enum When {
        /** Nothing. */
        ALWAYS("", s -> true),
        /** FIONBIO is off. */
        BLOCKING("the socket is blocking", s -> !s.nonBlocking),
        /** FIONBIO is on. */
        NON_BLOCKING("the socket is non-blocking", s -> s.nonBlocking),
        /** A connect that does not wait is under way. */
        CONNECTING("a connect is under way", s -> s.stage == Stage.CONNECTING),
        /** Never connected. */
        UNCONNECTED("the socket was never connected", s -> s.stage != Stage.CONNECTED),
        /** Connected. */
        CONNECTED("the socket is connected", s -> s.stage == Stage.CONNECTED),
        /** Not a stream. */
        MESSAGES("a socket of datagrams", s -> !s.isStream());

        final String text;
        private final Predicate<SOCKET> condition;

        When(String text, Predicate<SOCKET> condition) {
            this.text = text;
            this.condition = condition;
        }

        boolean holds(SOCKET s) {
            return s == null ? this == ALWAYS : condition.test(s);
        }
    }

    /**
     * One meaning.
     *
     * @param functions where it holds
     * @param errno the POSIX name
     * @param when what must be so of the socket
     * @param wsaName the name of Winsock's code
     * @param why what happened, in Winsock's words
     * @param number the errno on this system
     * @param code Winsock's code
     */
    record Row(Set<Function> functions, String errno, When when, String wsaName, String why, int number, int code) {
        Row(Set<Function> functions, String errno, When when, String wsaName, String why) {
            this(functions, errno, when, wsaName, why, ErrorTable.named(errno).numbers().here(),
                    Constants.number(OperatingSystem.WINDOWS, wsaName));
        }
    }

    private static final Set<Function> RECEIVES = EnumSet.of(recv, recvfrom);
    private static final Set<Function> SENDS = EnumSet.of(send, sendto);
    private static final Set<Function> TRANSFERS = EnumSet.of(recv, recvfrom, send, sendto);
    private static final Set<Function> OPTIONS = EnumSet.of(getsockopt, setsockopt);
    private static final Set<Function> ALL = EnumSet.allOf(Function.class);

    /** The first row that holds wins. */
    private static final List<Row> ROWS = List.of(
            new Row(ALL, "EBADF", When.ALWAYS, "WSAENOTSOCK", "what is not open is not a socket"),
            new Row(EnumSet.of(socket), "EINVAL", When.ALWAYS, "WSAEPROTONOSUPPORT",
                    "family and type are known, so it is the protocol"),
            new Row(EnumSet.of(bind), "ENOENT", When.ALWAYS, "WSAEADDRNOTAVAIL", "the folder of a path does not exist"),
            new Row(EnumSet.of(listen), "EINVAL", When.CONNECTED, "WSAEISCONN", "a connected socket cannot listen"),
            new Row(EnumSet.of(listen), "EDESTADDRREQ", When.ALWAYS, "WSAEINVAL", "the socket is not bound"),
            new Row(EnumSet.of(accept), "ECONNABORTED", When.ALWAYS, "WSAECONNRESET",
                    "the client reset the connection before it was accepted"),
            new Row(EnumSet.of(connect), "EINPROGRESS", When.NON_BLOCKING, "WSAEWOULDBLOCK", "the connect has begun"),
            new Row(EnumSet.of(connect), "EINPROGRESS", When.BLOCKING, "WSAETIMEDOUT", "SO_SNDTIMEO ended the wait"),
            new Row(TRANSFERS, "EWOULDBLOCK", When.CONNECTING, "WSAENOTCONN", "not connected yet"),
            new Row(TRANSFERS, "EWOULDBLOCK", When.BLOCKING, "WSAETIMEDOUT", "SO_RCVTIMEO or SO_SNDTIMEO has expired"),
            new Row(RECEIVES, "EINVAL", When.UNCONNECTED, "WSAENOTCONN", "what a UNIX socket of Linux says"),
            new Row(SENDS, "EPIPE", When.UNCONNECTED, "WSAENOTCONN", "there is no connection to send on"),
            new Row(SENDS, "EPIPE", When.ALWAYS, "WSAECONNABORTED", "the connection is closed or reset"),
            new Row(SENDS, "EDESTADDRREQ", When.ALWAYS, "WSAENOTCONN", "no destination and not connected"),
            new Row(TRANSFERS, "ECONNREFUSED", When.MESSAGES, "WSAECONNRESET",
                    "no socket received an earlier datagram"),
            new Row(OPTIONS, "EOPNOTSUPP", When.ALWAYS, "WSAENOPROTOOPT", "not an option of this kind of socket"),
            new Row(EnumSet.of(inet_ntop), "ENOSPC", When.ALWAYS, "WSA_INVALID_PARAMETER", "the text does not fit"));

    private static final Map<Function, List<Row>> BY_FUNCTION = new EnumMap<>(Function.class);

    static {
        for (Row row : ROWS) {
            row.functions.forEach(f -> BY_FUNCTION.computeIfAbsent(f, key -> new ArrayList<>()).add(row));
        }
    }

    private Overlay() {
    }

    static List<Row> rows() {
        return ROWS;
    }

    /** Winsock's code for an errno of this system. The socket may be null where there is none. */
    static int code(Function function, SOCKET s, int errno) {
        List<Row> rows = BY_FUNCTION.get(function);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            if (row.number == errno && row.when.holds(s)) {
                return row.code;
            }
        }
        return ErrorTable.wsaCode(errno);
    }
}
