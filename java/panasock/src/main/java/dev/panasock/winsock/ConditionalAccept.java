package dev.panasock.winsock;

import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.BlockingCall;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.WinsockApi;
import java.lang.foreign.MemorySegment;

/**
 * {@code WSAAccept}: a call that calls Java before it returns. The thread is not in the system then, and may make other calls that block.
 *
 * @param api the calls of Winsock
 * @param handle the listener
 * @param condition what is asked
 */
record ConditionalAccept(WinsockApi api, HandleState handle, Condition condition) implements BlockingCall {
    @Override
    public int readyBy() {
        return SocketNumbers.POLLIN.here();
    }

    @Override
    public NoWait noWait() {
        return NoWait.MODE;
    }

    @Override
    public long make(ThreadBlock thread, long s, boolean waits, long other, MemorySegment memory, long offset,
            long length, int flags, MemorySegment name, MemorySegment nameLength, int count) {
        return api.accept(thread.call, s, name, nameLength, (caller, data, callee) -> thread.outside(handle, waits,
                () -> condition.ask(caller, data, callee)));
    }
}
