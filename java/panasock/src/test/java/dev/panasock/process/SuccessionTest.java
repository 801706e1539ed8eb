package dev.panasock.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.Qemu;
import dev.panasock.Sockaddr;
import dev.panasock.SocketType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A listener goes from process to process while clients come all the time: each of them is served. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SuccessionTest {
    private static final int SUCCESSORS = 5;
    private static final int CLIENTS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(100);

    private final AtomicInteger served = new AtomicInteger();
    private final AtomicBoolean enough = new AtomicBoolean();

    @Test
    void noConnectionIsLost() throws Exception {
        assumeFalse(Qemu.isHere(), "not in qemu: java is not started by its name");
        try (Loopback.Connection control = Loopback.INET.connection()) {
            Sockaddr address;
            SocketProcess first;
            try (NativeSocket listener = Loopback.INET.listener()) {
                address = listener.getsockname();
                first = SocketProcessTest.program("succeed").descriptor(3, listener.handle())
                        .descriptor(4, control.server().handle()).start();
            }
            control.server().close();
            NativeSocket commands = control.client().within(PATIENCE);
            ready(commands);
            List<CompletableFuture<Void>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(
                        CompletableFuture.runAsync(() -> talkOnAndOn(address), Thread.ofPlatform().daemon()::start));
            }
            for (int i = 0; i < SUCCESSORS; i++) {
                commands.sendAll(new byte[] {'h'});
                ready(commands);
            }
            enough.set(true);
            for (CompletableFuture<Void> client : clients) {
                client.join(); // throws what went wrong
            }
            SocketProcessTest.ends(first, 0);
            assertTrue(served.get() >= SUCCESSORS * CLIENTS, () -> served + " clients");
        }
    }

    private static void ready(NativeSocket commands) throws IOException {
        assertEquals(1, commands.recv(new byte[1]));
    }

    private void talkOnAndOn(Sockaddr address) {
        byte[] bytes = new byte[64];
        while (!enough.get()) {
            try (NativeSocket client = Loopback.INET.open(SocketType.STREAM)) {
                NativeSocket limited = client.within(PATIENCE);
                limited.connect(address);
                limited.sendAll(bytes);
                assertEquals(bytes.length, limited.recvFully(bytes));
                served.incrementAndGet();
            } catch (IOException e) {
                throw new AssertionError("client " + served, e);
            }
        }
    }
}
