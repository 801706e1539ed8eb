package dev.panasock.windows;

import dev.panasock.SocketError;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.windows.CompletionApi;
import java.io.IOException;
import java.time.Duration;

/** What every class here begins with: the system it needs, the errors and the times of its calls. */
final class WindowsOnly {

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

    /** The deadline some time from now; none for null. */
    static long deadline(Duration timeout) {
        return timeout == null ? Deadlines.NEVER : Deadlines.after(timeout.toNanos());
    }

    /** The milliseconds until then, rounded up; INFINITE for no time. */
    static int left(long deadline) {
        return deadline == Deadlines.NEVER ? CompletionApi.INFINITE : Deadlines.leftMillis(deadline);
    }
}
