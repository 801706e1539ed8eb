package dev.panasock.platform.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * How an overlapped operation of Windows can end, in its three numbers: the NTSTATUS that the system writes into the
 * OVERLAPPED, the Win32 error that {@code GetQueuedCompletionStatus} makes of it, and the Winsock error that
 * {@code WSAGetOverlappedResult} makes of it.
 *
 * <p>Several statuses share a Win32 error; the first row of one is what the error alone is taken for.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2">Windows Sockets Error Codes</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winternl/nf-winternl-rtlntstatustodoserror">RtlNtStatusToDosError</a>
 */
public final class CompletionStatusTable {
    /** Of a name that is none: the number 0. */
    private static final String NONE = null;

    /**
     * One end of an operation.
     *
     * @param statusName the name of the NTSTATUS, or null for what only the port itself says
     * @param status the NTSTATUS, or 0
     * @param win32Name the name of the Win32 error
     * @param win32 the Win32 error
     * @param wsaName the name of the Winsock error
     * @param wsa the Winsock error
     */
    public record Row(String statusName, int status, String win32Name, int win32, String wsaName, int wsa) {
    }

    private static final List<Row> ROWS = new ArrayList<>();

    static {
        row("STATUS_CANCELLED", "ERROR_OPERATION_ABORTED", "WSA_OPERATION_ABORTED");
        row("STATUS_HANDLES_CLOSED", "ERROR_HANDLES_CLOSED", "WSA_OPERATION_ABORTED");
        row(NONE, "ERROR_ABANDONED_WAIT_0", "WSA_OPERATION_ABORTED");
        row(NONE, "WAIT_TIMEOUT", "WSAETIMEDOUT");
        row("STATUS_CONNECTION_RESET", "ERROR_NETNAME_DELETED", "WSAECONNRESET");
        row("STATUS_REMOTE_DISCONNECT", "ERROR_NETNAME_DELETED", "WSAECONNRESET");
        row("STATUS_CONNECTION_DISCONNECTED", "ERROR_NETNAME_DELETED", "WSAECONNRESET");
        row("STATUS_LOCAL_DISCONNECT", "ERROR_NETNAME_DELETED", "WSAECONNABORTED");
        row("STATUS_PORT_UNREACHABLE", "ERROR_PORT_UNREACHABLE", "WSAECONNRESET");
        row("STATUS_CONNECTION_ABORTED", "ERROR_CONNECTION_ABORTED", "WSAECONNABORTED");
        row("STATUS_REQUEST_ABORTED", "ERROR_REQUEST_ABORTED", "WSAEINTR");
        row("STATUS_CONNECTION_REFUSED", "ERROR_CONNECTION_REFUSED", "WSAECONNREFUSED");
        row("STATUS_REMOTE_NOT_LISTENING", "ERROR_REM_NOT_LIST", "WSAECONNREFUSED");
        row("STATUS_IO_TIMEOUT", "ERROR_SEM_TIMEOUT", "WSAETIMEDOUT");
        row("STATUS_GRACEFUL_DISCONNECT", "ERROR_GRACEFUL_DISCONNECT", "WSAEDISCON");
        row("STATUS_UNEXPECTED_NETWORK_ERROR", "ERROR_UNEXP_NET_ERR", "WSAENETDOWN");
        row("STATUS_INVALID_CONNECTION", "ERROR_UNEXP_NET_ERR", "WSAENOTCONN");
        row("STATUS_TRANSACTION_ABORTED", "ERROR_UNEXP_NET_ERR", "WSAECONNABORTED");
        row("STATUS_LINK_FAILED", "ERROR_UNEXP_NET_ERR", "WSAECONNRESET");
        row("STATUS_LINK_TIMEOUT", "ERROR_UNEXP_NET_ERR", "WSAETIMEDOUT");
        row("STATUS_CONNECTION_ACTIVE", "ERROR_CONNECTION_ACTIVE", "WSAEISCONN");
        row("STATUS_PIPE_DISCONNECTED", "ERROR_PIPE_NOT_CONNECTED", "WSAESHUTDOWN");
        row("STATUS_BUFFER_OVERFLOW", "ERROR_MORE_DATA", "WSAEMSGSIZE");
        row("STATUS_INVALID_BUFFER_SIZE", "ERROR_INVALID_USER_BUFFER", "WSAEMSGSIZE");
        row("STATUS_BUFFER_TOO_SMALL", "ERROR_INSUFFICIENT_BUFFER", "WSAEFAULT");
        row("STATUS_ACCESS_VIOLATION", "ERROR_NOACCESS", "WSAEFAULT");
        row("STATUS_NETWORK_UNREACHABLE", "ERROR_NETWORK_UNREACHABLE", "WSAENETUNREACH");
        row("STATUS_PROTOCOL_UNREACHABLE", "ERROR_PROTOCOL_UNREACHABLE", "WSAENETUNREACH");
        row("STATUS_BAD_NETWORK_PATH", "ERROR_BAD_NETPATH", "WSAENETUNREACH");
        row("STATUS_HOST_UNREACHABLE", "ERROR_HOST_UNREACHABLE", "WSAEHOSTUNREACH");
        row("STATUS_NETWORK_BUSY", "ERROR_NETWORK_BUSY", "WSAENETDOWN");
        row("STATUS_INVALID_NETWORK_RESPONSE", "ERROR_BAD_NET_RESP", "WSAENETDOWN");
        row("STATUS_INVALID_HANDLE", "ERROR_INVALID_HANDLE", "WSAENOTSOCK");
        row("STATUS_OBJECT_TYPE_MISMATCH", "ERROR_INVALID_HANDLE", "WSAENOTSOCK");
        row("STATUS_ACCESS_DENIED", "ERROR_ACCESS_DENIED", "WSAEACCES");
        row("STATUS_NOT_SUPPORTED", "ERROR_NOT_SUPPORTED", "WSAEOPNOTSUPP");
        row("STATUS_INVALID_PARAMETER", "ERROR_INVALID_PARAMETER", "WSAEINVAL");
        row("STATUS_ADDRESS_ALREADY_EXISTS", "ERROR_DUP_NAME", "WSAEADDRINUSE");
        row("STATUS_SHARING_VIOLATION", "ERROR_SHARING_VIOLATION", "WSAEADDRINUSE");
        row("STATUS_INVALID_ADDRESS", "ERROR_UNEXP_NET_ERR", "WSAEADDRNOTAVAIL");
        row("STATUS_INSUFFICIENT_RESOURCES", "ERROR_NO_SYSTEM_RESOURCES", "WSAENOBUFS");
        row("STATUS_NO_MEMORY", "ERROR_NOT_ENOUGH_MEMORY", "WSAENOBUFS");
        row("STATUS_QUOTA_EXCEEDED", "ERROR_NOT_ENOUGH_QUOTA", "WSAENOBUFS");
        row("STATUS_WORKING_SET_QUOTA", "ERROR_WORKING_SET_QUOTA", "WSAENOBUFS");
        row("STATUS_PAGEFILE_QUOTA", "ERROR_PAGEFILE_QUOTA", "WSAENOBUFS");
        row("STATUS_COMMITMENT_LIMIT", "ERROR_COMMITMENT_LIMIT", "WSAENOBUFS");
        row("STATUS_DEVICE_NOT_READY", "ERROR_NOT_READY", "WSAEWOULDBLOCK");
        row("STATUS_REQUEST_NOT_ACCEPTED", "ERROR_REQ_NOT_ACCEP", "WSAEWOULDBLOCK");
    }

    private CompletionStatusTable() {
    }

    private static void row(String statusName, String win32Name, String wsaName) {
        int status = statusName == null ? 0 : number(statusName);
        ROWS.add(new Row(statusName, status, win32Name, number(win32Name), wsaName, number(wsaName)));
    }

    private static int number(String name) {
        return Constants.number(OperatingSystem.WINDOWS, name);
    }

    /** All rows. */
    public static List<Row> rows() {
        return List.copyOf(ROWS);
    }

    /** The row of an NTSTATUS, or null for one that the table does not have. */
    public static Row ofStatus(int status) {
        for (Row row : ROWS) {
            if (row.statusName != null && row.status == status) {
                return row;
            }
        }
        return null;
    }

    /** The first row of a Win32 error, or null for one that the table does not have. */
    public static Row ofWin32(int win32) {
        for (Row row : ROWS) {
            if (row.win32 == win32) {
                return row;
            }
        }
        return null;
    }
}
