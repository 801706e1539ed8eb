package dev.panasock.soak;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** One thread: any operation on any pair, until the end. */
final class Worker implements Runnable {
    private static final int CLOSE_ONE_IN = 40;

    private final AtomicReferenceArray<Pair> pairs;
    private final SplittableRandom random;
    private final Tally tally;
    private int opened;
    volatile boolean stopped;
    /** When the operation that runs began, and what it is. */
    volatile long since = System.nanoTime();
    volatile String doing = "";

    Worker(AtomicReferenceArray<Pair> pairs, long seed, Tally tally) {
        this.pairs = pairs;
        this.random = new SplittableRandom(seed);
        this.tally = tally;
    }

    @Override
    public void run() {
        try {
            while (!stopped) {
                step();
            }
        } catch (Throwable e) {
            tally.wrong(Thread.currentThread() + ": " + e);
            e.printStackTrace();
        }
    }

    private void step() {
        int index = random.nextInt(pairs.length());
        Face face = Face.values()[random.nextInt(2)];
        Operation operation = Operation.any(random);
        String name = (Thread.currentThread().isVirtual() ? "virtual " : "platform ") + face + " " + operation;
        doing = name;
        since = System.nanoTime();
        String end;
        try {
            end = operation.run(face, pairs.get(index), random, tally);
        } catch (IOException e) {
            end = Face.end(e, tally);
        }
        tally.count(name + ": " + end);
        Thread.interrupted();
        if (random.nextInt(CLOSE_ONE_IN) == 0) {
            replace(index);
        }
    }

    /** Closes a pair while others use it, and puts a new one in its place. */
    private void replace(int index) {
        doing = "replace";
        since = System.nanoTime();
        try {
            Pair old = pairs.getAndSet(index, Pair.open(random, index + pairs.length() * opened++));
            old.close(random);
            tally.count("replaced");
        } catch (IOException e) {
            // The thread was interrupted meanwhile: the next time, then.
            tally.count("replace: " + Face.end(e, tally));
        }
    }
}
