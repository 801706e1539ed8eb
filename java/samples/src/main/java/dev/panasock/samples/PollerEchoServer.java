package dev.panasock.samples;

import dev.panasock.NativeSocket;
import dev.panasock.Shutdown;
import dev.panasock.poll.Poller;
import dev.panasock.poll.ReadyEvents;
import dev.panasock.poll.Registration;
import java.io.IOException;
import java.util.Arrays;
import picocli.CommandLine.Command;

/** {@code panasock poller-server}: one thread and {@link Poller}, for thousands of clients. */
@Command(name = "poller-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Serves thousands of clients in one thread with Poller.")
final class PollerEchoServer extends PollerServer {
    /** Of all clients: what cannot be sent at once is copied. */
    private final byte[] buffer = new byte[16 * 1024];

    @Override
    Client welcome(NativeSocket socket, Poller poller) throws IOException {
        Echo echo = new Echo(socket);
        echo.registration = poller.register(socket, Poller.READ, echo);
        return echo;
    }

    /** Sends back what it receives, and receives nothing more while something waits to be sent. */
    private final class Echo implements Client {
        private final NativeSocket socket;
        private Registration registration;
        private byte[] rest;

        Echo(NativeSocket socket) {
            this.socket = socket;
        }

        @Override
        public boolean step(ReadyEvents ready) throws IOException {
            return rest == null ? receive() : sendRest();
        }

        private boolean receive() throws IOException {
            int received = socket.recv(buffer);
            if (received == NativeSocket.END_OF_STREAM) {
                socket.shutdown(Shutdown.SEND);
                return false;
            }
            if (received == NativeSocket.WOULD_BLOCK) {
                return true;
            }
            int sent = Math.max(0, socket.send(buffer, 0, received));
            if (sent < received) {
                rest = Arrays.copyOfRange(buffer, sent, received);
                registration.interest(Poller.WRITE);
            }
            return true;
        }

        private boolean sendRest() throws IOException {
            int sent = Math.max(0, socket.send(rest, 0, rest.length));
            if (sent == rest.length) {
                rest = null;
                registration.interest(Poller.READ);
            } else {
                rest = Arrays.copyOfRange(rest, sent, rest.length);
            }
            return true;
        }

        @Override
        public NativeSocket socket() {
            return socket;
        }

        @Override
        public void gone() {
            rest = null;
        }
    }
}
