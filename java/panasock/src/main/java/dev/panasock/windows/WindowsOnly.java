package dev.panasock.windows;

import dev.panasock.SocketError;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.windows.CompletionApi;
import java.io.IOException;
import java.time.Duration;

/** What every class here begins with: the system it needs, the errors and the times of its calls. */
final class WindowsOnly {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private WindowsOnly() {
    }

    static void require() {
        Host.require(OperatingSystem.WINDOWS, "overlapped operations and completion ports exist on Windows only");
    }

    /** A result that is not a negative error. */
    static long check(String function, long result, Object subject) throws IOException {
        if (result < 0) {
            throw SocketError.of((int) -result).exception(function, subject);
        }
        return result;
    }

    /** When a time is up, by the clock of {@link #left}. */
    static long end(Duration timeout) {
        return timeout == null ? 0 : System.nanoTime() + timeout.toNanos();
    }

    /** The milliseconds until then, not too few of them. */
    static int left(Duration timeout, long end) {
        if (timeout == null) {
            return CompletionApi.INFINITE;
        }
        long nanos = end - System.nanoTime();
        return nanos <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (nanos + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}
