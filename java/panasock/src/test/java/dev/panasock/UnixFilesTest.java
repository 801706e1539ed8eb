package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The file of a UNIX socket: who makes it, who removes it, what its permissions mean; and sequenced packets. */
@Timeout(300)
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "POSIX; Wine has no AF_UNIX")
class UnixFilesTest {
    @TempDir
    Path folder;

    private UnixSockaddr address() {
        return UnixSockaddr.of(folder.resolve("s").toString());
    }

    @Test
    void theFileStaysUntilItIsRemovedAndKeepsThePathInUse() throws Exception {
        try (NativeSocket first = Loopback.UNIX.open(SocketType.STREAM)) {
            first.bind(address());
        }
        assertTrue(Files.exists(folder.resolve("s")), "close does not remove it");
        try (NativeSocket second = Loopback.UNIX.open(SocketType.STREAM)) {
            error(Errno.EADDRINUSE).from("bind", () -> second.bind(address()));
            Files.delete(folder.resolve("s"));
            second.bind(address());
        }
        Files.writeString(folder.resolve("t"), "");
        try (NativeSocket third = Loopback.UNIX.open(SocketType.STREAM)) {
            error(Errno.EADDRINUSE).from("bind", () -> third.bind(UnixSockaddr.of(folder.resolve("t").toString())));
        }
    }

    @Test
    void aListenerWhoseFileIsRemovedServesOnButIsNotFound() throws Exception {
        try (NativeSocket listener = Loopback.UNIX.open(SocketType.STREAM);
                NativeSocket before = Loopback.UNIX.open(SocketType.STREAM);
                NativeSocket after = Loopback.UNIX.open(SocketType.STREAM)) {
            listener.bind(address());
            listener.listen(2);
            before.connect(address());
            Files.delete(folder.resolve("s"));
            error(Errno.ENOENT).from("connect", () -> after.connect(address()));
            try (NativeSocket server = listener.accept()) {
                assertEquals(1, before.send(new byte[1]));
                assertEquals(1, server.recv(new byte[1]));
            }
        }
    }

    @Test
    void permissionsOfTheFileAreThoseOfAFile() throws Exception {
        try (NativeSocket listener = Loopback.UNIX.open(SocketType.STREAM)) {
            listener.bind(address());
            Path file = folder.resolve("s");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertFalse(Files.isRegularFile(file));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "macOS has no sequenced packets of AF_UNIX")
    void sequencedPacketsKeepTheirBounds() throws Exception {
        try (NativeSocket listener = NativeSocket.open(AddressFamily.UNIX, SocketType.SEQPACKET);
                NativeSocket client = NativeSocket.open(AddressFamily.UNIX, SocketType.SEQPACKET)) {
            listener.bind(address());
            listener.listen(1);
            client.connect(address());
            try (NativeSocket server = listener.accept()) {
                client.send(new byte[3]);
                client.send(new byte[5]);
                assertEquals(3, server.recv(new byte[64]), "one packet, not all bytes");
                assertEquals(2, server.recv(new byte[2]));
                client.send(new byte[7]);
                assertEquals(7, server.recv(new byte[64]), "the rest of the second was dropped");
            }
        }
    }
}
