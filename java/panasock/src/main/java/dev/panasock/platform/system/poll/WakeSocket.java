package dev.panasock.platform.system.poll;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A socket that {@link #wake} makes readable, for a thread that waits in {@code poll}: one end of a pair. A system
 * without pairs has a datagram socket on loopback instead, connected to itself, so that no other socket can send to it.
 *
 * <p>Of the block that a method is passed only the captured error is overwritten: the caller may keep a pollfd there.
 */
public final class WakeSocket {
    private static final int LOOPBACK = 0x7f00_0001;
    private static final int AF_UNIX = SocketNumbers.AF_UNIX.here();
    private static final int AF_INET = SocketNumbers.AF_INET.here();
    private static final int SOCK_DGRAM = SocketNumbers.SOCK_DGRAM.here();
    private static final int SOCK_STREAM = SocketNumbers.SOCK_STREAM.here();
    private static final int DRAINED_AT_ONCE = 64;

    /** Released, to be acquired again. */
    private static final ConcurrentLinkedQueue<WakeSocket> SPARE = new ConcurrentLinkedQueue<>();

    private final SocketApi api;
    private final long readable;
    private final long writable;
    /** Sent from and received into. The values mean nothing, so threads may use it at the same time. */
    private final MemorySegment bytes = Arena.ofAuto().allocate(DRAINED_AT_ONCE);
    private final AtomicBoolean woken = new AtomicBoolean();

    private WakeSocket(SocketApi api, long readable, long writable) {
        this.api = api;
        this.readable = readable;
        this.writable = writable;
    }

    /** Makes one; returns 0, or a negative error. Has a block of its own: the one of the caller may hold a pollfd meanwhile. */
    public static int open(SocketApi api, WakeSocket[] made) {
        CallBlock call = CallBlock.create();
        long[] pair = new long[2];
        int result = api.socketpair(call, AF_UNIX, SOCK_STREAM, 0, pair);
        if (result < 0) {
            result = openConnectedToItself(api, call, pair);
        }
        if (result >= 0) {
            made[0] = new WakeSocket(api, pair[0], pair[1]);
            result = Math.min(api.setNonBlocking(call, pair[0], true), api.setNonBlocking(call, pair[1], true));
            if (result < 0) {
                made[0].free(call);
            }
        }
        return result;
    }

    private static int openConnectedToItself(SocketApi api, CallBlock call, long[] pair) {
        long s = api.socket(call, AF_INET, SOCK_DGRAM, 0);
        if (s < 0) {
            return (int) s;
        }
        MemorySegment address = Arena.ofAuto().allocate(CallBlock.ADDRESS_SIZE, Long.BYTES);
        MemorySegment length = Arena.ofAuto().allocate(JAVA_INT);
        int result = api.bind(call, s, address, SockaddrCodec.host().inet(address, LOOPBACK, 0));
        if (result >= 0) {
            length.set(JAVA_INT, 0, CallBlock.ADDRESS_SIZE);
            result = api.getsockname(call, s, address, length);
        }
        if (result >= 0) {
            result = api.connect(call, s, address, length.get(JAVA_INT, 0));
        }
        if (result < 0) {
            api.close(call, s);
        }
        pair[0] = s;
        pair[1] = s;
        return result;
    }

    /** A released one, or a new one; null if none can be made. */
    public static WakeSocket acquire(SocketApi api) {
        WakeSocket spare = SPARE.poll();
        if (spare != null) {
            return spare;
        }
        WakeSocket[] made = new WakeSocket[1];
        return open(api, made) < 0 ? null : made[0];
    }

    /** Only when it was drained and no thread wakes it any more. */
    public void release() {
        SPARE.add(this);
    }

    /** The descriptor or SOCKET to poll for reading. */
    public long readable() {
        return readable;
    }

    /** Makes it readable until {@link #drain}. What this thread did before is seen by the thread that drains. */
    public int wake(CallBlock call) {
        return woken.getAndSet(true) ? 0 : (int) Math.min(0, api.send(call, writable, bytes, 0, 1, 0));
    }

    /** Receives first and allows wake-ups then: in the other order a wake-up could be received here and lost. */
    public void drain(CallBlock call) {
        api.recv(call, readable, bytes, 0, DRAINED_AT_ONCE, 0);
        woken.getAndSet(false);
    }

    /** Closes the sockets. */
    public void free(CallBlock call) {
        api.close(call, readable);
        if (writable != readable) {
            api.close(call, writable);
        }
    }
}
