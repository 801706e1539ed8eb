package dev.panasock;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import java.util.List;
import java.util.Optional;

/**
 * One row of the table that maps Winsock's codes and errno to each other. The mapping is lexical: WSAEFOO and EFOO are
 * the same error. Available on every system for all systems.
 *
 * @param name its name in Winsock; where only POSIX has the error, its name there
 * @param wsa the Winsock code, or null where only POSIX has the error
 * @param errnoName its name in POSIX, with other names of the same number after a slash ({@code EWOULDBLOCK/EAGAIN}),
 *         or null
 * @param linux errno on Linux, or null
 * @param macos errno on macOS, or null
 * @param lossy whether the error cannot be mapped to the other side and back: the other side has no name for it, or the
 *         number is shared
 */
public record ErrorCode(String name, Integer wsa, String errnoName, Integer linux, Integer macos, boolean lossy) {
    private static final List<ErrorCode> ALL = ErrorTable.rows().stream().map(ErrorCode::of).toList();

    private static ErrorCode of(ErrorTable.Row row) {
        boolean winsock = row.wsaName() != null;
        return new ErrorCode(winsock ? row.wsaName() : row.errnoName(),
                winsock ? row.numbers().on(OperatingSystem.WINDOWS) : null,
                row.errnoNames(), number(row.numbers().on(OperatingSystem.LINUX)),
                number(row.numbers().on(OperatingSystem.MACOS)),
                ErrorTable.lossy(row));
    }

    private static Integer number(int number) {
        return number == Numbers.ABSENT ? null : number;
    }

    /**
     * The whole table.
     *
     * @return every Winsock code, then the errors of POSIX that Winsock does not have
     */
    public static List<ErrorCode> all() {
        return ALL;
    }

    /**
     * The row of a Winsock code.
     *
     * @param wsa the code
     * @return the row, or empty for a code that the table does not list
     */
    public static Optional<ErrorCode> ofWinsock(int wsa) {
        return ALL.stream().filter(row -> row.wsa != null && row.wsa == wsa).findFirst();
    }
}
