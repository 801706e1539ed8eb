package dev.panasock.bench.run;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;

/** Whose costs are read. */
enum Meter {
    /** Those of the thread that asks. */
    THIS_THREAD {
        @Override
        long processorNanos() {
            return THREADS.getCurrentThreadCpuTime();
        }

        @Override
        long bytes() {
            return THREADS.getCurrentThreadAllocatedBytes();
        }
    },
    /** Processor time of all others, virtual ones by their carriers; bytes of all. */
    OTHER_THREADS {
        @Override
        long processorNanos() {
            try {
                return ProcessorTime.of(ProcessHandle.current().pid()) - THREADS.getCurrentThreadCpuTime();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        long bytes() {
            return THREADS.getTotalThreadAllocatedBytes();
        }
    };

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    abstract long processorNanos();

    abstract long bytes();
}
