package dev.panasock.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.Qemu;
import dev.panasock.SocketType;
import dev.panasock.TcpOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** TCP_INFO of a connection, and of kernels that know less or more. */
@Timeout(300)
class TcpInfoTest {
    private static final int ESTABLISHED = 1;

    @Test
    @EnabledOnOs(OS.LINUX)
    void aConnectionTellsWhatWentOverIt() throws Exception {
        Qemu.needs("TCP_INFO");
        try (NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
                NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(1);
            assertTrue(TcpInfo.of(client).state() != ESTABLISHED);
            client.connect(listener.getsockname());
            try (NativeSocket server = listener.accept()) {
                byte[] data = new byte[5000];
                client.sendAll(data);
                server.recvFully(data);
                server.sendAll(new byte[1]); // brings the acknowledgement
                client.recvFully(new byte[1]);
                TcpInfo info = TcpInfo.of(client);
                assertEquals(ESTABLISHED, info.state());
                assertEquals(0, info.retransmits());
                assertTrue(info.sendMss() > 0 && info.pathMtu() > 0 && info.sendCwnd() > 0, info::toString);
                assertTrue(info.rtt().isPositive() && info.rto().isPositive(), info::toString);
                assertEquals(5001, info.bytesAcked(), "with one for the SYN");
                assertEquals(1, info.bytesReceived());
                assertEquals(0, info.notSentBytes());
                assertEquals(5000, TcpInfo.of(server).bytesReceived());
            }
        }
    }

    @Test
    void anOlderKernelTellsLessAndANewerOneMore() {
        byte[] newest = new byte[400];
        Arrays.fill(newest, (byte) 1);
        TcpInfo whole = TcpInfo.of(newest);
        assertEquals(1, whole.state());
        assertEquals(0x01010101L, whole.receiveWindow());
        assertEquals(0x0101010101010101L, whole.bytesSent());
        TcpInfo old = TcpInfo.of(Arrays.copyOf(newest, 104)); // up to tcpi_total_retrans, as Linux 3 had it
        assertEquals(0x01010101L, old.totalRetrans());
        assertEquals(-1, old.pacingRate());
        assertEquals(-1, old.bytesSent());
        assertNull(old.minRtt());
        assertNotNull(old.rtt());
        assertEquals(-1, TcpInfo.of(new byte[0]).state());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theOptionGivesTheWholeStruct() throws Exception {
        Qemu.needs("TCP_INFO");
        try (NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
            assertTrue(socket.get(TcpOption.TCP_INFO).length >= 104);
        }
    }
}
