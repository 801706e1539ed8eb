package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.Report;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Registrations;
import java.lang.ref.Cleaner;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Owned handles that were neither closed nor released before the garbage collector took them: their sockets stay open for as long as the
 * process lives. The system property {@code panasock.leaks} says what is done about it, for the whole life of the JVM: one of the words of
 * {@link Mode}. Without it nothing is done, and a handle costs nothing more.
 *
 * <p>A leak is seen when the garbage collector has found it, which can be late or never. A daemon thread, {@code panasock-leaks}, waits for that; it
 * exists from the first owned handle on unless the mode is off.
 *
 * <p>Borrowed handles cannot be lost, and neither can one that is in use: by a running call, by a poller, by a virtual thread that waits.
 */
public final class LeakReport {
    /** What is done about a handle that was lost. The property takes the name in any case. */
    public enum Mode {
        /** Nothing. */
        OFF,
        /** It is counted, see {@link LeakReport#lost}. */
        COUNT,
        /**
         * It is also logged, by slf4j as {@code dev.panasock}, with the stack of where it was made. Keeping the stack makes each handle some
         * microseconds dearer.
         */
        STACK,
        /** As STACK, and its number is closed. Not where somebody may have kept the number and uses it without its handle. */
        CLOSE
    }

    static final String PROPERTY = "panasock.leaks";

    private static final Mode MODE = read(System.getProperty(PROPERTY, Mode.OFF.name()));
    private static final AtomicLong LOST = new AtomicLong();

    /** Exists once a handle is watched. */
    private static final class Watching {
        static final Cleaner CLEANER =
                Cleaner.create(task -> Thread.ofPlatform().daemon().name("panasock-leaks").unstarted(task));
    }

    private LeakReport() {
    }

    private static Mode read(String word) {
        try {
            return Mode.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            Report.unknownWord(PROPERTY, word, Mode.OFF.name());
            return Mode.OFF;
        }
    }

    /**
     * What is done in this JVM.
     *
     * @return what the property says; {@link Mode#OFF} for a word that is none, which is logged
     */
    public static Mode mode() {
        return MODE;
    }

    /**
     * How many handles were lost so far. Any thread may ask.
     *
     * @return the count; 0 when the mode is off
     */
    public static long lost() {
        return LOST.get();
    }

    /** Watches an owned handle from its making on, if the mode is not off. */
    static void watch(HandleState handle) {
        if (MODE == Mode.OFF) {
            return;
        }
        Watched watched = new Watched(handle.number(),
                MODE == Mode.COUNT ? null
                        : new Throwable("where socket " + handle.number() + " was opened or adopted"));
        Cleaner.Cleanable cleanable = Watching.CLEANER.register(handle, watched);
        handle.watch(closed -> {
            watched.ended = true;
            cleanable.clean();
        });
    }

    /** What is known of a handle when it is gone. Must not reach the handle. */
    private static final class Watched implements Runnable {
        private final long number;
        private final Throwable opened;
        private volatile boolean ended;

        Watched(long number, Throwable opened) {
            this.number = number;
            this.opened = opened;
        }

        /** Run once: at the end of the handle, or when nothing reaches it any more. */
        @Override
        public void run() {
            if (ended) {
                return;
            }
            try {
                if (opened != null) {
                    Report.lost(number, MODE == Mode.CLOSE, opened);
                }
                if (MODE == Mode.CLOSE) {
                    close();
                }
            } finally {
                LOST.incrementAndGet(); // what is counted has been told, and closed
            }
        }

        private void close() {
            ThreadBlock thread = ThreadBlock.acquire();
            try {
                Registrations.forget(thread, number);
                int result = Host.sockets().close(thread.call, number);
                if (result < 0) {
                    Report.closeFailed(number, -result);
                }
            } finally {
                thread.release();
            }
        }
    }
}
