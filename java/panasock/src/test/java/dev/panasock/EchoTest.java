package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The shape of the tutorial's server and client: everything from socket to close, on one connection. */
@Timeout(300)
class EchoTest {
    @Test
    void aServerSendsBackWhatItReceivesUntilTheClientShutsDown() throws Exception {
        try (NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM, Protocol.TCP)) {
            listener.set(SoOption.SO_REUSEADDR, true);
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(NativeSocket.SOMAXCONN);
            Sockaddr address = listener.getsockname();
            Thread server = Thread.ofPlatform().start(() -> serve(listener));
            try (NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
                client.connect(address);
                byte[] text = "this is a test".getBytes(StandardCharsets.UTF_8);
                client.sendAll(text);
                client.shutdown(Shutdown.SEND);
                byte[] echo = new byte[text.length];
                assertEquals(text.length, client.recvFully(echo));
                assertArrayEquals(text, echo);
                assertEquals(NativeSocket.END_OF_STREAM, client.recv(echo));
            }
            server.join();
        }
    }

    private static void serve(NativeSocket listener) {
        SockaddrBuffer peer = new SockaddrBuffer();
        try (NativeSocket client = listener.accept(peer)) {
            assertEquals(client.getpeername(), peer.address());
            byte[] buffer = new byte[512];
            int n;
            while ((n = client.recv(buffer)) != NativeSocket.END_OF_STREAM) {
                client.sendAll(buffer, 0, n);
            }
            client.shutdown(Shutdown.SEND);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
