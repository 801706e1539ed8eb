package dev.panasock.launch;

import dev.panasock.RawSocket;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.SocketNumbers;

/** Provokes what only the log can tell: the system refuses to close a number after the last call has left its handle. */
final class ClosedBehindItsBack {
    private ClosedBehindItsBack() {
    }

    static void main() {
        long number = RawSocket.open(SocketNumbers.SOCK_STREAM);
        SocketHandle handle = SocketHandle.adopt(number);
        handle.enter();
        handle.close();
        SocketHandle.adopt(number).close();
        handle.leave();
        System.out.println(number);
    }
}
