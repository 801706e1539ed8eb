package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code bind} and {@code getsockname}. */
@Timeout(300)
class BindTest {
    private static final InetSockaddr NOT_OF_THIS_MACHINE = new InetSockaddr(0xc0000201, 0);

    @Test
    void portZeroAsksForAFreeOne() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            socket.bind(InetSockaddr.loopback(0));
            InetSockaddr name = assertInstanceOf(InetSockaddr.class, socket.getsockname());
            assertEquals(InetSockaddr.LOOPBACK, name.address());
            assertNotEquals(0, name.port());
        }
    }

    @Test
    void theAddressOfABufferIsBoundToo() throws Exception {
        SockaddrBuffer name = new SockaddrBuffer();
        name.set(InetSockaddr.loopback(0));
        try (NativeSocket socket = Loopback.INET.open(SocketType.DGRAM)) {
            socket.bind(name);
            assertEquals(InetSockaddr.LOOPBACK, ((InetSockaddr) socket.getsockname()).address());
        }
    }

    @Test
    void everyFamilyTellsWhatItWasBoundTo() throws Exception {
        for (Loopback loopback : new Loopback[] {Loopback.INET, Loopback.INET6}) {
            try (NativeSocket socket = loopback.bound(SocketType.STREAM)) {
                assertEquals(loopback.family, socket.getsockname().family());
            }
        }
    }

    @Test
    void aPortInUseIsABindException() throws Exception {
        try (NativeSocket first = Loopback.INET.listener();
                NativeSocket second = Loopback.INET.open(SocketType.STREAM)) {
            Sockaddr taken = first.getsockname();
            SocketError error = error(Errno.EADDRINUSE).from("bind", () -> second.bind(taken));
            assertTrue(error.addressUnavailable());
            BindException thrown = assertThrows(BindException.class, () -> second.bind(taken));
            assertTrue(thrown.getMessage().endsWith(": " + taken), thrown::getMessage);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            SocketError error = error(Errno.EADDRNOTAVAIL).from("bind", () -> socket.bind(NOT_OF_THIS_MACHINE));
            assertTrue(error.addressUnavailable());
        }
    }

    @Test
    void aSecondAddressIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.bound(SocketType.STREAM)) {
            error(Errno.EINVAL).from("bind", () -> socket.bind(InetSockaddr.loopback(0)));
        }
    }

    @Test
    void anAddressOfAnotherFamilyGoesToTheSystem() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            error(Errno.EAFNOSUPPORT).orWindows(Errno.EAFNOSUPPORT, Errno.EFAULT, Errno.EINVAL, Errno.EOPNOTSUPP).from(
                    "bind",
                    () -> socket.bind(Inet6Sockaddr.loopback(0)));
        }
    }

    @Test
    void anAddressThatIsTooShortGoesToTheSystem() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            RawSockaddr tooShort = RawSockaddr.of(AddressFamily.INET, new byte[4]);
            error(Errno.EINVAL).orWindows(Errno.EFAULT).from("bind", () -> socket.bind(tooShort));
        }
    }

    @Test
    void aSocketThatIsNotBoundHasAnUnspecifiedName() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            if (Expect.WINDOWS) {
                error(Errno.EINVAL).from("getsockname", socket::getsockname);
            } else {
                assertEquals(InetSockaddr.any(0), socket.getsockname());
            }
        }
    }

    @Test
    void aUnixPathThatExistsIsInUse() throws Exception {
        try (NativeSocket first = Loopback.UNIX.bound(SocketType.STREAM);
                NativeSocket second = Loopback.UNIX.open(SocketType.STREAM)) {
            Sockaddr taken = first.getsockname();
            error(Errno.EADDRINUSE).from("bind", () -> second.bind(taken));
            Loopback.forget(taken);
        }
    }

    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "error numbers of file systems are POSIX's")
    void aUnixPathWithoutItsFolderIsNotFound() throws Exception {
        try (NativeSocket socket = Loopback.UNIX.open(SocketType.STREAM)) {
            error(Errno.ENOENT).from("bind", () -> socket.bind(UnixSockaddr.of("/no such folder/socket")));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc and abstract names are Linux's")
    void aUnixPathWithoutPermissionAndAnAbstractName() throws Exception {
        try (NativeSocket socket = Loopback.UNIX.open(SocketType.STREAM)) {
            // Nobody may make files there, not even root.
            error(Errno.EACCES).orLinux(Errno.EACCES, Errno.ENOENT, Errno.EPERM).from("bind",
                    () -> socket.bind(UnixSockaddr.of("/proc/panasock")));
            UnixSockaddr name = UnixSockaddr
                    .ofAbstract(("panasock " + ProcessHandle.current().pid()).getBytes(StandardCharsets.UTF_8));
            socket.bind(name);
            assertEquals(name, socket.getsockname());
        }
    }

    @Test
    void nullIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            assertThrows(NullPointerException.class, () -> socket.bind(null));
        }
    }
}
