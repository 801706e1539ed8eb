package dev.panasock.poll;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Poll;
import dev.panasock.SocketFailure;
import dev.panasock.platform.host.Mechanism;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A signal in the middle of a wait. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals that interrupt a call")
@Timeout(300)
class PollerSignalTest {
    /** Its default action is to be ignored; a handler makes it interrupt a call. */
    private static final String SIGNAL = "WINCH";
    private static final MethodHandle PTHREAD_SELF = function("pthread_self", FunctionDescriptor.of(JAVA_LONG));
    private static final MethodHandle PTHREAD_KILL =
            function("pthread_kill", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find(name).map(address -> linker.downcallHandle(address, descriptor))
                .orElse(null);
    }

    private static int number;

    /** By its name: javac warns of the class, and there is no other. */
    @BeforeAll
    static void handle() throws ReflectiveOperationException {
        Class<?> type = Class.forName("sun.misc.Signal");
        Class<?> handler = Class.forName("sun.misc.SignalHandler");
        Object signal = type.getConstructor(String.class).newInstance(SIGNAL);
        Object nothing = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler},
                (proxy, method, arguments) -> null);
        type.getMethod("handle", type, handler).invoke(null, signal, nothing);
        number = (int) type.getMethod("getNumber").invoke(signal);
    }

    static Set<Mechanism> mechanisms() {
        return Mechanism.here();
    }

    private static long self() {
        try {
            return (long) PTHREAD_SELF.invokeExact();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static void kill(long thread) {
        try {
            assertEquals(0, (int) PTHREAD_KILL.invokeExact(thread, number));
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    /** Sends signals to a thread from before its work until after it; the thread outlives them. */
    private static <T> T amongSignals(PollerContract.Work<T> work) throws Exception {
        AtomicLong thread = new AtomicLong();
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<T> result = new CompletableFuture<>();
        PollerContract.start(() -> {
            thread.set(self());
            try {
                result.complete(work.run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
            over.await();
            return null;
        });
        while (!endsWithinAMillisecond(result)) { // the JVM starts a thread for each signal
            if (thread.get() != 0) {
                kill(thread.get());
            }
        }
        over.countDown();
        return result.join();
    }

    private static boolean endsWithinAMillisecond(CompletableFuture<?> result) throws InterruptedException {
        try {
            result.get(1, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("mechanisms")
    void aPollerWaitsOnWithTheTimeThatIsLeft(Mechanism mechanism) throws Exception {
        try (Poller poller = Poller.open(mechanism)) {
            long time = 200_000_000; // if it began anew with each signal, the call would not end
            long waited = amongSignals(() -> {
                long start = System.nanoTime();
                assertEquals(0, poller.await(poller.newEvents(1), time));
                return System.nanoTime() - start;
            });
            assertTrue(waited >= time, "returned early");
        }
    }

    @Test
    void aPollSetSaysSo() throws Exception {
        try (PollSet set = PollSet.open(); Stream stream = Stream.open()) {
            set.add(stream.far(), Poll.IN, null);
            IOException interrupted = amongSignals(() -> assertThrows(IOException.class, () -> set.poll(-1)));
            assertTrue(((SocketFailure) interrupted).error().interrupted(), interrupted.toString());
            assertEquals(0, set.poll(0));
        }
    }
}
