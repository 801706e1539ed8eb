package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.NativeSocket;
import dev.panasock.poll.Poller;
import dev.panasock.poll.ReadyEvents;
import dev.panasock.poll.Registration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code panasock chat-server}: what one client says, all others hear. Who does not read what the others say is let go before it takes up memory
 * without end.
 */
@Command(name = "chat-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Sends each line of a client to all others, in one thread with Poller.")
final class ChatServer extends PollerServer {
    private static final int LONGEST_LINE = 4096;

    @Option(names = "--unread", paramLabel = "<bytes>", defaultValue = "65536", //
            description = "Let a client go for which more than so many bytes wait (default ${DEFAULT-VALUE}).")
    private int unread;

    private final byte[] buffer = new byte[16 * 1024];
    private final Set<Speaker> speakers = new LinkedHashSet<>();
    private int named;

    @Override
    Client welcome(NativeSocket socket, Poller poller) throws IOException {
        Speaker speaker = new Speaker(socket, ++named);
        speaker.registration = poller.register(socket, Poller.READ, speaker);
        speakers.add(speaker);
        return speaker;
    }

    private void tellOthers(Speaker speaker, byte[] line) throws IOException {
        byte[] told = ("client " + speaker.name + ": " + new String(line, StandardCharsets.UTF_8) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        List<Speaker> slow = new ArrayList<>();
        for (Speaker other : speakers) {
            if (other != speaker && !other.hear(told)) {
                slow.add(other);
            }
        }
        for (Speaker other : slow) {
            leave(other);
        }
    }

    /** A client: the line that it is saying, and what it has not heard yet. */
    private final class Speaker implements Client {
        private final NativeSocket socket;
        private final int name;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private Registration registration;
        /** Lines that it has not heard yet, how much of the first it has, and how many bytes it has not. */
        private final Deque<byte[]> unheard = new ArrayDeque<>();
        private int heard;
        private int waiting;

        Speaker(NativeSocket socket, int name) {
            this.socket = socket;
            this.name = name;
        }

        @Override
        public boolean step(ReadyEvents ready) throws IOException {
            if (ready.isWritable()) {
                sendUnheard();
            }
            return !ready.isReadable() || receive();
        }

        private boolean receive() throws IOException {
            int received = socket.recv(buffer);
            if (received == NativeSocket.END_OF_STREAM) {
                return false;
            }
            for (int i = 0; i < received; i++) {
                if (buffer[i] == '\n') {
                    tellOthers(this, line.toByteArray());
                    line.reset();
                } else if (line.size() < LONGEST_LINE) {
                    line.write(buffer[i]);
                }
            }
            return true;
        }

        /** False when it reads too slowly, or is gone. */
        private boolean hear(byte[] told) {
            unheard.add(told);
            waiting += told.length;
            try {
                if (unheard.size() == 1) {
                    sendUnheard();
                }
            } catch (IOException e) {
                return false;
            }
            if (waiting > unread) {
                stderr.printf("client %d reads too slowly\n", name);
                return false;
            }
            return true;
        }

        private void sendUnheard() throws IOException {
            boolean full = false;
            while (!full && !unheard.isEmpty()) {
                byte[] told = unheard.peek();
                int sent = socket.send(told, heard, told.length - heard);
                full = sent == NativeSocket.WOULD_BLOCK;
                if (!full) {
                    heard += sent;
                    waiting -= sent;
                }
                if (heard == told.length) {
                    unheard.remove();
                    heard = 0;
                }
            }
            int interest = full ? Poller.READ | Poller.WRITE : Poller.READ;
            if (interest != registration.interest()) {
                registration.interest(interest);
            }
        }

        @Override
        public NativeSocket socket() {
            return socket;
        }

        @Override
        public void gone() {
            speakers.remove(this);
        }
    }
}
