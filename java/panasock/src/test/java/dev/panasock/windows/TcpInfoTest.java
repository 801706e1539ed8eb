package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Loopback;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.Wine;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** SIO_TCP_INFO of a connection, and of systems that know less or more. */
@Timeout(300)
class TcpInfoTest {
    private static final int ESTABLISHED = 4;
    private static final int VERSION_0 = 88;

    @Test
    void anOlderSystemTellsLessAndANewerOneMore() {
        byte[] newest = new byte[300];
        Arrays.fill(newest, (byte) 1);
        TcpInfo whole = TcpInfo.of(newest);
        assertEquals(0x01010101, whole.state());
        assertTrue(whole.timestamps());
        assertEquals(0x0101010101010101L, whole.bytesIn());
        assertEquals(Duration.ofNanos(0x01010101 * 1000L), whole.rtt());
        assertEquals(1, whole.synRetrans());
        assertEquals(Duration.ofMillis(0x01010101), whole.limitedBySender());
        TcpInfo old = TcpInfo.of(Arrays.copyOf(newest, VERSION_0));
        assertEquals(1, old.synRetrans());
        assertNull(old.limitedBySender());
        assertEquals(-1, TcpInfo.of(new byte[0]).mss());
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void aConnectionTellsWhatWentOverIt() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            byte[] data = new byte[5000];
            connection.client().sendAll(data);
            connection.server().recvFully(data);
            if (Wine.isHere()) {
                SocketFailure failure = assertInstanceOf(SocketFailure.class,
                        assertThrows(IOException.class, () -> TcpInfo.of(connection.client())));
                assertEquals("WSAIoctl", failure.operation());
            }
            Wine.differs("SIO_TCP_INFO gives an error");
            TcpInfo info = TcpInfo.of(connection.client());
            assertEquals(ESTABLISHED, info.state());
            assertEquals(5000, info.bytesOut());
            assertEquals(5000, TcpInfo.of(connection.server()).bytesIn());
        }
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "of Windows only")
    void ofAClosedSocketThereIsNone() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            connection.client().handle().close();
            assertThrows(SocketClosedException.class, () -> TcpInfo.of(connection.client()));
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there it works")
    void elsewhereItIsRefused() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            assertThrows(UnsupportedOperationException.class, () -> TcpInfo.of(connection.client()));
        }
    }
}
