package dev.panasock.platform.system.linux;

import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicBoolean;

/** An epoll instance, and an eventfd to wake the threads that wait in it. */
public final class EpollQueue extends ReadyQueue {
    private static final EpollLayout LAYOUT = EpollLayout.here();
    private static final int IN = sockets_h.EPOLLIN();
    private static final int OUT = sockets_h.EPOLLOUT();
    private static final int HUP = sockets_h.EPOLLHUP();
    private static final int ERR = sockets_h.EPOLLERR();
    private static final int ADD = sockets_h.EPOLL_CTL_ADD();
    private static final int MOD = sockets_h.EPOLL_CTL_MOD();
    private static final int DEL = sockets_h.EPOLL_CTL_DEL();

    private final SocketApi api;
    private final int epoll;
    private final int eventFd;
    /** Whether the eventfd was written to and no thread has returned for it yet: further wake-ups need no call. */
    private final AtomicBoolean woken = new AtomicBoolean();

    private EpollQueue(SocketApi api, int epoll, int eventFd) {
        this.api = api;
        this.epoll = epoll;
        this.eventFd = eventFd;
    }

    /** Makes a queue; returns 0, or a negative error. */
    public static int open(SocketApi api, CallBlock call, ReadyQueue[] made) {
        int epoll = EpollApi.create(call);
        if (epoll < 0) {
            return epoll;
        }
        int eventFd = CounterApi.eventFd(call, 0, false);
        // By edge each wake-up is reported to one thread, and the counter need not be read.
        int result =
                eventFd < 0 ? eventFd : EpollApi.control(call, epoll, ADD, eventFd, IN | sockets_h.EPOLLET(), WAKE_ID);
        EpollQueue queue = new EpollQueue(api, epoll, eventFd);
        if (result < 0) {
            queue.free(call);
            return result;
        }
        made[0] = queue;
        return 0;
    }

    private static int epollEvents(int wanted) {
        int interest = wanted & Ready.INTEREST;
        if (interest == 0) {
            return sockets_h.EPOLLONESHOT(); // EPOLLHUP and EPOLLERR are always reported: once is enough
        }
        return ((interest & Ready.READ) != 0 ? IN : 0) | ((interest & Ready.WRITE) != 0 ? OUT : 0)
                | ((wanted & Ready.EDGE) != 0 ? sockets_h.EPOLLET() : 0)
                | ((wanted & Ready.ONCE) != 0 ? sockets_h.EPOLLONESHOT() : 0);
    }

    @Override
    public int add(CallBlock call, long s, int wanted, long id) {
        int result = EpollApi.control(call, epoll, ADD, s, epollEvents(wanted), id);
        return result == -sockets_h.EEXIST() ? Results.ADDED_BEFORE : result;
    }

    @Override
    public int change(CallBlock call, long s, int wanted, long id) {
        return EpollApi.control(call, epoll, MOD, s, epollEvents(wanted), id);
    }

    @Override
    public long descriptor() {
        return epoll;
    }

    @Override
    public int remove(CallBlock call, long s, long id) {
        return EpollApi.control(call, epoll, DEL, s, 0, id);
    }

    private static final class Events extends Batch {
        final MemorySegment memory;
        final int capacity;

        Events(int capacity) {
            this.capacity = capacity;
            this.memory = Arena.ofAuto().allocate(capacity * LAYOUT.size(), Long.BYTES);
        }

        @Override
        public long id(int index) {
            return LAYOUT.data(memory, index);
        }

        @Override
        public int events(int index) {
            int happened = LAYOUT.events(memory, index);
            return ((happened & IN) != 0 ? Ready.READ : 0) | ((happened & OUT) != 0 ? Ready.WRITE : 0)
                    | ((happened & HUP) != 0 ? Ready.HANGUP : 0) | ((happened & ERR) != 0 ? Ready.ERROR : 0);
        }
    }

    @Override
    public Batch batch(int capacity) {
        return new Events(capacity);
    }

    @Override
    public int await(CallBlock call, Batch batch, long nanos) {
        Events events = (Events) batch;
        int count = EpollApi.await(call, epoll, events.memory, events.capacity, nanos);
        for (int i = 0; i < count; i++) {
            if (events.id(i) == WAKE_ID) {
                woken.getAndSet(false);
                break;
            }
        }
        return count;
    }

    @Override
    public int wake(CallBlock call) {
        // A set, also if it changes nothing: the thread that clears it later sees what this thread did before.
        return woken.getAndSet(true) ? 0 : CounterApi.write(call, eventFd, 1);
    }

    @Override
    public void shut(CallBlock call) {
        // By level and never read: it is reported to every thread that waits, now or later.
        EpollApi.control(call, epoll, MOD, eventFd, IN, WAKE_ID);
        CounterApi.write(call, eventFd, 1);
    }

    @Override
    public void free(CallBlock call) {
        if (eventFd >= 0) {
            api.close(call, eventFd);
        }
        api.close(call, epoll);
    }
}
