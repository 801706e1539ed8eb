package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.MessageLayout;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.MemorySegment;

/** The calls that can block. */
public enum BlockingOperation implements BlockingCall {
    ACCEPT(Blocking.IN, NoWait.MODE),
    CONNECT(Blocking.OUT, NoWait.MODE_OF_CALL),
    RECV(Blocking.IN, NoWait.FLAG),
    RECVFROM(Blocking.IN, NoWait.FLAG),
    RECVMSG(Blocking.IN, NoWait.FLAG),
    RECVMMSG(Blocking.IN, NoWait.FLAG),
    SEND(Blocking.OUT, NoWait.FLAG),
    SENDTO(Blocking.OUT, NoWait.FLAG),
    SENDMSG(Blocking.OUT, NoWait.FLAG),
    SENDMMSG(Blocking.OUT, NoWait.FLAG),
    SENDFILE(Blocking.OUT, NoWait.MODE_OF_SHARED),
    SPLICE_FROM_SOCKET(Blocking.IN, NoWait.MODE_OF_SHARED),
    SPLICE_TO_SOCKET(Blocking.OUT, NoWait.MODE_OF_SHARED),
    POLL(0, NoWait.DEADLINE);

    private static final int READS = SocketNumbers.POLLIN.here() | SocketNumbers.POLLRDNORM.here();
    private static final int WRITES = SocketNumbers.POLLOUT.here() | SocketNumbers.POLLWRNORM.here();
    private static final int REPORTED = READS | WRITES;
    private static final long LOOK_AGAIN = 50_000_000;
    private static final int WAIT_FOR_ALL = SocketNumbers.MSG_WAITALL.here();

    private final int readyBy;
    private final NoWait noWait;

    BlockingOperation(int readyBy, NoWait noWait) {
        this.readyBy = readyBy;
        this.noWait = noWait;
    }

    @Override
    public int readyBy() {
        return readyBy;
    }

    @Override
    public NoWait noWait() {
        return noWait;
    }

    /** The same as {@link Ready} bits, of a poll by its events. */
    public int ready(int events) {
        int by = this == POLL ? events : readyBy;
        int ready = ((by & READS) != 0 ? Ready.READ : 0) | ((by & WRITES) != 0 ? Ready.WRITE : 0);
        // What is always reported comes with what is waited for.
        return ready != 0 ? ready : Ready.READ;
    }

    /** When a poll looks again for events that no queue reports, such as urgent data; NEVER for others and all other calls. */
    public long lookAgain(int events) {
        return this == POLL && (events & ~REPORTED) != 0 ? Deadlines.after(LOOK_AGAIN) : Deadlines.NEVER;
    }

    @Override
    public boolean goesOn(HandleState handle, int flags, long result, long length) {
        // A poll waits whatever the mode.
        return this == POLL ? result == -Blocking.WOULD_BLOCK
                : BlockingCall.super.goesOn(handle, flags, result, length);
    }

    @Override
    public long wanted(int flags, long length) {
        return switch (this) {
            case SEND, SENDTO, SENDFILE -> length;
            case RECV, RECVFROM -> (flags & WAIT_FOR_ALL) != 0 ? length : 0;
            default -> 0;
        };
    }

    @Override
    public boolean isOfPlaceholder(MemorySegment memory, long result) {
        return switch (this) {
            case POLL -> result > 0;
            // The end of the stream is a message without bytes.
            case RECVMMSG -> result <= 0 || MessageLayout.host().transferred(memory, 0) == 0;
            default -> result <= 0;
        };
    }

    @Override
    public boolean isEarly(long result, long deadline) {
        return this == POLL && result == 0 && Deadlines.left(deadline) > 0;
    }

    @Override
    public long make(ThreadBlock thread, long s, boolean waits, long other, MemorySegment memory, long offset,
            long length, int flags, MemorySegment name, MemorySegment nameLength, int count) {
        SocketApi api = Host.sockets();
        CallBlock call = thread.call;
        return switch (this) {
            case ACCEPT -> api.accept(call, s, name, nameLength);
            case CONNECT -> api.connect(call, s, name, count);
            case RECV -> api.recv(call, s, memory, offset, length, flags);
            case RECVFROM -> api.recvfrom(call, s, memory, offset, length, flags, name, nameLength);
            case RECVMSG -> api.recvmsg(call, s, memory, flags, name, nameLength);
            case RECVMMSG -> api.recvmmsg(call, s, memory, count, flags, name, nameLength);
            case SEND -> api.send(call, s, memory, offset, length, flags);
            case SENDTO -> api.sendto(call, s, memory, offset, length, flags, name, count);
            case SENDMSG -> api.sendmsg(call, s, memory, flags, name, nameLength);
            case SENDMMSG -> api.sendmmsg(call, s, memory, count, flags, name, nameLength);
            case SENDFILE -> waits ? api.sendfile(call, s, other, offset, length)
                    : api.trySendfile(call, s, other, offset, length);
            case SPLICE_FROM_SOCKET -> orPipe(call, other, Blocking.OUT,
                    api.splice(call, s, other, length, waits, flags));
            case SPLICE_TO_SOCKET -> orPipe(call, other, Blocking.IN,
                    api.splice(call, other, s, length, waits, flags));
            case POLL -> poll(thread, memory, count, offset);
        };
    }

    /** It may be the pipe that a splice would have to wait for: because it is full, or empty. */
    private static long orPipe(CallBlock call, long pipe, int events, long result) {
        return result == -Blocking.WOULD_BLOCK && Blocking.look(call, pipe, events) == 0 ? Results.PIPE_NOT_READY
                : result;
    }

    private static int poll(ThreadBlock thread, MemorySegment elements, int count, long deadline) {
        SocketApi api = Host.sockets();
        int millis = Deadlines.leftMillis(thread.lookUntil(deadline));
        long waker = thread.waker();
        if (waker == HandleState.NONE) {
            return api.poll(thread.call, elements, count, millis);
        }
        // It is the last element, and not counted.
        Blocking.POLL_FD.set(elements, count, waker, Blocking.IN);
        int ready = api.poll(thread.call, elements, count + 1, millis);
        return ready > 0 && Blocking.POLL_FD.happened(elements, count) != 0 ? ready - 1 : ready;
    }
}
