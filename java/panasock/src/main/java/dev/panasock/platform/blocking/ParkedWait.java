package dev.panasock.platform.blocking;

import dev.panasock.platform.host.Host;
import dev.panasock.platform.parking.Parking;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/** {@code poll} for several handles in a virtual thread: it looks, and is parked for a while that grows up to 8 ms before it looks again. */
final class ParkedWait {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private ParkedWait() {
    }

    static int poll(HandleLife life, HandleGroup group, CallBlock call, MemorySegment fds, int count, int millis) {
        long end = System.nanoTime() + millis * NANOS_PER_MILLI;
        long pause = Parking.SHORTEST_PAUSE;
        while (true) {
            int ready = Host.sockets().poll(call, fds, count, 0);
            if (life == null ? group.isAnyClosed() : !life.isAlive()) {
                return Blocking.CLOSED;
            }
            long left = millis < 0 ? Long.MAX_VALUE : end - System.nanoTime();
            if (ready != 0 || left <= 0) {
                return ready;
            }
            if (Thread.currentThread().isInterrupted()) {
                return Blocking.INTERRUPTED;
            }
            LockSupport.parkNanos(Math.min(left, pause));
            pause = Math.min(2 * pause, Parking.LONGEST_PAUSE);
        }
    }
}
