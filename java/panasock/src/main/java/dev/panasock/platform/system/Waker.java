package dev.panasock.platform.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.SocketNumbers;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Something that becomes readable when a thread says so, made of sockets, for those who wait by {@code poll}: a pair, or where a system has no
 * pairs a datagram socket on loopback that is connected with itself, so that nobody else can write to it.
 */
public final class Waker {
    private static final int LOOPBACK = 0x7f00_0001;
    private static final int AF_UNIX = SocketNumbers.AF_UNIX.here();
    private static final int AF_INET = SocketNumbers.AF_INET.here();
    private static final int SOCK_DGRAM = SocketNumbers.SOCK_DGRAM.here();
    private static final int SOCK_STREAM = SocketNumbers.SOCK_STREAM.here();

    /** Of threads that wait for nothing now. */
    private static final ConcurrentLinkedQueue<Waker> SPARE = new ConcurrentLinkedQueue<>();

    private final SocketApi api;
    private final long readable;
    private final long writable;
    private final AtomicBoolean woken = new AtomicBoolean();

    private Waker(SocketApi api, long readable, long writable) {
        this.api = api;
        this.readable = readable;
        this.writable = writable;
    }

    /** Makes one; returns 0, or a negative error. */
    public static int open(SocketApi api, CallBlock call, Waker[] made) {
        long[] pair = new long[2];
        int result = api.socketpair(call, AF_UNIX, SOCK_STREAM, 0, pair);
        if (result < 0) {
            result = openConnectedWithItself(api, call, pair);
        }
        if (result < 0) {
            return result;
        }
        made[0] = new Waker(api, pair[0], pair[1]);
        api.setNonBlocking(call, pair[0], true);
        return api.setNonBlocking(call, pair[1], true);
    }

    /** One that nobody uses, or a new one; null if none can be made. */
    public static Waker take(SocketApi api, CallBlock call) {
        Waker spare = SPARE.poll();
        if (spare != null) {
            return spare;
        }
        Waker[] made = new Waker[1];
        return open(api, call, made) < 0 ? null : made[0];
    }

    /** Nobody wakes it any more, and it was drained. */
    public void give() {
        SPARE.add(this);
    }

    private static int openConnectedWithItself(SocketApi api, CallBlock call, long[] pair) {
        long s = api.socket(call, AF_INET, SOCK_DGRAM, 0);
        if (s < 0) {
            return (int) s;
        }
        int length = SockaddrCodec.host().inet(call.address, LOOPBACK, 0);
        int result = api.bind(call, s, call.address, length);
        if (result >= 0) {
            call.length(CallBlock.ADDRESS_SIZE);
            result = api.getsockname(call, s, call.address, call.length);
        }
        if (result >= 0) {
            result = api.connect(call, s, call.address, call.length());
        }
        if (result < 0) {
            api.close(call, s);
        }
        pair[0] = s;
        pair[1] = s;
        return result;
    }

    /** What becomes readable. */
    public long readable() {
        return readable;
    }

    /** Makes it readable until {@link #drain}. What this thread did before is seen by the one that drains. */
    public int wake(CallBlock call) {
        if (woken.getAndSet(true)) {
            return 0;
        }
        call.value.set(JAVA_INT, 0, 1);
        return (int) Math.min(0, api.send(call, writable, call.value, 0, 1, 0));
    }

    /** First empties it, then lets others write again: the other way round what they write could be lost here. */
    public void drain(CallBlock call) {
        MemorySegment memory = call.value;
        api.recv(call, readable, memory, 0, memory.byteSize(), 0);
        woken.getAndSet(false);
    }

    public void free(CallBlock call) {
        api.close(call, readable);
        if (writable != readable) {
            api.close(call, writable);
        }
    }
}
