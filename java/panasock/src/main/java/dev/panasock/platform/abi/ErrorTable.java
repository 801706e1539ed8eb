package dev.panasock.platform.abi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The errors of socket calls: Winsock's codes and the errno of Linux and macOS, with the numbers of the generated
 * constants.
 *
 * <p>The mapping is lexical: {@code WSAEFOO} and {@code EFOO} are the same error, whatever the function. Where only one
 * world has a name the other side is empty, and for errno there is the nearest Winsock code. What a particular function
 * means by a number is not said here.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2">Windows Sockets Error Codes</a>
 * @see <a href="https://man7.org/linux/man-pages/man3/errno.3.html">errno(3)</a>
 */
public final class ErrorTable {
    /**
     * One error.
     *
     * @param wsaName its name in Winsock, or null
     * @param errnoName its name in POSIX, or null
     * @param numbers errno on Linux and macOS, and on Windows the Winsock code: its own, or the one that says it best
     * @param text what it means, in a few words
     */
    public record Row(String wsaName, String errnoName, Numbers numbers, String text) {
        /** The POSIX names of the number, separated by a slash: {@code EWOULDBLOCK/EAGAIN}; or null. */
        public String errnoNames() {
            String alias = errnoName == null ? null : ALIASES.get(errnoName);
            return alias == null ? errnoName : errnoName + "/" + alias;
        }

        private boolean isNamed(String name) {
            return errnoName != null && (errnoName.equals(name) || name.equals(ALIASES.get(errnoName)));
        }

        /** The name on a system: that of its own world if there is one, else that of the other. */
        public String name(OperatingSystem system) {
            return wsaName == null || system != OperatingSystem.WINDOWS && errnoName != null ? errnoName : wsaName;
        }

        /**
         * The number that the system itself has for this error, not the nearest Winsock code of what only POSIX has.
         */
        public int ownNumber(OperatingSystem system) {
            return system == OperatingSystem.WINDOWS && wsaName == null ? Numbers.ABSENT : numbers.on(system);
        }
    }

    /** Second names of one number. */
    private static final Map<String, String> ALIASES = Map.of("EWOULDBLOCK", "EAGAIN");
    private static final List<Row> ROWS = new ArrayList<>();
    /** Rows by their number, of a system that was asked for: the headers of the others need not be loaded. */
    private static final Map<OperatingSystem, Map<Integer, Row>> BY_NUMBER = new ConcurrentHashMap<>();

    static {
        pair("WSAEINTR", "EINTR", "Interrupted by a signal");
        pair("WSAEBADF", "EBADF", "Bad descriptor");
        pair("WSAEACCES", "EACCES", "Permission denied");
        pair("WSAEFAULT", "EFAULT", "Bad address");
        pair("WSAEINVAL", "EINVAL", "Invalid argument");
        pair("WSAEMFILE", "EMFILE", "Too many open descriptors");
        pair("WSAEWOULDBLOCK", "EWOULDBLOCK", "Operation would block");
        pair("WSAEINPROGRESS", "EINPROGRESS", "Operation now in progress");
        pair("WSAEALREADY", "EALREADY", "Operation already in progress");
        pair("WSAENOTSOCK", "ENOTSOCK", "Not a socket");
        pair("WSAEDESTADDRREQ", "EDESTADDRREQ", "Destination address required");
        pair("WSAEMSGSIZE", "EMSGSIZE", "Message too long");
        pair("WSAEPROTOTYPE", "EPROTOTYPE", "Wrong protocol for this socket type");
        pair("WSAENOPROTOOPT", "ENOPROTOOPT", "Option not supported by the protocol");
        pair("WSAEPROTONOSUPPORT", "EPROTONOSUPPORT", "Protocol not supported");
        pair("WSAESOCKTNOSUPPORT", "ESOCKTNOSUPPORT", "Socket type not supported");
        pair("WSAEOPNOTSUPP", "EOPNOTSUPP", "Operation not supported");
        pair("WSAEPFNOSUPPORT", "EPFNOSUPPORT", "Protocol family not supported");
        pair("WSAEAFNOSUPPORT", "EAFNOSUPPORT", "Address family not supported");
        pair("WSAEADDRINUSE", "EADDRINUSE", "Address already in use");
        pair("WSAEADDRNOTAVAIL", "EADDRNOTAVAIL", "Address not available on this machine");
        pair("WSAENETDOWN", "ENETDOWN", "Network is down");
        pair("WSAENETUNREACH", "ENETUNREACH", "Network is unreachable");
        pair("WSAENETRESET", "ENETRESET", "Connection dropped by a network reset");
        pair("WSAECONNABORTED", "ECONNABORTED", "Connection aborted");
        pair("WSAECONNRESET", "ECONNRESET", "Connection reset by peer");
        pair("WSAENOBUFS", "ENOBUFS", "No buffer space available");
        pair("WSAEISCONN", "EISCONN", "Socket is already connected");
        pair("WSAENOTCONN", "ENOTCONN", "Socket is not connected");
        pair("WSAESHUTDOWN", "ESHUTDOWN", "Socket has been shut down");
        pair("WSAETOOMANYREFS", "ETOOMANYREFS", "Too many references");
        pair("WSAETIMEDOUT", "ETIMEDOUT", "Timed out");
        pair("WSAECONNREFUSED", "ECONNREFUSED", "Connection refused");
        pair("WSAELOOP", "ELOOP", "Too many symbolic links");
        pair("WSAENAMETOOLONG", "ENAMETOOLONG", "Name too long");
        pair("WSAEHOSTDOWN", "EHOSTDOWN", "Host is down");
        pair("WSAEHOSTUNREACH", "EHOSTUNREACH", "No route to host");
        pair("WSAENOTEMPTY", "ENOTEMPTY", "Directory not empty");
        pair("WSAEPROCLIM", "EPROCLIM", "Too many processes");
        pair("WSAEUSERS", "EUSERS", "Too many users");
        pair("WSAEDQUOT", "EDQUOT", "Quota exceeded");
        pair("WSAESTALE", "ESTALE", "Stale handle");
        pair("WSAEREMOTE", "EREMOTE", "Object is remote");
        winsock("WSASYSNOTREADY", "Network subsystem unavailable");
        winsock("WSAVERNOTSUPPORTED", "Winsock version not supported");
        winsock("WSANOTINITIALISED", "Successful WSAStartup not yet performed");
        winsock("WSAEDISCON", "Graceful shutdown in progress");
        winsock("WSAENOMORE", "No more results");
        pair("WSAECANCELLED", "ECANCELED", "Call cancelled");
        winsock("WSAEINVALIDPROCTABLE", "Invalid procedure table of a service provider");
        winsock("WSAEINVALIDPROVIDER", "Invalid service provider version");
        winsock("WSAEPROVIDERFAILEDINIT", "Service provider failed to initialise");
        winsock("WSASYSCALLFAILURE", "System call failure");
        winsock("WSASERVICE_NOT_FOUND", "Service not found");
        winsock("WSATYPE_NOT_FOUND", "Class or service type not found");
        winsock("WSA_E_NO_MORE", "No more results");
        pair("WSA_E_CANCELLED", "ECANCELED", "Call cancelled");
        winsock("WSAEREFUSED", "Query refused");
        winsock("WSAHOST_NOT_FOUND", "Host not found");
        winsock("WSATRY_AGAIN", "Temporary failure in name resolution");
        winsock("WSANO_RECOVERY", "Name server failure");
        winsock("WSANO_DATA", "Name valid, but it has no data of this type");
        winsock("WSA_QOS_RECEIVERS", "QoS receivers have arrived");
        winsock("WSA_QOS_SENDERS", "QoS senders have arrived");
        winsock("WSA_QOS_NO_SENDERS", "No QoS senders");
        winsock("WSA_QOS_NO_RECEIVERS", "No QoS receivers");
        winsock("WSA_QOS_REQUEST_CONFIRMED", "QoS request confirmed");
        winsock("WSA_QOS_ADMISSION_FAILURE", "QoS admission failure");
        winsock("WSA_QOS_POLICY_FAILURE", "QoS policy failure");
        winsock("WSA_QOS_BAD_STYLE", "QoS bad style");
        winsock("WSA_QOS_BAD_OBJECT", "QoS bad object");
        winsock("WSA_QOS_TRAFFIC_CTRL_ERROR", "QoS traffic control error");
        winsock("WSA_QOS_GENERIC_ERROR", "QoS generic error");
        winsock("WSA_QOS_ESERVICETYPE", "QoS service type error");
        winsock("WSA_QOS_EFLOWSPEC", "QoS flow specification error");
        winsock("WSA_QOS_EPROVSPECBUF", "QoS provider buffer invalid");
        winsock("WSA_QOS_EFILTERSTYLE", "QoS filter style invalid");
        winsock("WSA_QOS_EFILTERTYPE", "QoS filter type invalid");
        winsock("WSA_QOS_EFILTERCOUNT", "QoS filter count wrong");
        winsock("WSA_QOS_EOBJLENGTH", "QoS object length invalid");
        winsock("WSA_QOS_EFLOWCOUNT", "QoS flow count wrong");
        winsock("WSA_QOS_EUNKOWNPSOBJ", "QoS unknown object");
        winsock("WSA_QOS_EPOLICYOBJ", "QoS policy object invalid");
        winsock("WSA_QOS_EFLOWDESC", "QoS flow descriptor invalid");
        winsock("WSA_QOS_EPSFLOWSPEC", "QoS provider flow specification invalid");
        winsock("WSA_QOS_EPSFILTERSPEC", "QoS provider filter invalid");
        winsock("WSA_QOS_ESDMODEOBJ", "QoS shape discard mode invalid");
        winsock("WSA_QOS_ESHAPERATEOBJ", "QoS shaping rate invalid");
        winsock("WSA_QOS_RESERVED_PETYPE", "QoS reserved policy element");
        winsock("WSA_SECURE_HOST_NOT_FOUND", "Secure host not found");
        winsock("WSA_IPSEC_NAME_POLICY_ERROR", "Name based IPsec policy error");
        winsock("WSA_INVALID_HANDLE", "Invalid handle");
        pair("WSA_NOT_ENOUGH_MEMORY", "ENOMEM", "Out of memory");
        winsock("WSA_INVALID_PARAMETER", "Invalid parameter");
        pair("WSA_OPERATION_ABORTED", "ECANCELED", "Overlapped operation aborted");
        winsock("WSA_IO_INCOMPLETE", "Overlapped operation not yet complete");
        winsock("WSA_IO_PENDING", "Overlapped operation pending");

        // POSIX errors without a WSAE name, and the nearest Winsock code.
        errno("E2BIG", "WSAEMSGSIZE", "Argument list too long");
        errno("EBADRPC", "WSASYSCALLFAILURE", "Bad RPC structure");
        errno("EBUSY", "WSAEADDRINUSE", "Resource busy");
        errno("EDOM", "WSAEINVAL", "Argument out of domain");
        errno("EEXIST", "WSAEADDRINUSE", "File exists");
        errno("EFBIG", "WSASYSCALLFAILURE", "File too large");
        errno("EIDRM", "WSASYSCALLFAILURE", "Identifier removed");
        errno("EILSEQ", "WSASYSCALLFAILURE", "Illegal byte sequence");
        errno("EIO", "WSASYSCALLFAILURE", "Input/output error");
        errno("EISDIR", "WSAEINVAL", "Is a directory");
        errno("EMLINK", "WSASYSCALLFAILURE", "Too many links");
        errno("EMULTIHOP", "WSASYSCALLFAILURE", "Multihop attempted");
        errno("ENFILE", "WSAEMFILE", "Too many open files in the system");
        errno("ENOATTR", "WSASYSCALLFAILURE", "Attribute not found");
        errno("ENODATA", "WSAEWOULDBLOCK", "No data available");
        errno("ENODEV", "WSAEADDRNOTAVAIL", "No such device");
        errno("ENOENT", "WSAECONNREFUSED", "No such file or directory");
        errno("ENOEXEC", "WSASYSCALLFAILURE", "Not an executable");
        errno("ENOLCK", "WSASYSCALLFAILURE", "No locks available");
        errno("ENOLINK", "WSAECONNABORTED", "Link severed");
        errno("ENOMSG", "WSAEWOULDBLOCK", "No message of the desired type");
        errno("ENONET", "WSAENETUNREACH", "Machine is not on the network");
        errno("ENOSPC", "WSAENOBUFS", "No space left");
        errno("ENOSR", "WSAENOBUFS", "Out of streams resources");
        errno("ENOSYS", "WSAEOPNOTSUPP", "Function not implemented");
        errno("ENOTBLK", "WSASYSCALLFAILURE", "Block device required");
        errno("ENOTDIR", "WSAEINVAL", "Not a directory");
        errno("ENOTSUP", "WSAEOPNOTSUPP", "Not supported");
        errno("ENOTTY", "WSAEINVAL", "Request does not fit the descriptor");
        errno("ENOTUNIQ", "WSASYSCALLFAILURE", "Name not unique on the network");
        errno("ENXIO", "WSAEADDRNOTAVAIL", "No such device or address");
        errno("EOVERFLOW", "WSAEINVAL", "Value too large");
        errno("EPERM", "WSAEACCES", "Operation not permitted");
        errno("EPIPE", "WSAECONNABORTED", "Broken pipe");
        errno("EPROTO", "WSAECONNABORTED", "Protocol error");
        errno("EQFULL", "WSAENOBUFS", "Interface output queue is full");
        errno("ERANGE", "WSAEINVAL", "Result out of range");
        errno("EREMOTEIO", "WSAECONNABORTED", "Remote input/output error");
        errno("EROFS", "WSAEACCES", "Read-only file system");
        errno("ESPIPE", "WSASYSCALLFAILURE", "Illegal seek");
        errno("ESRCH", "WSASYSCALLFAILURE", "No such process");
        errno("ETXTBSY", "WSASYSCALLFAILURE", "Text file busy");
        errno("EXDEV", "WSASYSCALLFAILURE", "Cross-device link");
    }

    private ErrorTable() {
    }

    private static void pair(String wsaName, String errnoName, String text) {
        ROWS.add(new Row(wsaName, errnoName, Numbers.of(errnoName).named(OperatingSystem.WINDOWS, wsaName), text));
    }

    private static void winsock(String wsaName, String text) {
        ROWS.add(new Row(wsaName, null, Numbers.of(wsaName), text));
    }

    private static void errno(String errnoName, String nearestWsaName, String text) {
        ROWS.add(new Row(null, errnoName, Numbers.of(errnoName).named(OperatingSystem.WINDOWS, nearestWsaName), text));
    }

    private static Map<Integer, Row> byNumber(OperatingSystem system) {
        Map<Integer, Row> rows = BY_NUMBER.get(system);
        if (rows == null) {
            rows = index(system);
            BY_NUMBER.put(system, rows);
        }
        return rows;
    }

    /** The first row of a number wins: those of the WSAE codes are listed first. */
    private static Map<Integer, Row> index(OperatingSystem system) {
        Map<Integer, Row> rows = new HashMap<>();
        for (Row row : ROWS) {
            int number = row.ownNumber(system);
            if (number != Numbers.ABSENT) {
                rows.putIfAbsent(number, row);
            }
        }
        return rows;
    }

    /** All errors, those with a Winsock code of their own first. */
    public static List<Row> rows() {
        return List.copyOf(ROWS);
    }

    /** The error of a number of a system, errno or a code of WSAGetLastError; null for one that is not listed. */
    public static Row row(OperatingSystem system, int number) {
        return byNumber(system).get(number);
    }

    /** The error of a number of this system, or null. */
    public static Row row(int number) {
        return row(OperatingSystem.current(), number);
    }

    /** The error of a POSIX name, or null; {@code EAGAIN} is {@code EWOULDBLOCK} on every system of this table. */
    public static Row named(String errnoName) {
        for (Row row : ROWS) {
            if (row.isNamed(errnoName)) {
                return row;
            }
        }
        return null;
    }

    /**
     * The own or nearest Winsock code of a number of a system, {@code WSASYSCALLFAILURE} for one that is not listed.
     */
    public static int wsaCode(OperatingSystem system, int number) {
        if (system == OperatingSystem.WINDOWS) {
            return number;
        }
        Row row = row(system, number);
        return row != null ? row.numbers.on(OperatingSystem.WINDOWS)
                : dev.panasock.bindings.windows.generated.sockets_h.WSASYSCALLFAILURE();
    }

    /** The Winsock code of a number of this system. */
    public static int wsaCode(int number) {
        return wsaCode(OperatingSystem.current(), number);
    }

    /** The counterpart of a number of a system: Winsock's name and code, on Windows POSIX's name, or null. */
    public static String counterpart(OperatingSystem system, int number) {
        if (system == OperatingSystem.WINDOWS) {
            Row row = row(system, number);
            return row == null ? null : row.errnoName;
        }
        int code = wsaCode(system, number);
        return row(OperatingSystem.WINDOWS, code).wsaName + " " + code;
    }

    /** Whether an error cannot round-trip: the other side has no name for it, or one number for two errors. */
    public static boolean lossy(Row row) {
        if (row.wsaName == null || row.errnoName == null) {
            return true;
        }
        for (OperatingSystem system : OperatingSystem.values()) {
            if (system != OperatingSystem.WINDOWS && lossy(row, system)) {
                return true;
            }
        }
        return false;
    }

    private static boolean lossy(Row row, OperatingSystem system) {
        int errno = row.numbers.on(system);
        return errno == Numbers.ABSENT || row(system, errno) != row
                || row(OperatingSystem.WINDOWS, row.numbers.on(OperatingSystem.WINDOWS)) != row;
    }
}
