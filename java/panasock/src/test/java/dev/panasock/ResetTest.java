package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that are cut, and streams without one. */
@Timeout(300)
class ResetTest {
    @ParameterizedTest
    @EnumSource(names = {"INET", "INET6"})
    void aPeerThatLingersForNoTimeResets(Loopback loopback) throws Exception {
        try (Loopback.Connection connection = loopback.connection()) {
            connection.server().set(SoOption.SO_LINGER, Linger.RESET);
            connection.server().close();
            NativeSocket client = connection.client();
            client.poll(Poll.IN, 10_000);
            if (Expect.WINDOWS) {
                // Wine 8 ends the stream instead.
                return;
            }
            SocketError error = error(Errno.ECONNRESET).from("recv", () -> client.recv(new byte[1]));
            assertTrue(error.connectionReset());
            assertEquals(NativeSocket.END_OF_STREAM, client.recv(new byte[1]));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "macOS ends the stream, Wine has no AF_UNIX")
    void aUnixPeerThatLeavesBytesUnreadResets() throws Exception {
        try (Loopback.Connection connection = Loopback.UNIX.connection()) {
            connection.client().sendAll(new byte[1]);
            connection.server().close();
            error(Errno.ECONNRESET).from("recv", () -> connection.client().recv(new byte[1]));
        }
    }

    @Test
    void aStreamThatIsNotConnectedNeitherSendsNorReceives() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.STREAM)) {
            error(Errno.ENOTCONN).from("recv", () -> socket.recv(new byte[1]));
            error(Errno.ENOTCONN).orLinux(Errno.EPIPE).orWindows(Errno.ENOTCONN, Errno.ECONNRESET, Errno.EINVAL)
                    .from("send", () -> socket.send(new byte[1]));
        }
    }

    @Test
    void aDatagramWithoutADestinationIsRefused() throws Exception {
        try (NativeSocket socket = Loopback.INET.open(SocketType.DGRAM)) {
            error(Errno.EDESTADDRREQ).orWindows(Errno.ENOTCONN, Errno.EINVAL).from("send",
                    () -> socket.send(new byte[1]));
        }
    }
}
