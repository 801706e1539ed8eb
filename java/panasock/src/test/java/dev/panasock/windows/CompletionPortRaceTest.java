package dev.panasock.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.panasock.Msg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Threads that cancel, close sockets and close the port while 50 operations are outstanding: each completion is seen once. */
@WindowsTest
@Timeout(600)
class CompletionPortRaceTest {
    private static final int OPERATIONS = 50;
    private static final int SOCKETS = 5;
    private static final int TAKERS = 3;
    private static final int RUNS = Integer.getInteger("panasock.races", 50);

    /** What goes on while others take completions. */
    enum Disturbance {
        CANCEL_ALL, CLOSE_SOCKETS, CLOSE_PORT, ALL_AT_ONCE;

        boolean is(Disturbance other) {
            return this == other || this == ALL_AT_ONCE;
        }
    }

    @ParameterizedTest
    @EnumSource
    void noCompletionIsLostOrSeenTwice(Disturbance disturbance) throws Exception {
        for (int run = 0; run < RUNS; run++) {
            race(disturbance);
        }
    }

    private static void race(Disturbance disturbance) throws Exception {
        CompletionPort port = CompletionPort.open(0);
        List<Pair> pairs = new ArrayList<>();
        List<Overlapped> operations = new ArrayList<>();
        for (int i = 0; i < SOCKETS; i++) {
            pairs.add(Pair.connected());
            port.associate(pairs.get(i).socket(), i);
        }
        for (int i = 0; i < OPERATIONS; i++) {
            Overlapped operation = Overlapped.forPort();
            operation.attach(i);
            operations.add(operation);
            pairs.get(i % SOCKETS).socket().recv(operation, Pair.memory(1), Msg.NONE);
        }
        AtomicIntegerArray seen = new AtomicIntegerArray(OPERATIONS);
        CyclicBarrier start = new CyclicBarrier(TAKERS + 4);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        for (int i = 0; i < TAKERS; i++) {
            threads.add(start(start, failures, () -> take(port, seen)));
        }
        threads.add(start(start, failures, () -> {
            for (Pair pair : pairs) {
                pair.peer().send(new byte[2]);
            }
        }));
        threads.add(start(start, failures, () -> {
            if (disturbance.is(Disturbance.CANCEL_ALL)) {
                operations.forEach(Overlapped::cancel);
            }
        }));
        threads.add(start(start, failures, () -> {
            if (disturbance.is(Disturbance.CLOSE_SOCKETS)) {
                pairs.forEach(pair -> pair.socket().close());
            }
        }));
        threads.add(start(start, failures, () -> {
            if (disturbance.is(Disturbance.CLOSE_PORT)) {
                port.close();
            }
        }));
        threads.get(TAKERS).join();
        threads.get(TAKERS + 1).join();
        threads.get(TAKERS + 2).join();
        threads.get(TAKERS + 3).join();
        // What close sees itself is seen by nobody else; without it the threads see everything.
        for (Pair pair : pairs) {
            pair.close();
        }
        if (port.isOpen()) {
            for (Overlapped operation : operations) {
                operation.await(Pair.SOON);
            }
        }
        port.close();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(List.of(), failures);
        for (int i = 0; i < OPERATIONS; i++) {
            assertFalse(operations.get(i).isInFlight(), "lost: " + i);
            int times = seen.get(i);
            boolean byClose = disturbance.is(Disturbance.CLOSE_PORT) && times == 0;
            assertEquals(byClose ? 0 : 1, times, "operation " + i);
            operations.get(i).status();
            operations.get(i).close();
        }
        assertEquals(0, port.inFlight());
    }

    private static void take(CompletionPort port, AtomicIntegerArray seen) throws IOException {
        Completions batch = new Completions(4);
        while (port.get(batch, null) != CompletionPort.CLOSED) {
            for (int i = 0; i < batch.count(); i++) {
                seen.incrementAndGet((int) batch.operation(i).attachment());
            }
        }
    }

    @FunctionalInterface
    private interface Part {
        void run() throws Exception;
    }

    private static Thread start(CyclicBarrier start, List<Throwable> failures, Part part) {
        return Thread.ofPlatform().start(() -> {
            try {
                start.await();
                part.run();
            } catch (Throwable failed) {
                failures.add(failed);
            }
        });
    }
}
