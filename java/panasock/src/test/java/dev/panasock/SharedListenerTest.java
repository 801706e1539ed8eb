package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.launch.ChildJvm;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.BufferedReader;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two processes block in accept on one listener. One closes it and its call ends; the other goes on and gets the next connection. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedListenerTest {
    private final Scene scene = new Scene();
    private NativeSocket listener;
    private Sockaddr name;
    private Process child;
    private BufferedReader said;

    @BeforeEach
    void share() throws Exception {
        listener = scene.listener(Loopback.INET);
        name = listener.getsockname();
        boolean windows = OperatingSystem.current() == OperatingSystem.WINDOWS;
        NativeSocket channels = windows ? null : scene.listener(Loopback.UNIX);
        String path = windows ? "" : ((UnixSockaddr) channels.getsockname()).toUnixDomainSocketAddress().toString();
        child = ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED").start(SharedListener.class, path);
        said = child.inputReader();
        says("started");
        SharedListener.send(listener, child, channels);
        says("accepting");
        if (!windows) {
            Loopback.forget(channels.getsockname());
        }
    }

    @AfterEach
    void end() throws Exception {
        ChildJvm.end(child);
        scene.close();
    }

    private void says(String line) throws Exception {
        String got = said.readLine();
        assertEquals(line, got, () -> "it also said " + child.errorReader().lines().toList());
    }

    private void connects() throws Exception {
        NativeSocket client = scene.keep(Loopback.INET.open(SocketType.STREAM));
        client.connect(name);
        assertEquals(1, client.recv(new byte[1]));
    }

    @ParameterizedTest(name = "virtual: {0}")
    @ValueSource(booleans = {false, true})
    void theOtherProcessGoesOn(boolean virtual) throws Exception {
        ThreadInCall accepting = new ThreadInCall(virtual, () -> listener.accept()).awaitBlocked();
        listener.close();
        assertInstanceOf(SocketClosedException.class, accepting.outcome());
        connects();
        SharedListener.say(child, "go on");
        says("accepted");
        says("done");
        assertTrue(child.waitFor(100, TimeUnit.SECONDS));
    }

    @Test
    void thisProcessGoesOn() throws Exception {
        ThreadInCall accepting = new ThreadInCall(false, () -> {
            try (NativeSocket connection = listener.accept()) {
                connection.sendAll(new byte[] {1});
            }
        }).awaitBlocked();
        SharedListener.say(child, "close");
        says("SocketClosedException");
        assertTrue(child.waitFor(100, TimeUnit.SECONDS));
        connects();
        assertNull(accepting.outcome());
    }
}
