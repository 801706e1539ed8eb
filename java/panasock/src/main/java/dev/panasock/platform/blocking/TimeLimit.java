package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;

/** The limits that SO_RCVTIMEO and SO_SNDTIMEO set, for calls whose waiting is done by the library. */
public final class TimeLimit {
    private static final OperatingSystem HERE = OperatingSystem.current();

    private TimeLimit() {
    }

    /** When a wait that begins now is over, or {@link Moment#NEVER}. */
    public static long moment(CallBlock call, long s, int wanted) {
        long limit = nanos(call, s, wanted == Ready.READ ? SocketNumbers.SO_RCVTIMEO : SocketNumbers.SO_SNDTIMEO);
        return limit == 0 ? Moment.NEVER : Moment.after(limit);
    }

    /** In nanoseconds; 0 for none, and for what has no such limit. */
    public static long nanos(CallBlock call, long s, Numbers option) {
        call.length(CallBlock.VALUE_SIZE);
        int level = SocketNumbers.SOL_SOCKET.here();
        int result = Host.sockets().getsockopt(call, s, level, option.here(), call.value, call.length);
        if (result < 0) {
            return 0;
        }
        java.time.Duration limit = OptionCodec.TIMEOUT.read(HERE, call.value);
        return limit.getSeconds() > Integer.MAX_VALUE ? 0 : limit.toNanos();
    }
}
