package dev.panasock.poll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.Shutdown;
import dev.panasock.SoOption;
import dev.panasock.SocketClosedException;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import dev.panasock.platform.host.Mechanism;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a poller does, whatever waits for it. */
@Timeout(300)
abstract class PollerContract {
    static final long PATIENCE = 100_000_000_000L;
    /** Long enough to notice that nothing comes which should not. */
    private static final long SHORT = 30_000_000;
    private static final long PART_OF_A_MILLISECOND = 900_000;

    private final Mechanism mechanism;
    Poller poller;
    ReadyEvents events;

    PollerContract(Mechanism mechanism) {
        this.mechanism = mechanism;
    }

    @BeforeEach
    void open() throws IOException {
        assumeTrue(Mechanism.here().contains(mechanism), "not on this system");
        poller = Poller.open(mechanism);
        events = poller.newEvents(64);
    }

    @AfterEach
    void close() {
        if (poller != null) {
            poller.close();
        }
    }

    /** Waits for one event and returns its bits. */
    final int told(Registration expected) throws IOException {
        assertTrue(poller.await(events, PATIENCE) > 0, () -> "nothing happened to " + expected);
        assertSame(expected, events.next());
        int bits = events.events();
        assertNull(events.next());
        return bits;
    }

    final void nothingIsTold() throws IOException {
        poller.await(events, SHORT);
        Registration unexpected = events.next();
        assertNull(unexpected, () -> unexpected + " " + Poller.names(events.events()));
    }

    interface Work<T> {
        T run() throws Exception;
    }

    static <T> CompletableFuture<T> start(Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(work.run());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    /** Until a thread waits in the poller there is nothing to see; it is in the call or on its way. */
    private static void awaitWaiting(Thread thread) {
        while (thread.isAlive() && !inAwait(thread)) {
            Thread.onSpinWait();
        }
    }

    private static boolean inAwait(Thread thread) {
        for (StackTraceElement element : thread.getStackTrace()) {
            if (element.getClassName().equals(Poller.class.getName()) && element.getMethodName().equals("await")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void theMechanismIsTheOneThatWasAskedFor() {
        assertEquals(mechanism.name(), poller.mechanism().toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void withoutSocketsTheTimePasses() throws Exception {
        assertEquals(0, poller.await(events, 0));
        for (long nanos : new long[] {SHORT, PART_OF_A_MILLISECOND}) {
            long start = System.nanoTime();
            assertEquals(0, poller.await(events, nanos));
            assertTrue(System.nanoTime() - start >= nanos, "returned early");
        }
        assertNull(events.next());
        assertEquals(0, events.events());
    }

    @Test
    void dataIsToldAsLongAsItWaits() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, "attachment");
            nothingIsTold();
            stream.near().send(new byte[3]);
            assertEquals(Poller.READ, told(far));
            assertEquals("attachment", far.attachment());
            assertSame(stream.far().handle(), far.handle());
            assertEquals(Poller.READ, told(far));
            assertEquals(3, Stream.drain(stream.far()));
            nothingIsTold();
        }
    }

    @Test
    void roomForSendingIsTold() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration near = poller.register(stream.near(), Poller.READ | Poller.WRITE, null);
            assertEquals(Poller.WRITE, told(near));
            assertTrue(events.count > 0);
            stream.fill();
            nothingIsTold();
            CompletableFuture<Integer> drained = start(() -> {
                int all = 0;
                while (stream.near().poll(dev.panasock.Poll.OUT, 0) == 0) {
                    all += Stream.drain(stream.far());
                }
                return all;
            });
            assertEquals(Poller.WRITE, told(near));
            assertTrue(drained.join() > 0);
        }
    }

    @Test
    void isReadableAndIsWritableSayWhatTheBitsSay() throws Exception {
        try (Stream stream = Stream.open()) {
            stream.near().send(new byte[1]);
            Registration far = poller.register(stream.far(), Poller.READ, null);
            told(far);
            poller.await(events, PATIENCE);
            events.next();
            assertTrue(events.isReadable());
            assertFalse(events.isWritable());
            far.interest(Poller.WRITE);
            poller.await(events, PATIENCE);
            events.next();
            assertFalse(events.isReadable());
            assertTrue(events.isWritable());
        }
    }

    @Test
    void aListenerIsToldOfConnections() throws Exception {
        try (NativeSocket listener = Stream.listener(); NativeSocket client = Stream.socket()) {
            Registration registration = poller.register(listener, Poller.READ, null);
            nothingIsTold();
            client.connect(listener.getsockname());
            assertEquals(Poller.READ, told(registration));
            listener.accept().close();
            nothingIsTold();
        }
    }

    @Test
    void aConnectionThatIsMadeCanBeWritten() throws Exception {
        try (NativeSocket listener = Stream.listener(); NativeSocket client = Stream.socket()) {
            client.connect(listener.getsockname());
            Registration registration = poller.register(client, Poller.WRITE, null);
            assertEquals(Poller.WRITE, told(registration));
            client.finishConnect();
        }
    }

    @Test
    void aConnectionThatIsRefusedIsTold() throws Exception {
        try (NativeSocket silent = Loopback.INET.bound(SocketType.STREAM); NativeSocket client = Stream.socket()) {
            try {
                client.connect(silent.getsockname());
            } catch (IOException e) {
                assumeTrue(false, "refused at once");
            }
            Registration registration = poller.register(client, Poller.WRITE, null);
            int bits = told(registration);
            assertNotEquals(0, bits & Poller.ERROR, Poller.names(bits));
            assertNotEquals(0, bits & Poller.WRITE, Poller.names(bits));
            assertThrows(IOException.class, client::finishConnect);
        }
    }

    @Test
    void theEndOfAStreamCanBeRead() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            stream.near().shutdown(Shutdown.SEND);
            assertNotEquals(0, told(far) & Poller.READ);
            assertEquals(NativeSocket.END_OF_STREAM, stream.far().recv(new byte[1]));
        }
    }

    @Test
    void aResetCanBeRead() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            Stream.reset(stream.near());
            int bits = told(far);
            assertNotEquals(0, bits & Poller.READ, Poller.names(bits));
            assertNotEquals(0, bits & (Poller.ERROR | Poller.HANGUP), Poller.names(bits));
        }
    }

    @Test
    void interestCanBeChanged() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            stream.near().send(new byte[1]);
            assertEquals(Poller.READ, told(far));
            far.interest(Poller.WRITE);
            assertEquals(Poller.WRITE, far.interest());
            assertEquals(Poller.WRITE, told(far));
            far.interest(Poller.READ | Poller.WRITE);
            assertEquals(Poller.READ | Poller.WRITE, told(far));
        }
    }

    @Test
    void withoutInterestNotEvenTheEndIsTold() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), 0, null);
            stream.near().send(new byte[1]);
            nothingIsTold();
            Stream.reset(stream.near());
            nothingIsTold();
            far.interest(Poller.READ);
            assertNotEquals(0, told(far) & Poller.READ);
        }
    }

    @Test
    void anEdgeIsToldAgainAfterTheNext() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ | Poller.EDGE, null);
            stream.near().send(new byte[1]);
            assertEquals(Poller.READ, told(far));
            nothingIsTold();
            assertEquals(1, Stream.drain(stream.far()));
            far.again();
            nothingIsTold();
            stream.near().send(new byte[1]);
            assertEquals(Poller.READ, told(far));
        }
    }

    @Test
    void whatComesBeforeAgainIsNotLost() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ | Poller.EDGE, null);
            for (int i = 0; i < 100; i++) {
                stream.near().send(new byte[1]);
                assertEquals(Poller.READ, told(far));
                Stream.drain(stream.far());
                stream.near().send(new byte[1]);
                far.again();
                assertEquals(Poller.READ, told(far));
                Stream.drain(stream.far());
                far.again();
            }
        }
    }

    @Test
    void onceIsOnceUntilAgain() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ | Poller.ONCE, null);
            stream.near().send(new byte[1]);
            assertEquals(Poller.READ, told(far));
            stream.near().send(new byte[1]);
            nothingIsTold();
            far.again();
            assertEquals(Poller.READ, told(far));
            far.interest(Poller.READ);
            assertEquals(Poller.READ, told(far));
            assertEquals(Poller.READ, told(far));
        }
    }

    @Test
    void wakingBeforeTheWaitIsNotLost() throws Exception {
        poller.wakeup();
        long start = System.nanoTime();
        poller.await(events, PATIENCE);
        assertTrue(System.nanoTime() - start < PATIENCE);
        assertNull(events.next());
    }

    @Test
    void manyWakingsAreOne() throws Exception {
        for (int i = 0; i < 100; i++) {
            poller.wakeup();
        }
        poller.await(events, PATIENCE);
        long start = System.nanoTime();
        poller.await(events, SHORT);
        assertTrue(System.nanoTime() - start >= SHORT, "woken twice");
    }

    @Test
    void wakingEndsTheWaitOfAnotherThread() throws Exception {
        AtomicInteger said = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        int rounds = 5_000;
        CompletableFuture<Void> waiting = start(() -> {
            ReadyEvents own = poller.newEvents(1);
            while (seen.get() < rounds) {
                poller.await(own, -1);
                seen.set(said.getPlain());
            }
            return null;
        });
        // Fewer where each round costs a turn of the processor.
        long end = System.nanoTime() + PATIENCE;
        for (int i = 1; i < rounds && System.nanoTime() - end < 0; i++) {
            said.setPlain(i);
            poller.wakeup();
            while (seen.get() < i) {
                assertFalse(waiting.isCompletedExceptionally());
                Thread.onSpinWait();
            }
        }
        assertTrue(seen.get() >= 100, "each wake took very long");
        said.setPlain(rounds);
        poller.wakeup();
        waiting.join();
    }

    @Test
    void aThreadThatWaitsIsToldOfWhatIsRegisteredThen() throws Exception {
        try (Stream stream = Stream.open()) {
            stream.near().send(new byte[1]);
            for (int i = 0; i < 50; i++) {
                Thread thread = Thread.currentThread();
                CompletableFuture<Registration> ready = start(() -> {
                    awaitWaiting(thread);
                    return poller.register(stream.far(), Poller.READ, null);
                });
                assertEquals(1, poller.await(events, PATIENCE));
                assertSame(ready.join(), events.next());
                ready.join().deregister();
            }
        }
    }

    @Test
    void aThreadThatWaitsIsToldOfWhatIsAskedThen() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            Thread thread = Thread.currentThread();
            start(() -> {
                awaitWaiting(thread);
                far.interest(Poller.WRITE);
                return null;
            });
            assertEquals(Poller.WRITE, told(far));
        }
    }

    @Test
    void afterDeregisterNothingIsToldAndTheSocketGoesOn() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            assertTrue(far.isRegistered());
            stream.near().send(new byte[1]);
            far.deregister();
            far.deregister();
            assertFalse(far.isRegistered());
            nothingIsTold();
            assertThrows(SocketClosedException.class, () -> far.interest(Poller.READ));
            assertThrows(SocketClosedException.class, far::again);
            assertEquals(1, Stream.drain(stream.far()));
            stream.near().send(new byte[1]);
            assertEquals(Poller.READ, told(poller.register(stream.far(), Poller.READ, null)));
        }
    }

    @Test
    void whatWasFoundBeforeDeregisterIsNotTold() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            stream.near().send(new byte[1]);
            assertEquals(1, poller.await(events, PATIENCE));
            far.deregister();
            assertNull(events.next());
        }
    }

    @Test
    void closingASocketEndsItsRegistration() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            stream.near().send(new byte[1]);
            stream.far().close();
            assertFalse(far.isRegistered());
            nothingIsTold();
            assertTrue(far.toString().contains("ended"), far.toString());
            // The number is given back: the peer sees the end.
            assertNotEquals(0, stream.near().poll(dev.panasock.Poll.IN, 10_000));
        }
    }

    @Test
    void anEventFoundBeforeTheNumberWasReusedIsNotTold() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Stream first = Stream.open(); Stream second = Stream.open()) {
                poller.register(first.far(), Poller.READ, "first");
                first.near().send(new byte[1]);
                assertEquals(1, poller.await(events, PATIENCE));
                first.far().close();
                Registration later = poller.register(second.far(), Poller.READ, "second");
                assertNull(events.next());
                later.deregister();
            }
        }
    }

    @Test
    void eachOfManyIsTold() throws Exception {
        List<Stream> streams = new ArrayList<>();
        Set<Object> missing = new HashSet<>();
        ReadyEvents many = poller.newEvents(150);
        try {
            for (int i = 0; i < 200; i++) {
                Stream stream = Stream.open();
                streams.add(stream);
                missing.add(stream);
                poller.register(stream.far(), Poller.READ | Poller.ONCE, stream);
                stream.near().send(new byte[1]);
            }
            while (!missing.isEmpty()) {
                assertTrue(poller.await(many, PATIENCE) > 0);
                for (Registration ready = many.next(); ready != null; ready = many.next()) {
                    assertTrue(missing.remove(ready.attachment()), "told twice");
                }
            }
        } finally {
            for (Stream stream : streams) {
                stream.close();
            }
        }
    }

    @Test
    void whoLeavesWhileOthersAreToldIsNotTold() throws Exception {
        List<NativeSocket> sockets = new ArrayList<>();
        List<Registration> registrations = new ArrayList<>();
        ReadyEvents many = poller.newEvents(256);
        try {
            for (int i = 0; i < 200; i++) {
                NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM);
                sockets.add(socket);
                socket.bind(InetSockaddr.loopback(0));
                socket.sendto(new byte[1], socket.getsockname());
                registrations.add(poller.register(socket, Poller.READ, i));
            }
            Set<Integer> pairs = new HashSet<>();
            while (pairs.size() < sockets.size() / 2) {
                assertTrue(poller.await(many, PATIENCE) > 0);
                for (Registration ready = many.next(); ready != null; ready = many.next()) {
                    int number = (Integer) ready.attachment();
                    assertTrue(pairs.add(number / 2), "told after it has left");
                    ready.deregister();
                    registrations.get(number ^ 1).deregister();
                }
            }
        } finally {
            for (NativeSocket socket : sockets) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatWasFoundIsForgottenByTheNextWait(int read) throws Exception {
        List<WeakReference<Object>> gone = readOfTwo(read);
        assertEquals(0, poller.await(events, 0));
        for (WeakReference<Object> each : gone) {
            while (each.get() != null) {
                System.gc();
            }
        }
    }

    private List<WeakReference<Object>> readOfTwo(int read) throws IOException {
        List<WeakReference<Object>> attachments = new ArrayList<>();
        List<Registration> registrations = new ArrayList<>();
        try (Stream first = Stream.open(); Stream second = Stream.open()) {
            for (Stream stream : List.of(first, second)) {
                stream.near().send(new byte[1]);
                Object attachment = new byte[16];
                attachments.add(new WeakReference<>(attachment));
                registrations.add(poller.register(stream.far(), Poller.READ, attachment));
            }
            while (poller.await(events, PATIENCE) < 2) {
                // AFD may find one before the other
            }
            for (int i = 0; i < read; i++) {
                assertTrue(registrations.contains(events.next()));
            }
            registrations.forEach(Registration::deregister);
        }
        return attachments;
    }

    @Test
    void ofSeveralThreadsOneIsToldOnce() throws Exception {
        int threads = 4;
        int sockets = 50;
        Set<Object> told = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        List<CompletableFuture<Void>> waiting = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            waiting.add(start(() -> {
                ReadyEvents own = poller.newEvents(4);
                while (told.size() < sockets) {
                    poller.await(own, PATIENCE);
                    for (Registration ready = own.next(); ready != null; ready = own.next()) {
                        if (!told.add(ready.attachment())) {
                            twice.incrementAndGet();
                        }
                    }
                }
                poller.wakeup();
                return null;
            }));
        }
        List<Stream> streams = new ArrayList<>();
        for (int i = 0; i < sockets; i++) {
            Stream stream = Stream.open();
            streams.add(stream);
            poller.register(stream.far(), Poller.READ | Poller.ONCE, stream);
            stream.near().send(new byte[1]);
        }
        for (CompletableFuture<Void> thread : waiting) {
            thread.join();
        }
        assertEquals(0, twice.get());
        for (Stream stream : streams) {
            stream.close();
        }
    }

    @Test
    void closingWakesAllWhoWait() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            int threads = 3;
            CyclicBarrier begun = new CyclicBarrier(threads + 1);
            List<CompletableFuture<Void>> waiting = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                waiting.add(start(() -> {
                    ReadyEvents own = poller.newEvents(4);
                    begun.await();
                    assertThrows(SocketClosedException.class, () -> poller.await(own, -1));
                    return null;
                }));
            }
            begun.await();
            poller.close();
            for (CompletableFuture<Void> thread : waiting) {
                thread.join();
            }
            assertFalse(far.isRegistered());
            stream.near().send(new byte[1]);
            assertNotEquals(0, stream.far().poll(dev.panasock.Poll.IN, 10_000));
        }
    }

    @Test
    void afterCloseEverythingSaysSo() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            assertTrue(poller.isOpen());
            poller.close();
            poller.close();
            assertFalse(poller.isOpen());
            assertThrows(SocketClosedException.class, () -> poller.await(events, 0));
            assertThrows(SocketClosedException.class, () -> poller.register(stream.near(), Poller.READ, null));
            assertThrows(SocketClosedException.class, () -> far.interest(Poller.WRITE));
            assertThrows(SocketClosedException.class, far::again);
            far.deregister();
            poller.wakeup();
            assertNull(events.next());
        }
    }

    @Test
    void aClosedSocketIsRefused() throws Exception {
        NativeSocket socket = Stream.socket();
        socket.close();
        assertThrows(SocketClosedException.class, () -> poller.register(socket, Poller.READ, null));
    }

    @Test
    void whatIsNotOpenIsRefused() throws Exception {
        SocketHandle stranger = SocketHandle.borrow(0xfff0);
        IOException refused = assertThrows(IOException.class, () -> poller.register(stranger, Poller.READ, null));
        var error = ((SocketFailure) refused).error();
        assertTrue(error.is(dev.panasock.Errno.EBADF) || error.is(dev.panasock.Errno.ENOTSOCK), error.toString());
        nothingIsTold();
    }

    @Test
    void theSameSocketTwiceIsRefused() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            assertThrows(IllegalStateException.class, () -> poller.register(stream.far(), Poller.WRITE, null));
            assertThrows(IllegalStateException.class,
                    () -> poller.register(SocketHandle.borrow(stream.far().handle().number()), Poller.WRITE, null));
            stream.near().send(new byte[1]);
            assertEquals(Poller.READ, told(far));
        }
    }

    @Test
    void badArgumentsAreRefused() throws Exception {
        try (Stream stream = Stream.open(); Poller other = Poller.open(mechanism)) {
            assertThrows(NullPointerException.class, () -> poller.register((SocketHandle) null, Poller.READ, null));
            assertThrows(IllegalArgumentException.class, () -> poller.register(stream.far(), Poller.HANGUP, null));
            assertThrows(IllegalArgumentException.class, () -> poller.register(stream.far(), 1 << 20, null));
            assertThrows(IllegalArgumentException.class, () -> poller.newEvents(0));
            assertThrows(IllegalArgumentException.class, () -> poller.await(other.newEvents(1), 0));
            Registration far = poller.register(stream.far(), Poller.READ, null);
            assertThrows(IllegalArgumentException.class, () -> far.interest(Poller.ERROR));
        }
    }

    @Test
    void attachmentsCanBeExchanged() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            assertNull(far.attachment());
            far.attach("later");
            assertEquals("later", far.attachment());
        }
    }

    @Test
    void aRegisteredSocketIsNotGivenAway() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            assertThrows(IllegalStateException.class, () -> stream.far().handle().release());
            far.deregister();
            SocketHandle.adopt(stream.far().handle().release()).close();
        }
    }

    @Test
    void twoPollersWaitForOneSocket() throws Exception {
        try (Stream stream = Stream.open(); Poller other = Poller.open(mechanism)) {
            poller.register(stream.far(), Poller.READ, null);
            other.register(stream.far(), Poller.READ, null);
            stream.near().send(new byte[1]);
            assertTrue(poller.await(events, PATIENCE) > 0);
            assertTrue(other.await(other.newEvents(1), PATIENCE) > 0);
            stream.far().close();
            nothingIsTold();
            assertNotEquals(0, stream.near().poll(dev.panasock.Poll.IN, 10_000));
        }
    }

    @Test
    void aVirtualThreadMayWait() throws Exception {
        try (Stream stream = Stream.open()) {
            Registration far = poller.register(stream.far(), Poller.READ, null);
            CompletableFuture<Registration> told = new CompletableFuture<>();
            Thread.ofVirtual().start(() -> {
                try {
                    poller.await(events, PATIENCE);
                    told.complete(events.next());
                } catch (IOException e) {
                    told.completeExceptionally(e);
                }
            });
            stream.near().send(new byte[1]);
            assertSame(far, told.join());
        }
    }

    @Test
    void datagramsAreTold() throws Exception {
        try (NativeSocket receiver = NativeSocket.open(dev.panasock.AddressFamily.INET,
                dev.panasock.SocketType.DGRAM)) {
            receiver.bind(dev.panasock.InetSockaddr.loopback(0));
            Registration registration = poller.register(receiver, Poller.READ, null);
            nothingIsTold();
            receiver.sendto(new byte[1], receiver.getsockname());
            assertEquals(Poller.READ, told(registration));
            assertNotNull(receiver.get(SoOption.SO_ERROR));
        }
    }
}
