package dev.panasock.platform.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Errno;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The error table of every system, on every host. */
class ErrorTableTest {
    /** Two names that the headers give one number; the first is the one of the table. */
    private static final Set<String> SECOND_NAMES = Set.of("WSANO_ADDRESS", "WSA_QOS_EUNKNOWNPSOBJ");
    private static final Pattern NOT_ERRORS =
            Pattern.compile("WSA(\\w+_LEN|_FLAG_.*|_WAIT_.*|_INFINITE|_MAXIMUM_WAIT_EVENTS|ID_.*)");

    private static Set<String> constants(Class<?> headers, String regex) {
        Pattern pattern = Pattern.compile(regex);
        Set<String> names = new TreeSet<>();
        for (Method method : headers.getDeclaredMethods()) {
            if (pattern.matcher(method.getName()).matches()) {
                names.add(method.getName());
            }
        }
        return names;
    }

    @Test
    void everyWsaCodeOfTheHeadersHasARow() {
        Set<String> expected = constants(dev.panasock.bindings.windows.generated.sockets_h.class, "WSA.*");
        expected.removeIf(NOT_ERRORS.asMatchPredicate());
        assertTrue(expected.size() > 90);
        for (String name : expected) {
            ErrorTable.Row row =
                    ErrorTable.row(OperatingSystem.WINDOWS, Constants.number(OperatingSystem.WINDOWS, name));
            assertNotNull(row, name);
            if (!SECOND_NAMES.contains(name)) {
                assertEquals(name, row.wsaName());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WINDOWS")
    void everyErrnoOfTheHeadersHasARow(OperatingSystem system) {
        Class<?> headers = system == OperatingSystem.LINUX
                ? dev.panasock.bindings.linux.generated.sockets_h.class
                : dev.panasock.bindings.macos.generated.sockets_h.class;
        Set<String> names = constants(headers, "E(?!POLL|FD_)[A-Z0-9]+");
        assertTrue(names.size() > 70);
        for (String name : names) {
            int number = Constants.number(system, name);
            ErrorTable.Row row = ErrorTable.named(name);
            assertNotNull(row, name);
            assertEquals(number, row.numbers().on(system), name);
            assertNotNull(ErrorTable.row(system, number), name);
        }
    }

    /** The ERRORS sections of socket, socketpair, bind, listen, accept, connect, send, recv, shutdown, close, getsockname, getpeername, getsockopt, poll, ioctl and fcntl. */
    @Test
    void everyErrnoThatSocketCallsDocumentHasARow() {
        String linux =
                "EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF EBUSY ECONNABORTED ECONNREFUSED ECONNRESET "
                        + "EDESTADDRREQ EDOM EDQUOT EFAULT EHOSTDOWN EHOSTUNREACH EINPROGRESS EINTR EINVAL EIO EISCONN ELOOP EMFILE EMSGSIZE "
                        + "ENAMETOOLONG ENETDOWN ENETUNREACH ENFILE ENOBUFS ENODEV ENOENT ENOMEM ENONET ENOPROTOOPT ENOSPC ENOSR ENOTCONN ENOTDIR "
                        + "ENOTSOCK ENOTTY EOPNOTSUPP EOVERFLOW EPERM EPIPE EPROTO EPROTONOSUPPORT EPROTOTYPE EROFS ESOCKTNOSUPPORT ETIMEDOUT "
                        + "EWOULDBLOCK";
        String macos =
                "EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EAGAIN EALREADY EBADF ECONNABORTED ECONNREFUSED ECONNRESET EDESTADDRREQ "
                        + "EDOM EEXIST EFAULT EHOSTDOWN EHOSTUNREACH EINPROGRESS EINTR EINVAL EIO EISCONN EISDIR ELOOP EMFILE EMSGSIZE ENAMETOOLONG "
                        + "ENETDOWN ENETUNREACH ENFILE ENOBUFS ENOENT ENOMEM ENOPROTOOPT ENOTCONN ENOTDIR ENOTSOCK ENOTTY EOPNOTSUPP EOVERFLOW EPERM "
                        + "EPIPE EPROTONOSUPPORT EPROTOTYPE EROFS ETIMEDOUT EWOULDBLOCK";
        for (String name : linux.split(" ")) {
            assertNotNull(ErrorTable.row(OperatingSystem.LINUX, Constants.number(OperatingSystem.LINUX, name)), name);
        }
        for (String name : macos.split(" ")) {
            assertNotNull(ErrorTable.row(OperatingSystem.MACOS, Constants.number(OperatingSystem.MACOS, name)), name);
        }
    }

    @Test
    void theMappingIsLexical() {
        for (ErrorTable.Row row : ErrorTable.rows()) {
            if (row.wsaName() != null && row.errnoName() != null && row.wsaName().startsWith("WSAE")
                    && !row.wsaName().equals("WSAECANCELLED")) {
                assertEquals("WSA" + row.errnoName(), row.wsaName());
            }
            assertFalse(row.text().isBlank());
        }
        assertEquals("ECANCELED", ErrorTable.row(OperatingSystem.WINDOWS, 10103).errnoName(),
                "WSAECANCELLED has two L");
    }

    @Test
    void knownNumbers() {
        assertEquals("EADDRINUSE", ErrorTable.row(OperatingSystem.LINUX, 98).errnoName());
        assertEquals("EADDRINUSE", ErrorTable.row(OperatingSystem.MACOS, 48).errnoName());
        assertEquals("EADDRINUSE", ErrorTable.row(OperatingSystem.WINDOWS, 10048).errnoName());
        assertEquals(10048, ErrorTable.wsaCode(OperatingSystem.LINUX, 98));
        assertEquals(10035, ErrorTable.wsaCode(OperatingSystem.LINUX, 11));
        assertEquals(10035, ErrorTable.wsaCode(OperatingSystem.MACOS, 35));
        assertEquals(10036, ErrorTable.wsaCode(OperatingSystem.LINUX, 115));
        assertEquals(10053, ErrorTable.wsaCode(OperatingSystem.LINUX, 32), "EPIPE has no name in Winsock");
        assertEquals(10103, ErrorTable.wsaCode(OperatingSystem.LINUX, 125), "the lexical name, not 995 or 10111");
    }

    @Test
    void unknownNumbersStayUnknown() {
        for (OperatingSystem system : OperatingSystem.values()) {
            assertNull(ErrorTable.row(system, 4711));
        }
        assertEquals(10107, ErrorTable.wsaCode(OperatingSystem.LINUX, 4711));
        assertEquals(4711, ErrorTable.wsaCode(OperatingSystem.WINDOWS, 4711));
        assertNull(ErrorTable.named("EFOO"));
    }

    @Test
    void aRowThatIsNotLossyRoundTrips() {
        int exact = 0;
        for (ErrorTable.Row row : ErrorTable.rows()) {
            for (OperatingSystem system : new OperatingSystem[] {OperatingSystem.LINUX, OperatingSystem.MACOS}) {
                int errno = row.numbers().on(system);
                boolean roundTrips = errno != Numbers.ABSENT && row.wsaName() != null
                        && ErrorTable.wsaCode(system, errno) == row.numbers().on(OperatingSystem.WINDOWS)
                        && ErrorTable.row(OperatingSystem.WINDOWS, row.numbers().on(OperatingSystem.WINDOWS)) == row;
                if (!ErrorTable.lossy(row)) {
                    assertTrue(roundTrips, row.toString());
                    exact++;
                }
            }
        }
        assertTrue(exact >= 2 * 35, "most errors of sockets round-trip: " + exact);
    }

    @Test
    void theLossyPairsAreThese() {
        Set<String> lossy = new TreeSet<>();
        for (ErrorTable.Row row : ErrorTable.rows()) {
            if (row.wsaName() != null && row.errnoName() != null && ErrorTable.lossy(row)) {
                lossy.add(row.wsaName());
            }
        }
        // One number for two errors, or a name that only one of Linux and macOS has.
        assertEquals(Set.of("WSAEPROCLIM", "WSA_E_CANCELLED", "WSA_OPERATION_ABORTED"), lossy);
    }

    @Test
    void everyPosixNameIsAnErrno() {
        Set<String> names = new TreeSet<>();
        ErrorTable.rows().stream().map(ErrorTable.Row::errnoName).filter(name -> name != null).forEach(names::add);
        Set<String> errnos = new TreeSet<>();
        for (Errno errno : Errno.values()) {
            errnos.add(errno.name());
            assertSame(ErrorTable.named(errno.name()).errnoName(), ErrorTable.named(errno.name()).errnoName());
        }
        assertEquals(names, errnos);
    }

    @Test
    void namesByHeaderAndAliases() {
        ErrorTable.Row wouldBlock = ErrorTable.named("EAGAIN");
        assertEquals("EWOULDBLOCK/EAGAIN", wouldBlock.errnoNames());
        assertEquals("EWOULDBLOCK", wouldBlock.name(OperatingSystem.LINUX));
        assertEquals("WSAEWOULDBLOCK", wouldBlock.name(OperatingSystem.WINDOWS));
        assertEquals("EPIPE", ErrorTable.named("EPIPE").name(OperatingSystem.WINDOWS));
        assertEquals("WSANOTINITIALISED", ErrorTable.row(OperatingSystem.WINDOWS, 10093).name(OperatingSystem.LINUX));
        assertNull(ErrorTable.row(OperatingSystem.WINDOWS, 10093).errnoNames());
    }
}
