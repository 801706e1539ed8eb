package dev.panasock.launch;

import dev.panasock.SocketHandle;
import dev.panasock.platform.CallBlock;
import dev.panasock.platform.SocketApi;
import dev.panasock.platform.SocketNumbers;

/** Provokes what only the log can tell: the system refuses to close a number after the last call has left its handle. */
final class ClosedBehindItsBack {
    private ClosedBehindItsBack() {
    }

    static void main() {
        CallBlock call = CallBlock.take();
        long number = SocketApi.host().socket(call, SocketNumbers.AF_INET.here(), SocketNumbers.SOCK_STREAM.here(), 0);
        call.give();
        SocketHandle handle = SocketHandle.adopt(number);
        handle.enter();
        handle.close();
        SocketHandle.adopt(number).close();
        handle.leave();
        System.out.println(number);
    }
}
