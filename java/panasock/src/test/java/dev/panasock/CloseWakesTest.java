package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A close ends the calls of other threads that are blocked on the socket; an interrupt ends one and leaves the socket as it is. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CloseWakesTest {
    private static final int TIMES = Integer.getInteger("panasock.times", 20);

    static Stream<Arguments> calls() {
        return Arrays.stream(BlockedCall.values())
                .flatMap(call -> Stream.of(Arguments.of(call, false), Arguments.of(call, true)));
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("calls")
    void closeEndsTheCall(BlockedCall call, boolean virtual) throws Exception {
        call.needsSignals(virtual);
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            nanos[i] = closed(call, virtual, i % 4 != 0);
        }
        report("close", call, virtual, nanos);
    }

    @ParameterizedTest(name = "{0}, virtual: {1}")
    @MethodSource("calls")
    void interruptEndsTheCall(BlockedCall call, boolean virtual) throws Exception {
        call.needsSignals(virtual);
        long[] nanos = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            nanos[i] = interrupted(call, virtual, i % 4 != 0);
        }
        report("interrupt", call, virtual, nanos);
    }

    private static long closed(BlockedCall call, boolean virtual, boolean afterBlocking) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = call.prepare(scene);
            ThreadInCall thread = new ThreadInCall(virtual, () -> call.run(socket, scene));
            if (afterBlocking) {
                thread.awaitBlocked();
            }
            long moment = System.nanoTime();
            socket.close();
            SocketClosedException thrown = assertInstanceOf(SocketClosedException.class, thread.outcome());
            assertTrue(thrown.error().closedLocally());
            assertEquals(SocketHandle.INVALID, socket.handle().enter());
            return thread.nanosAfter(moment);
        }
    }

    private static long interrupted(BlockedCall call, boolean virtual, boolean afterBlocking) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = call.prepare(scene);
            ThreadInCall thread = new ThreadInCall(virtual, () -> call.run(socket, scene));
            if (afterBlocking) {
                thread.awaitBlocked();
            }
            long moment = System.nanoTime();
            thread.thread.interrupt();
            assertInstanceOf(SocketInterruptedException.class, thread.outcome());
            assertTrue(thread.isInterruptedAfterwards(), "the thread still knows of the interrupt");
            assertTrue(socket.isOpen() && isASocket(socket));
            return thread.nanosAfter(moment);
        }
    }

    private static boolean isASocket(NativeSocket socket) throws Exception {
        return socket.get(SoOption.SO_TYPE) != null;
    }

    private static void report(String how, BlockedCall call, boolean virtual, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf("%s %s%s: median %d us, worst %d us of %d%n", how, call, virtual ? " virtual" : "",
                TimeUnit.NANOSECONDS.toMicros(nanos[nanos.length / 2]),
                TimeUnit.NANOSECONDS.toMicros(nanos[nanos.length - 1]), nanos.length);
        assertTrue(nanos[nanos.length / 2] < TimeUnit.SECONDS.toNanos(1), "promptly");
    }
}
