package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.SocketType;
import dev.panasock.bindings.windows.generated._OVERLAPPED;
import dev.panasock.platform.abi.CompletionStatusTable;
import dev.panasock.platform.abi.CompletionStatusTable.Row;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.CompletionApi;
import dev.panasock.platform.system.windows.OverlappedApi;
import dev.panasock.platform.system.windows.OverlappedMemory;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers of a completion: the table on every host, and on Windows what the system makes of each status. */
class CompletionStatusTest {
    private static final Path DOCUMENT =
            Path.of(System.getProperty("panasock.root", "../.."), "docs/completion-status.md");

    static java.util.List<Row> rows() {
        return CompletionStatusTable.rows();
    }

    @Test
    void everyNameHasANumberAndNoStatusTwoRows() {
        Set<Integer> statuses = new HashSet<>();
        for (Row row : rows()) {
            assertTrue(row.statusName() == null || statuses.add(row.status()), row.statusName());
            assertNotEquals(Numbers.ABSENT, row.status(), row.statusName());
            assertNotEquals(Numbers.ABSENT, row.win32(), row.win32Name());
            assertNotEquals(Numbers.ABSENT, row.wsa(), row.wsaName());
        }
        assertTrue(statuses.size() > 40);
    }

    @ParameterizedTest
    @CsvSource({"1225, 10061", "64, 10054", "995, 995", "234, 10040", "121, 10060", "1236, 10053", "676, 995",
        "735, 995", "258, 10060", "1231, 10051", "1232, 10065", "6, 10038", "87, 10022", "233, 10058", "0, 0",
        "31999, 10107"})
    void aNumberIsKeptAndHasItsWinsockCode(int number, int winsock) {
        CompletionStatus status = CompletionStatus.of(number);
        assertEquals(number, status.number());
        assertEquals(winsock, status.winsockCode());
        assertEquals(status, CompletionStatus.of(number));
        assertEquals(number == 0, status.isSuccess());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aStatusHasTheNumbersOfItsRow(Row row) {
        if (row.statusName() != null) {
            CompletionStatus status = CompletionStatus.ofNtStatus(row.status());
            assertEquals(row.status(), status.ntStatus());
            assertEquals(row.win32(), status.number());
            assertEquals(row.wsa(), status.winsockCode());
            assertTrue(status.toString().contains(row.statusName()), status.toString());
        }
        assertEquals(row.win32Name(), CompletionStatus.of(row.win32()).name());
    }

    @Test
    void whatItMeansIsAsked() {
        assertTrue(CompletionStatus.of(995).cancelled());
        assertTrue(CompletionStatus.of(676).cancelled());
        assertTrue(CompletionStatus.of(735).cancelled());
        assertFalse(CompletionStatus.of(64).cancelled());
        assertTrue(CompletionStatus.of(64).connectionReset());
        assertTrue(CompletionStatus.of(1236).connectionReset());
        assertFalse(CompletionStatus.of(1225).connectionReset());
        assertFalse(CompletionStatus.SUCCESS.cancelled());
        assertNull(CompletionStatus.SUCCESS.error());
        assertEquals("success", CompletionStatus.SUCCESS.toString());
        assertEquals(10061, CompletionStatus.of(1225).error().number());
        assertEquals("ERROR_CONNECTION_REFUSED (1225, STATUS_CONNECTION_REFUSED 0xc0000236, WSAECONNREFUSED 10061)",
                CompletionStatus.of(1225).toString());
        assertEquals("error (31999)", CompletionStatus.of(31999).toString());
        assertEquals(CompletionStatus.SUCCESS, CompletionStatus.ofNtStatus(0x102));
    }

    /** What the system makes of a status; ends by a close are cancelled here, whatever it says. */
    @ParameterizedTest
    @MethodSource("rows")
    @WindowsTest
    void theSystemAgrees(Row row) throws IOException {
        if (row.statusName() == null) {
            return;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try (OverlappedSocket socket = OverlappedSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            assertEquals(row.win32(), CompletionApi.win32Error(call, row.status()), row.statusName());
            MemorySegment slot = Arena.ofAuto().allocate(1024, 64);
            assertTrue(OverlappedMemory.BUFFERS > 0);
            _OVERLAPPED.Internal(slot, Integer.toUnsignedLong(row.status()));
            long result = OverlappedApi.overlappedResult(call, socket.number(), new OverlappedApi.Slot(slot), false);
            if (!row.statusName().equals("STATUS_HANDLES_CLOSED")) {
                assertEquals(-row.wsa(), result, row.statusName());
            }
        } finally {
            thread.release();
        }
    }

    @Test
    @WindowsTest
    void aStatusThatTheTableDoesNotKnowIsTranslatedByTheSystem() {
        CompletionStatus unknown = CompletionStatus.ofNtStatus(0xC0000034); // STATUS_OBJECT_NAME_NOT_FOUND
        assertEquals(2, unknown.number());
        assertEquals(0xC0000034, unknown.ntStatus());
        assertEquals(10107, unknown.winsockCode());
    }

    @Test
    void theDocumentIsTheTable() throws IOException {
        org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(DOCUMENT.getParent()), "runs where the sources are");
        String expected = document();
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT).replace("\r\n", "\n"));
    }

    private static String document() {
        StringBuilder text = new StringBuilder(
                """
                        # How an overlapped operation ends

                        An operation has three numbers for one end. The system writes an NTSTATUS into the `OVERLAPPED`;
                        `GetQueuedCompletionStatus` and `GetLastError` make a Win32 error of it, `WSAGetOverlappedResult` and
                        `WSAGetLastError` a Winsock code. `CompletionStatus` keeps all three: `ntStatus()`, `number()`, `winsockCode()`.

                        Several statuses share a Win32 error; where only that is known, the first row of it holds. What is not in the table
                        keeps its number, and its Winsock code is WSASYSCALLFAILURE.

                        Sources: the Win32 error is that of
                        [RtlNtStatusToDosError](https://learn.microsoft.com/windows/win32/api/winternl/nf-winternl-rtlntstatustodoserror), the Winsock
                        code that of [WSAGetOverlappedResult](https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsagetoverlappedresult),
                        with the meanings of [Windows Sockets Error Codes](https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2).
                        A test asks both functions for every row; that was run under Wine, not on Windows. One row is of this library's own making: an
                        operation whose handle was closed (676) counts as cancelled, where the system says WSAEINVAL. Rows without a status
                        are what a port says of itself.

                        Generated from `CompletionStatusTable` by `CompletionStatusTest`, `-Dpanasock.update-docs=true`.

                        | NTSTATUS | | Win32 error | | Winsock code | |
                        |---|---|---|---|---|---|
                        """);
        for (Row row : rows()) {
            text.append("| ").append(row.statusName() == null ? "" : row.statusName()).append(" | ")
                    .append(row.statusName() == null ? "" : "0x" + Integer.toHexString(row.status())).append(" | ")
                    .append(row.win32Name()).append(" | ").append(row.win32()).append(" | ").append(row.wsaName())
                    .append(" | ").append(row.wsa()).append(" |\n");
        }
        return text.toString();
    }
}
