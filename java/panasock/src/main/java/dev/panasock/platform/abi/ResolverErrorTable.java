package dev.panasock.platform.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * The errors of the resolver, a number space of its own: the EAI_ codes of Linux and macOS beside the codes that the
 * resolver of Windows returns.
 *
 * <p>Windows defines EAI_ names too, for its own codes; where it has no such name there is the code that says it best.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">getaddrinfo</a>
 */
public final class ResolverErrorTable {
    /**
     * One error.
     *
     * @param name its EAI_ name
     * @param wsaName the name of the Windows code
     * @param numbers the code on each system
     * @param lossy whether the Windows code stands for another row as well, and comes back as that one
     * @param text what it means, in a few words
     */
    public record Row(String name, String wsaName, Numbers numbers, boolean lossy, String text) {
    }

    private static final List<Row> ROWS = new ArrayList<>();

    static {
        row("EAI_NONAME", "WSAHOST_NOT_FOUND", "Name or service not known");
        row("EAI_AGAIN", "WSATRY_AGAIN", "Temporary failure in name resolution");
        row("EAI_FAIL", "WSANO_RECOVERY", "Failure in name resolution");
        row("EAI_NODATA", "WSANO_DATA", "The name has no address");
        row("EAI_FAMILY", "WSAEAFNOSUPPORT", "Address family not supported");
        row("EAI_SOCKTYPE", "WSAESOCKTNOSUPPORT", "Socket type not supported");
        row("EAI_SERVICE", "WSATYPE_NOT_FOUND", "Service not available for the socket type");
        row("EAI_BADFLAGS", "WSAEINVAL", "Bad flags");
        row("EAI_MEMORY", "WSA_NOT_ENOUGH_MEMORY", "Out of memory");
        row("EAI_ADDRFAMILY", "WSANO_DATA", "The name has no address of the family");
        row("EAI_OVERFLOW", "WSAEFAULT", "The name does not fit");
        row("EAI_SYSTEM", "WSASYSCALLFAILURE", "System error");
    }

    private ResolverErrorTable() {
    }

    private static void row(String name, String wsaName, String text) {
        Numbers numbers = Numbers.of(name).named(OperatingSystem.WINDOWS, wsaName);
        boolean taken = false;
        for (Row row : ROWS) {
            taken |= row.numbers.on(OperatingSystem.WINDOWS) == numbers.on(OperatingSystem.WINDOWS);
        }
        ROWS.add(new Row(name, wsaName, numbers, taken, text));
    }

    /**
     * All errors.
     *
     * @return the rows
     */
    public static List<Row> rows() {
        return List.copyOf(ROWS);
    }

    /**
     * The error that a code stands for.
     *
     * @param system the system whose resolver returned it
     * @param code the code
     * @return the row, or null for a code that the table does not know
     */
    public static Row row(OperatingSystem system, int code) {
        for (Row row : ROWS) {
            if (row.numbers.on(system) == code) {
                return row;
            }
        }
        return null;
    }

    /**
     * The code of Windows' resolver for a code of another one: for EAI_SYSTEM that of the errno behind it, and WSANO_RECOVERY
     * for a code that the table does not know.
     *
     * @param system the system whose resolver returned it
     * @param code the code
     * @param systemError the errno behind EAI_SYSTEM, else anything
     * @return the code on Windows
     */
    public static int wsaCode(OperatingSystem system, int code, int systemError) {
        Row row = row(system, code);
        if (system == OperatingSystem.WINDOWS) {
            return code;
        }
        if (row == null) {
            return dev.panasock.bindings.windows.generated.sockets_h.WSANO_RECOVERY();
        }
        return row.name.equals("EAI_SYSTEM") ? ErrorTable.wsaCode(system, systemError)
                : row.numbers.on(OperatingSystem.WINDOWS);
    }
}
