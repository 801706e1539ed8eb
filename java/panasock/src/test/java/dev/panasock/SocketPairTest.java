package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code socketpair}. */
@Timeout(300)
class SocketPairTest {
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no socketpair")
    void bothEndsAreConnected() throws Exception {
        SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
        try (pair) {
            assertEquals(2, pair.first().send(new byte[2]));
            assertEquals(2, pair.second().recv(new byte[8]));
            pair.second().shutdown(Shutdown.SEND);
            assertEquals(NativeSocket.END_OF_STREAM, pair.first().recv(new byte[8]));
            assertEquals(UnixSockaddr.UNNAMED, pair.first().getsockname());
        }
        assertFalse(pair.first().isOpen() || pair.second().isOpen());
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "packets in sequence are Linux's")
    void packetsInSequenceEndToo() throws Exception {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.SEQPACKET, Protocol.DEFAULT)) {
            pair.first().send(new byte[3]);
            pair.first().send(new byte[1]);
            assertEquals(3, pair.second().recv(new byte[8]));
            assertEquals(1, pair.second().recv(new byte[8]));
            pair.first().close();
            assertEquals(NativeSocket.END_OF_STREAM, pair.second().recv(new byte[8]));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no socketpair")
    void aDatagramPairKeepsItsMessages() throws Exception {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.DGRAM, Protocol.DEFAULT)) {
            pair.first().send(new byte[0]);
            pair.first().send(new byte[4]);
            assertEquals(0, pair.second().recv(new byte[8]));
            assertEquals(4, pair.second().recv(new byte[8]));
        }
    }

    @Test
    void aFamilyWithoutPairsGoesToTheSystem() {
        error(Errno.EOPNOTSUPP).from("socketpair",
                () -> NativeSocket.pair(AddressFamily.INET, SocketType.STREAM, Protocol.DEFAULT));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "other systems have socketpair")
    void onWindowsThereIsNone() {
        error(Errno.EOPNOTSUPP).from("socketpair",
                () -> NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT));
    }
}
