package dev.panasock.platform.parking;

import dev.panasock.AddressFamily;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.Protocol;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.platform.blocking.HandleAccess;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Mechanism;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ReadyQueue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Virtual threads wait in a registry of this program's own, while its readers fail again and again, and all are served. Argument:
 * {@code read} for a daemon thread that reads, {@code signal} for one that signals, {@code heap} for the registry of the library while there
 * is no memory.
 */
final class FailingReaders {
    private static final int SOCKETS = 20;
    private static final int ROUNDS = 60;
    private static final long LIMIT_SECONDS = 30;

    private final List<SocketPair> pairs = new ArrayList<>();
    private final Semaphore served = new Semaphore(0);
    private volatile Object[] filled;

    private FailingReaders() throws IOException {
        for (int i = 0; i < SOCKETS; i++) {
            pairs.add(NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT));
        }
    }

    public static void main(String[] arguments) throws Exception {
        FailingReaders program = new FailingReaders();
        if (arguments[0].equals("heap")) {
            program.start();
            program.serveWithoutMemory();
        } else {
            FailingQueue queue = new FailingQueue(open());
            FailingQueue readable = arguments[0].equals("signal") ? new FailingQueue(open()) : null;
            program.register(queue, readable);
            program.start();
            program.serve(queue, readable);
        }
        System.out.println("all served");
    }

    private static ReadyQueue open() {
        ReadyQueue[] made = new ReadyQueue[1];
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (Mechanism.of(null).open(thread.call, made) < 0) {
                throw new IllegalStateException("no queue");
            }
            return made[0];
        } finally {
            thread.release();
        }
    }

    private void register(ReadyQueue queue, ReadyQueue readable) {
        WaitRegistry registry = new WaitRegistry(queue);
        CallBlock call = ThreadBlock.acquire().call;
        if (readable != null && QueueReader.contain(call, readable, queue) < 0) {
            throw new IllegalStateException("the queue cannot be contained");
        }
        new QueueReader(queue, readable, registry).start();
        for (SocketPair pair : pairs) {
            HandleState handle = HandleAccess.of(pair.first().handle());
            if (registry.register(call, handle, handle.enterCounted()) != 0) {
                throw new IllegalStateException("not registered");
            }
        }
    }

    private void start() {
        for (SocketPair pair : pairs) {
            // Two each: one of them waits while the other is chosen.
            for (int i = 0; i < 2; i++) {
                Thread.ofVirtual().start(() -> receive(pair.first()));
            }
        }
    }

    private void receive(NativeSocket socket) {
        byte[] one = new byte[1];
        while (true) {
            try {
                socket.recv(one);
                served.release();
            } catch (Error e) {
                // For want of memory in this thread itself: it tries again.
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void serve(FailingQueue queue, FailingQueue readable) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            queue.failingWaits.set(round % 4);
            if (readable != null) {
                readable.failingWaits.set(round / 4 % 3);
                readable.failingChanges.set(round / 12 % 3);
            }
            sendToEach(round);
        }
    }

    private void sendToEach(int round) throws Exception {
        for (SocketPair pair : pairs) {
            pair.second().send(new byte[1]);
        }
        if (!served.tryAcquire(SOCKETS, LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("round " + round + ": " + served.availablePermits() + " were served");
        }
    }

    private void serveWithoutMemory() throws Exception {
        // Everything that is needed is loaded.
        for (int round = 0; round < ROUNDS; round++) {
            sendToEach(round);
        }
        Thread filling = Thread.ofPlatform().daemon().start(this::fill);
        long end = System.nanoTime() + 3_000_000_000L;
        for (int i = 0; System.nanoTime() < end; i++) {
            try {
                pairs.get(i % SOCKETS).second().send(new byte[1], 0, 1, Msg.DONTWAIT);
            } catch (Error e) {
                // For want of memory in this thread itself.
            }
        }
        filling.interrupt();
        filling.join();
        for (SocketPair pair : pairs) {
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
            while (pair.first().poll(Poll.IN, 0) != 0) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("threads wait for what is there");
                }
            }
        }
        served.drainPermits();
        for (int round = 0; round < ROUNDS; round++) {
            sendToEach(round);
        }
    }

    /** Keeps the heap full to the last byte, most of the time. */
    private void fill() {
        while (!Thread.interrupted()) {
            try {
                for (int size = 1 << 20; !Thread.currentThread().isInterrupted(); size = Math.max(16, size / 2)) {
                    grow(size);
                }
            } catch (OutOfMemoryError e) {
                filled = null;
            }
        }
        filled = null;
    }

    private void grow(int size) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                filled = new Object[] {filled, new byte[size]};
            }
        } catch (OutOfMemoryError e) {
            if (size == 16) {
                throw e;
            }
        }
    }
}
