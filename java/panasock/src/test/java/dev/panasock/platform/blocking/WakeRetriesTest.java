package dev.panasock.platform.blocking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.host.Host;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A thread that is on its way to the system when it is woken does not hear the first wake-up. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere no signal wakes a thread")
class WakeRetriesTest {
    private static boolean isHelperAlive() {
        return Thread.getAllStackTraces().keySet().stream().anyMatch(each -> each.getName().equals("panasock-wakes"));
    }

    /** A call as the frame makes it, of a thread that stays in Java until it is released. */
    private static final class LateCall {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);
        final FutureTask<Long> result;
        final Thread thread;

        LateCall(HandleState handle) {
            result = new FutureTask<>(() -> run(handle));
            thread = Thread.ofPlatform().start(result);
        }

        private long run(HandleState handle) {
            ThreadBlock block = ThreadBlock.acquire();
            long s = handle.enter(block);
            BlockedThread blocked = block.blocked();
            long ended = blocked.begin(handle, null);
            begun.countDown();
            while (released.getCount() > 0) {
                Thread.onSpinWait();
            }
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment bytes = arena.allocate(1);
                ended = blocked.end(Host.sockets().recv(block.call, s, bytes, 1, 0));
            }
            handle.leave(block);
            return ended;
        }
    }

    private static HandleState ofDuplicate(SocketPair pair) throws IOException {
        return HandleState.ofSocket(pair.first().duplicate().handle().release(), true);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWakeUpIsRepeatedUntilTheCallHasEnded(boolean owned) throws Exception {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            HandleState handle =
                    owned ? ofDuplicate(pair) : HandleState.ofSocket(pair.first().handle().number(), false);
            LateCall call = new LateCall(handle);
            call.begun.await();
            handle.close();
            assertTrue(isHelperAlive());
            call.released.countDown();
            assertEquals(Results.CLOSED, call.result.get());
        }
    }

    @Test
    void anInterruptIsRepeatedAndTheHelperEnds() throws Exception {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            HandleState handle = ofDuplicate(pair);
            LateCall call = new LateCall(handle);
            call.begun.await();
            call.thread.interrupt();
            assertTrue(isHelperAlive());
            call.released.countDown();
            assertEquals(Results.INTERRUPTED, call.result.get());
            handle.close();
        }
        while (isHelperAlive()) {
            Thread.onSpinWait();
        }
    }
}
