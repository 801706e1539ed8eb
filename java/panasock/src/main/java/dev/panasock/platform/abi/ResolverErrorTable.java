package dev.panasock.platform.abi;

import java.util.ArrayList;
import java.util.List;

/**
 * The errors of the resolver, a number space of its own: the EAI_ codes of Linux and macOS beside the codes that the
 * resolver of Windows returns.
 *
 * <p>Windows defines EAI_ names too, for its own codes; where it has no such name the nearest code is listed.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">getaddrinfo</a>
 */
public final class ResolverErrorTable {
    /** What an error says to a program. */
    public enum Meaning {
        /** The name, or what was asked of it, is not there. */
        NOT_FOUND,
        /** Another try may succeed. */
        TEMPORARY,
        /** The errno says more. */
        SYSTEM,
        /** Nothing of this. */
        OTHER
    }

    /**
     * One error.
     *
     * @param name its EAI_ name
     * @param wsaName the name of the Windows code
     * @param numbers the code on each system
     * @param lossy whether the Windows code stands for another row as well, and comes back as that one
     * @param meaning what it says to a program
     * @param text what it means, in a few words
     */
    public record Row(String name, String wsaName, Numbers numbers, boolean lossy, Meaning meaning, String text) {
    }

    private static final List<Row> ROWS = new ArrayList<>();

    static {
        row("EAI_NONAME", "WSAHOST_NOT_FOUND", Meaning.NOT_FOUND, "Name or service not known");
        row("EAI_AGAIN", "WSATRY_AGAIN", Meaning.TEMPORARY, "Temporary failure in name resolution");
        row("EAI_FAIL", "WSANO_RECOVERY", Meaning.OTHER, "Failure in name resolution");
        row("EAI_NODATA", "WSANO_DATA", Meaning.NOT_FOUND, "The name has no address");
        row("EAI_FAMILY", "WSAEAFNOSUPPORT", Meaning.OTHER, "Address family not supported");
        row("EAI_SOCKTYPE", "WSAESOCKTNOSUPPORT", Meaning.OTHER, "Socket type not supported");
        row("EAI_SERVICE", "WSATYPE_NOT_FOUND", Meaning.NOT_FOUND, "Service not available for the socket type");
        row("EAI_BADFLAGS", "WSAEINVAL", Meaning.OTHER, "Bad flags");
        row("EAI_MEMORY", "WSA_NOT_ENOUGH_MEMORY", Meaning.OTHER, "Out of memory");
        row("EAI_ADDRFAMILY", "WSANO_DATA", Meaning.NOT_FOUND, "The name has no address of the family");
        row("EAI_OVERFLOW", "WSAEFAULT", Meaning.OTHER, "The name does not fit");
        row("EAI_SYSTEM", "WSASYSCALLFAILURE", Meaning.SYSTEM, "System error");
    }

    private ResolverErrorTable() {
    }

    private static void row(String name, String wsaName, Meaning meaning, String text) {
        Numbers numbers = Numbers.of(name).named(OperatingSystem.WINDOWS, wsaName);
        boolean taken = false;
        for (Row row : ROWS) {
            taken |= row.numbers.on(OperatingSystem.WINDOWS) == numbers.on(OperatingSystem.WINDOWS);
        }
        ROWS.add(new Row(name, wsaName, numbers, taken, meaning, text));
    }

    /** All errors. */
    public static List<Row> rows() {
        return List.copyOf(ROWS);
    }

    /** The error of a code of the resolver of a system, or null for one that is not listed. */
    public static Row row(OperatingSystem system, int code) {
        for (Row row : ROWS) {
            if (row.numbers.on(system) == code) {
                return row;
            }
        }
        return null;
    }

    /** The code of Windows' resolver for one of a system; for EAI_SYSTEM that of the errno, else WSANO_RECOVERY. */
    public static int wsaCode(OperatingSystem system, int code, int systemError) {
        Row row = row(system, code);
        if (system == OperatingSystem.WINDOWS) {
            return code;
        }
        if (row == null) {
            return dev.panasock.bindings.windows.generated.sockets_h.WSANO_RECOVERY();
        }
        return row.meaning == Meaning.SYSTEM ? ErrorTable.wsaCode(system, systemError)
                : row.numbers.on(OperatingSystem.WINDOWS);
    }

    /** The code of Windows' resolver for one of this system. */
    public static int wsaCode(int code, int systemError) {
        return wsaCode(OperatingSystem.current(), code, systemError);
    }

    /** The error of a code of the resolver of this system, or null. */
    public static Row row(int code) {
        return row(OperatingSystem.current(), code);
    }

    /** The EAI_ name of a code of a system, on Windows else that of Winsock; null for one without a name. */
    public static String name(OperatingSystem system, int code) {
        Row row = row(system, code);
        if (row != null) {
            return row.name;
        }
        ErrorTable.Row winsock = system == OperatingSystem.WINDOWS ? ErrorTable.row(system, code) : null;
        return winsock == null ? null : winsock.wsaName();
    }

    /** What follows a code of a system in a message: Winsock's name and, on POSIX, its code. */
    public static String counterpart(OperatingSystem system, int code, int systemError) {
        int wsaCode = wsaCode(system, code, systemError);
        ErrorTable.Row winsock = ErrorTable.row(OperatingSystem.WINDOWS, wsaCode);
        String name = winsock == null || winsock.wsaName().equals(name(system, code)) ? "" : ", " + winsock.wsaName();
        return system == OperatingSystem.WINDOWS ? name : name + " " + wsaCode;
    }
}
