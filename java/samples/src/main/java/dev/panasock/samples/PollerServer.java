package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.NativeSocket;
import dev.panasock.SocketFailure;
import dev.panasock.poll.Poller;
import dev.panasock.poll.ReadyEvents;
import dev.panasock.poll.Registration;
import dev.panasock.winsock.SOCKET;
import java.io.IOException;

/**
 * What servers on {@link Poller} share: one thread accepts clients and serves whichever of them is ready. The cost of a round does not grow with
 * those that are silent.
 */
abstract class PollerServer extends TechniqueServer {
    private static final int EVENTS = 512;

    private int clients;

    /** One client and what the server keeps for it. */
    interface Client {
        /** Does what does not wait; false when the client is to go. */
        boolean step(ReadyEvents ready) throws IOException;

        /** Its socket. */
        NativeSocket socket();

        /** It has gone. */
        void gone();
    }

    /** Begins to serve a client. */
    abstract Client welcome(NativeSocket socket, Poller poller) throws IOException;

    @Override
    final int serve(SOCKET ListenSocket) {
        try (Poller poller = Poller.open()) {
            NativeSocket listener = NativeSocket.of(ListenSocket.handle());
            listener.setNonBlocking(true);
            Registration listening = poller.register(listener, Poller.READ, null);
            ReadyEvents events = poller.newEvents(EVENTS);
            while (isAccepting() || clients > 0) {
                poller.await(events, -1);
                for (Registration ready = events.next(); ready != null; ready = events.next()) {
                    if (ready == listening) {
                        acceptAll(listener, poller);
                    } else {
                        step((Client) ready.attachment(), events);
                    }
                }
                if (!isAccepting()) {
                    listening.deregister();
                }
            }
            return 0;
        } catch (IOException e) {
            stderr.printf("%s\n", Failure.text(e));
            return 1;
        }
    }

    private void acceptAll(NativeSocket listener, Poller poller) throws IOException {
        while (isAccepting()) {
            NativeSocket accepted;
            try {
                accepted = listener.accept();
            } catch (IOException e) {
                if (e instanceof SocketFailure failure && survives(failure.error().winsockCode())) {
                    return;
                }
                throw e;
            }
            if (accepted == null) {
                return;
            }
            countAccepted();
            clients++;
            accepted.setNonBlocking(true);
            welcome(accepted, poller);
        }
    }

    private void step(Client client, ReadyEvents ready) throws IOException {
        try {
            if (!client.step(ready)) {
                leave(client);
            }
        } catch (IOException e) {
            String call = e instanceof SocketFailure failure
                    ? failure.operation() + " failed with error: " + failure.error().winsockCode() : Failure.text(e);
            stderr.printf("%s\n", call);
            leave(client);
        }
    }

    /** Closing the socket ends its registration. */
    final void leave(Client client) throws IOException {
        if (client.socket().handle().isOpen()) {
            client.socket().close();
            clients--;
            client.gone();
        }
    }
}
