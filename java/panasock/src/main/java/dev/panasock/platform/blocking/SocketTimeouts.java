package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import java.time.Duration;

/** SO_RCVTIMEO and SO_SNDTIMEO, for calls whose waiting is done by the library. */
public final class SocketTimeouts {
    private static final OperatingSystem HERE = OperatingSystem.current();

    private SocketTimeouts() {
    }

    /** The deadline of a wait that begins now, or {@link Deadlines#NEVER}. */
    public static long deadline(CallBlock call, long s, int ready) {
        long limit = nanos(call, s, ready == Ready.READ ? SocketNumbers.SO_RCVTIMEO : SocketNumbers.SO_SNDTIMEO);
        return limit == 0 ? Deadlines.NEVER : Deadlines.after(limit);
    }

    /** In nanoseconds; 0 for none, and for what has no such limit. */
    public static long nanos(CallBlock call, long s, Numbers option) {
        call.length(CallBlock.VALUE_SIZE);
        int level = SocketNumbers.SOL_SOCKET.here();
        int result = Host.sockets().getsockopt(call, s, level, option.here(), call.value, call.length);
        if (result < 0) {
            return 0;
        }
        Duration limit = OptionCodec.TIMEOUT.read(HERE, call.value);
        return limit.getSeconds() > Integer.MAX_VALUE ? 0 : limit.toNanos();
    }
}
