package dev.panasock.windows;

import dev.panasock.SocketError;
import dev.panasock.platform.abi.CompletionStatusTable;
import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.CompletionApi;

/**
 * How an overlapped operation ended. A number space of its own: {@code GetQueuedCompletionStatus} gives Win32 errors where
 * {@code WSAGetOverlappedResult} gives Winsock's, 1225 for 10061, 64 for 10054. Both are here, and the NTSTATUS that they are made of.
 *
 * <p>Statuses are values: immutable, equal if the numbers are.
 *
 * @param ntStatus the status that the system wrote into the OVERLAPPED, 0 for success and for a status known by its Win32 error only
 * @param number the Win32 error, as {@code GetLastError} after {@code GetQueuedCompletionStatus}; 0 for success
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ioapiset/nf-ioapiset-getqueuedcompletionstatus">GetQueuedCompletionStatus</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/minwinbase/ns-minwinbase-overlapped">OVERLAPPED</a>
 */
public record CompletionStatus(int ntStatus, int number) {
    /** The operation did what it was asked for. */
    public static final CompletionStatus SUCCESS = new CompletionStatus(0, 0);

    private static final int UNKNOWN = Constants.number(OperatingSystem.WINDOWS, "WSASYSCALLFAILURE");
    private static final int CANCELLED = Constants.number(OperatingSystem.WINDOWS, "WSA_OPERATION_ABORTED");
    private static final int RESET = Constants.number(OperatingSystem.WINDOWS, "WSAECONNRESET");
    private static final int ABORTED = Constants.number(OperatingSystem.WINDOWS, "WSAECONNABORTED");

    /**
     * The status of a Win32 error.
     *
     * @param number the error, 0 for success; unknown numbers are kept
     * @return the status
     */
    public static CompletionStatus of(int number) {
        CompletionStatusTable.Row row = number == 0 ? null : CompletionStatusTable.ofWin32(number);
        return new CompletionStatus(row == null ? 0 : row.status(), number);
    }

    /**
     * The status of an NTSTATUS. One that the table does not know is translated by the system, elsewhere than on Windows it is kept
     * as the Win32 error too.
     *
     * @param ntStatus the status; what is not negative is success
     * @return the status
     */
    public static CompletionStatus ofNtStatus(int ntStatus) {
        if (ntStatus >= 0) {
            return SUCCESS;
        }
        CompletionStatusTable.Row row = CompletionStatusTable.ofStatus(ntStatus);
        return new CompletionStatus(ntStatus, row == null ? translated(ntStatus) : row.win32());
    }

    private static int translated(int ntStatus) {
        if (!Host.serves(OperatingSystem.WINDOWS)) {
            return ntStatus;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return CompletionApi.win32Error(call, ntStatus);
        } finally {
            thread.release();
        }
    }

    private CompletionStatusTable.Row row() {
        CompletionStatusTable.Row row = ntStatus == 0 ? null : CompletionStatusTable.ofStatus(ntStatus);
        return row != null ? row : CompletionStatusTable.ofWin32(number);
    }

    /**
     * Whether the operation did what it was asked for.
     *
     * @return whether it is so
     */
    public boolean isSuccess() {
        return number == 0;
    }

    /**
     * The Winsock code of the same meaning, as {@code WSAGetOverlappedResult} gives it.
     *
     * @return the code, 0 for success, WSASYSCALLFAILURE (10107) for a number that the table does not know
     */
    public int winsockCode() {
        CompletionStatusTable.Row row = row();
        return isSuccess() ? 0
                : row != null ? row.wsa() : ErrorTable.row(OperatingSystem.WINDOWS, number) != null ? number
                : UNKNOWN;
    }

    /**
     * The error of the same meaning, with its predicates; the number of the completion stays here.
     *
     * @return the error of {@link #winsockCode}, null for success
     */
    public SocketError error() {
        return isSuccess() ? null : SocketError.of(winsockCode());
    }

    /**
     * The operation was cancelled, or its socket or port closed: ERROR_OPERATION_ABORTED, ERROR_HANDLES_CLOSED, ERROR_ABANDONED_WAIT_0.
     *
     * @return whether it is so
     */
    public boolean cancelled() {
        CompletionStatusTable.Row row = row();
        return row != null && row.wsa() == CANCELLED;
    }

    /**
     * The connection was ended by the peer, the network or this program: ERROR_NETNAME_DELETED, ERROR_CONNECTION_ABORTED.
     *
     * @return whether it is so
     */
    public boolean connectionReset() {
        CompletionStatusTable.Row row = row();
        return row != null && (row.wsa() == RESET || row.wsa() == ABORTED);
    }

    /**
     * The name of the Win32 error.
     *
     * @return for example {@code ERROR_CONNECTION_REFUSED}, {@code success}, or {@code error} for a number without a name
     */
    public String name() {
        CompletionStatusTable.Row row = row();
        return isSuccess() ? "success" : row == null ? "error" : row.win32Name();
    }

    /**
     * All numbers.
     *
     * @return for example {@code ERROR_CONNECTION_REFUSED (1225, STATUS_CONNECTION_REFUSED 0xc0000236, WSAECONNREFUSED 10061)}
     */
    @Override
    public String toString() {
        CompletionStatusTable.Row row = row();
        if (isSuccess()) {
            return name();
        }
        String status = ntStatus == 0 ? ""
                : ", " + (row == null ? "status" : row.statusName()) + " 0x" + Integer.toHexString(ntStatus);
        String winsock = row == null ? "" : ", " + row.wsaName() + " " + row.wsa();
        return name() + " (" + number + status + winsock + ")";
    }
}
