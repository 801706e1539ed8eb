package dev.panasock.platform.system.stub;

import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waits for sockets of a {@link StubSocketApi} by looking at each again and again. */
public final class StubReadyQueue extends ReadyQueue {
    private static final int IN = SocketNumbers.POLLIN.here();
    private static final int OUT = SocketNumbers.POLLOUT.here();
    private static final int NVAL = SocketNumbers.POLLNVAL.here();

    private final StubSocketApi api;
    private final Map<Long, Member> members = new LinkedHashMap<>();
    private boolean woken;
    private boolean shut;

    private record Member(int wanted, long id) {
    }

    private record Event(int happened, long id) {
    }

    private static final class Events extends Batch {
        final int capacity;
        final List<Event> found = new ArrayList<>();

        Events(int capacity) {
            this.capacity = capacity;
        }

        @Override
        public long id(int index) {
            return found.get(index).id();
        }

        @Override
        public int events(int index) {
            return found.get(index).happened();
        }
    }

    /** Over sockets of the same system. */
    public StubReadyQueue(StubSocketApi api) {
        this.api = api;
    }

    @Override
    public synchronized int add(CallBlock call, long s, int wanted, long id) {
        return members.putIfAbsent(s, new Member(wanted, id)) == null ? 0 : Results.ADDED_BEFORE;
    }

    @Override
    public synchronized int change(CallBlock call, long s, int wanted, long id) {
        members.put(s, new Member(wanted, id));
        return 0;
    }

    /** No edges: what was reported by edge is wanted again by a call. */
    @Override
    public boolean reportsEdges() {
        return false;
    }

    @Override
    public int again(CallBlock call, long s, int wanted, long id) {
        return change(call, s, wanted, id);
    }

    @Override
    public synchronized int remove(CallBlock call, long s, long id) {
        members.remove(s);
        return 0;
    }

    @Override
    public Batch batch(int capacity) {
        return new Events(capacity);
    }

    @Override
    public int await(CallBlock call, Batch batch, long nanos) {
        Events events = (Events) batch;
        long begin = System.nanoTime();
        do {
            events.found.clear();
            if (collect(events)) {
                return events.found.size();
            }
            Thread.onSpinWait();
        } while (nanos < 0 || System.nanoTime() - begin < nanos);
        return 0;
    }

    /** Whether the wait is at its end. */
    private synchronized boolean collect(Events events) {
        members.replaceAll((s, member) -> report(s, member, events));
        if (woken && events.found.size() < events.capacity) {
            woken = false;
            events.found.add(new Event(0, WAKE_ID));
        }
        boolean ended = shut || !events.found.isEmpty();
        return ended;
    }

    private Member report(long s, Member member, Events events) {
        int bits = api.ready(s);
        int happened = Ready.answer(((bits & IN) != 0 ? Ready.READ : 0) | ((bits & OUT) != 0 ? Ready.WRITE : 0)
                | ((bits & NVAL) != 0 ? Ready.ERROR : 0), member.wanted());
        if (happened == 0 || events.found.size() == events.capacity) {
            return member;
        }
        events.found.add(new Event(happened, member.id()));
        boolean once = (member.wanted() & (Ready.ONCE | Ready.EDGE)) != 0;
        return once ? new Member(0, member.id()) : member;
    }

    @Override
    public synchronized int wake(CallBlock call) {
        woken = true;
        return 0;
    }

    @Override
    public synchronized void shut(CallBlock call) {
        shut = true;
    }

    @Override
    public synchronized void free(CallBlock call) {
        members.clear();
    }
}
