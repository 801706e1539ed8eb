package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What waits in the queues: urgent data and its mark, bytes that the peer has not yet taken, a look at what will be received. */
@Timeout(300)
class SocketQueuesTest {
    @FunctionalInterface
    private interface Body {
        void on(NativeSocket client, NativeSocket server) throws Exception;
    }

    private static void connected(Body body) throws Exception {
        try (NativeSocket listener = Loopback.INET.listener();
                NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
            client.connect(listener.getsockname());
            try (NativeSocket server = listener.accept()) {
                body.on(client, server);
            }
        }
    }

    @Test
    @EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "SIOCATMARK of Windows asks the opposite")
    void theMarkStandsWhereTheUrgentByteIs() throws Exception {
        connected((client, server) -> {
            client.send(new byte[] {1, 2});
            client.send(new byte[] {3}, 0, 1, Msg.OOB);
            assertTrue((server.poll(Poll.PRI, 20_000) & Poll.PRI) != 0);
            assertFalse(server.sockatmark());
            byte[] buffer = new byte[8];
            assertEquals(2, server.recv(buffer), "a read stops at the mark");
            assertTrue(server.sockatmark());
            assertEquals(1, server.recv(buffer, 0, 8, Msg.OOB));
            assertEquals(3, buffer[0]);
        });
    }

    @Test
    void aLookTakesNothingAndWaitallTakesAll() throws Exception {
        connected((client, server) -> {
            client.sendAll(new byte[] {1, 2, 3, 4});
            byte[] buffer = new byte[4];
            assertEquals(4, server.recv(buffer, 0, 4, Msg.WAITALL | Msg.PEEK));
            assertEquals(4, server.available());
            assertEquals(4, server.recv(buffer, 0, 4, Msg.WAITALL));
            assertEquals(0, server.available());
        });
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "MSG_TRUNC as an argument is Linux's")
    void theWholeLengthOfADatagramIsTold() throws Exception {
        try (NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket sender = Loopback.INET.open(SocketType.DGRAM)) {
            sender.sendto(new byte[100], receiver.getsockname());
            assertEquals(100, receiver.recv(new byte[10], 0, 10, Msg.TRUNC | Msg.PEEK));
            assertEquals(100, receiver.recv(new byte[10], 0, 10, Msg.TRUNC));
        }
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "SIOCOUTQ is Linux's")
    void whatThePeerHasNotTakenIsCounted() throws Exception {
        connected((client, server) -> {
            assertEquals(0, client.unsent());
            client.setNonBlocking(true);
            byte[] block = new byte[65536];
            while (client.send(block) != NativeSocket.WOULD_BLOCK) {
                // until nothing more fits
            }
            assertTrue(client.unsent() > 0);
        });
    }

    @Test
    @EnabledOnOs(value = {OS.WINDOWS, OS.MAC}, disabledReason = "Linux has it")
    void elsewhereItIsNotSupported() throws Exception {
        connected((client, server) -> error(Errno.EOPNOTSUPP).from("ioctl", client::unsent));
    }

    @Test
    void aClosedSocketHasNoQueues() throws Exception {
        NativeSocket socket = Loopback.INET.open(SocketType.STREAM);
        socket.close();
        assertThrows(SocketClosedException.class, socket::sockatmark);
        assertThrows(SocketClosedException.class, socket::unsent);
    }
}
