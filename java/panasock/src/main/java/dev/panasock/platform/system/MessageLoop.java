package dev.panasock.platform.system;

import dev.panasock.platform.abi.MessageLayout;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.SocketNumbers;
import java.lang.foreign.MemorySegment;

/** What sendmmsg and recvmmsg of Linux do, message by message, for systems that have neither. */
final class MessageLoop {
    private static final MessageLayout LAYOUT = MessageLayout.host();
    private static final PollFd POLL_FD = PollFd.host();
    private static final int POLL_IN = SocketNumbers.POLLIN.here();

    private MessageLoop() {
    }

    private static MemorySegment message(MemorySegment batch, int index) {
        return batch.asSlice(index * LAYOUT.elementSize(), LAYOUT.size());
    }

    static int send(SocketApi api, CallBlock call, long s, MemorySegment batch, int count, int flags,
            MemorySegment memory,
            MemorySegment more) {
        for (int i = 0; i < count; i++) {
            long n = api.sendmsg(call, s, message(batch, i), flags, memory, more);
            if (n < 0) {
                return i == 0 ? (int) n : i;
            }
            LAYOUT.setTransferred(batch, i, (int) n);
        }
        return count;
    }

    static int receive(SocketApi api, CallBlock call, long s, MemorySegment batch, int count, int flags,
            MemorySegment memory, MemorySegment more) {
        for (int i = 0; i < count; i++) {
            if (i > 0 && !isReady(api, call, s)) {
                return i;
            }
            long n = api.recvmsg(call, s, message(batch, i), flags, memory, more);
            if (n < 0) {
                return i == 0 ? (int) n : i;
            }
            LAYOUT.setTransferred(batch, i, (int) n);
        }
        return count;
    }

    private static boolean isReady(SocketApi api, CallBlock call, long s) {
        POLL_FD.set(call.value, 0, s, POLL_IN);
        return api.poll(call, call.value, 1, 0) > 0;
    }
}
