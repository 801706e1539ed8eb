package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.ErrorTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Errors as values, and the exceptions that carry them. */
class SocketErrorTest {
    private static SocketError of(Errno name) {
        return SocketError.of(ErrorTable.named(name.name()).numbers().here());
    }

    /** The names for which a predicate is true, of all. */
    private static EnumSet<Errno> which(Predicate<SocketError> predicate) {
        EnumSet<Errno> names = EnumSet.noneOf(Errno.class);
        for (Errno name : Errno.values()) {
            ErrorTable.Row row = ErrorTable.named(name.name());
            // On Windows a POSIX name without a code of its own stands for another error.
            boolean here = row.numbers().here() != dev.panasock.platform.abi.Numbers.ABSENT
                    && (!Expect.WINDOWS || row.wsaName() != null);
            if (here && predicate.test(SocketError.of(row.numbers().here()))) {
                names.add(name);
            }
        }
        return names;
    }

    @Test
    void meaningIsAskedByPredicates() {
        assertEquals(EnumSet.of(Errno.EWOULDBLOCK), which(SocketError::wouldBlock));
        assertEquals(EnumSet.of(Errno.EINPROGRESS, Errno.EWOULDBLOCK), which(SocketError::connectPending));
        assertEquals(EnumSet.of(Errno.EINTR), which(SocketError::interrupted));
        EnumSet<Errno> reset = EnumSet.of(Errno.ECONNRESET, Errno.ECONNABORTED, Errno.ENETRESET);
        if (!Expect.WINDOWS) {
            reset.add(Errno.EPIPE);
        }
        assertEquals(reset, which(SocketError::connectionReset));
        assertEquals(EnumSet.of(Errno.ECONNREFUSED), which(SocketError::connectionRefused));
        assertEquals(EnumSet.of(Errno.ETIMEDOUT), which(SocketError::timedOut));
        assertEquals(EnumSet.of(Errno.EADDRINUSE, Errno.EADDRNOTAVAIL), which(SocketError::addressUnavailable));
        assertEquals(EnumSet.noneOf(Errno.class), which(SocketError::closedLocally));
    }

    @Test
    void aKnownNumberHasNameCodeAndText() {
        SocketError error = of(Errno.EADDRINUSE);
        assertEquals(Optional.of(Errno.EADDRINUSE), error.errno());
        assertEquals(10048, error.winsockCode());
        assertEquals(Expect.WINDOWS ? "WSAEADDRINUSE" : "EADDRINUSE", error.name());
        assertTrue(error.is(Errno.EADDRINUSE));
        assertFalse(error.message().isBlank());
        assertEquals(Expect.LINUX ? "EADDRINUSE (98, WSAEADDRINUSE 10048): " + error.message() : error.toString(),
                error.toString());
    }

    @Test
    void anUnknownNumberStaysUnknown() {
        SocketError error = SocketError.of(4711);
        assertEquals(4711, error.number());
        assertEquals(Optional.empty(), error.errno());
        assertEquals("error", error.name());
        assertEquals(Expect.WINDOWS ? 4711 : 10107, error.winsockCode());
        assertFalse(error.message().isBlank());
        assertTrue(error.toString().contains("4711"), error::toString);
        for (Errno name : Errno.values()) {
            assertFalse(error.is(name));
        }
    }

    @Test
    void closedIsAnErrorOfItsOwn() {
        SocketError closed = SocketError.closed();
        assertTrue(closed.closedLocally());
        assertTrue(closed.is(Expect.WINDOWS ? Errno.ENOTSOCK : Errno.EBADF));
        SocketError during = SocketError.closedDuring(of(Errno.ECONNRESET).number());
        assertTrue(during.closedLocally() && during.connectionReset());
    }

    @Test
    void anErrorHasItsException() {
        SocketError refused = of(Errno.ECONNREFUSED);
        IOException failure = refused.exception("ConnectEx", "127.0.0.1:9");
        assertInstanceOf(NativeConnectException.class, failure);
        assertEquals(refused, ((SocketFailure) failure).error());
        assertEquals("ConnectEx", ((SocketFailure) failure).operation());
        assertTrue(failure.getMessage().endsWith(": 127.0.0.1:9"), failure.getMessage());
        assertInstanceOf(SocketClosedException.class, SocketError.closed().exception("recv", null));
    }

    @Test
    void equalIfNumberAndOriginAre() {
        assertEquals(SocketError.of(5), SocketError.of(5));
        assertEquals(SocketError.of(5).hashCode(), SocketError.of(5).hashCode());
        assertNotEquals(SocketError.of(5), SocketError.of(6));
        assertNotEquals(SocketError.closed(), SocketError.of(SocketError.closed().number()));
    }

    @Test
    void exceptionsAreThoseOfJavaNet() {
        assertInstanceOf(ConnectException.class, Failures.of("connect", of(Errno.ECONNREFUSED), null));
        assertInstanceOf(BindException.class, Failures.of("bind", of(Errno.EADDRINUSE), null));
        assertInstanceOf(BindException.class, Failures.of("bind", of(Errno.EACCES), null));
        assertInstanceOf(SocketTimeoutException.class, Failures.of("recv", of(Errno.ETIMEDOUT), null));
        assertInstanceOf(SocketException.class, Failures.of("recv", of(Errno.ECONNRESET), null));
        assertInstanceOf(SocketClosedException.class, Failures.of("bind", SocketError.closed(), null));
    }

    @Test
    void theTextNamesOperationErrorAndSubject() {
        SocketError error = of(Errno.EADDRINUSE);
        assertEquals("bind: " + error + ": 127.0.0.1:27015",
                Failures.of("bind", error, InetSockaddr.loopback(27015)).getMessage());
        assertEquals("listen: " + error, Failures.of("listen", error, null).getMessage());
    }

    @Test
    void exceptionsKeepTheirErrorWhenSerialised() throws Exception {
        SocketError error = of(Errno.ECONNRESET);
        List<IOException> all = List.of(new NativeSocketException("recv", error, null),
                new NativeBindException("bind", error, "x"), new NativeConnectException("connect", error, "x"),
                new NativeTimeoutException("recv", error, null),
                new SocketClosedException("recv", SocketError.closedDuring(error.number()), null),
                new SocketInterruptedException("recv", "x"),
                new ResolverException("getaddrinfo", ResolverError.of(4711, 0), "x"));
        for (IOException before : all) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(before);
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                Object after = in.readObject();
                assertEquals(before.getMessage(), ((IOException) after).getMessage());
                if (before instanceof SocketFailure failure) {
                    assertEquals(failure.operation(), ((SocketFailure) after).operation());
                    assertEquals(failure.error(), ((SocketFailure) after).error());
                    assertEquals(failure.error().closedLocally(), ((SocketFailure) after).error().closedLocally());
                } else {
                    assertEquals(ResolverError.of(4711, 0), ((ResolverException) after).error());
                }
            }
        }
    }
}
