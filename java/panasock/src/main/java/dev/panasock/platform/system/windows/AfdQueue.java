package dev.panasock.platform.system.windows;

import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.abi.NumberIndex;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A completion port to which the driver queues the ends of polls. A poll ends once: what is reported by level is polled
 * anew when a thread waits again, so that it had the time to receive.
 */
public final class AfdQueue extends ReadyQueue {
    private static final int READ = sockets_h.AFD_POLL_RECEIVE() | sockets_h.AFD_POLL_ACCEPT()
            | sockets_h.AFD_POLL_DISCONNECT();
    private static final int WRITE = sockets_h.AFD_POLL_SEND();
    private static final int ABORT = sockets_h.AFD_POLL_ABORT();
    private static final int FAIL = sockets_h.AFD_POLL_CONNECT_FAIL();
    private static final int ALWAYS = ABORT | FAIL | sockets_h.AFD_POLL_LOCAL_CLOSE();
    /** How long the end of cancelled polls is waited for before their memory is left unused. */
    private static final int LAST_MILLIS = 1_000;

    private final SocketApi api;
    private final MemorySegment port;
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean shut;

    // Guarded by this.
    private final List<AfdGroup> groups = new ArrayList<>();
    private final NumberIndex slots = new NumberIndex();
    private int[] due = new int[AfdGroup.SIZE];
    private int dueCount;
    private int waiting;

    private AfdQueue(SocketApi api, long port) {
        this.api = api;
        this.port = MemorySegment.ofAddress(port);
    }

    /** Makes a queue; returns 0, or a negative error. */
    public static int open(SocketApi api, CallBlock call, ReadyQueue[] made) {
        long port = CompletionApi.createPort(call, 0);
        if (port < 0) {
            return (int) port;
        }
        AfdQueue queue = new AfdQueue(api, port);
        long result = queue.reach(call, 0);
        if (result < 0) {
            queue.free(call);
            return (int) result;
        }
        made[0] = queue;
        return 0;
    }

    /** Makes groups up to that of a slot. */
    private synchronized int reach(CallBlock call, int slot) {
        while (groups.size() <= slot / AfdGroup.SIZE) {
            long afd = AfdApi.open(call);
            if (afd < 0) {
                return (int) afd;
            }
            int result = CompletionApi.associate(call, port, afd, groups.size());
            if (result < 0) {
                CompletionApi.closeHandle(call, afd);
                return result;
            }
            groups.add(new AfdGroup(afd));
        }
        return 0;
    }

    private AfdGroup group(int slot) {
        return groups.get(slot / AfdGroup.SIZE);
    }

    private static int index(int slot) {
        return slot % AfdGroup.SIZE;
    }

    @Override
    public synchronized int add(CallBlock call, long s, int wanted, long id) {
        if (slots.get(s) >= 0) {
            return Results.ADDED_BEFORE;
        }
        int slot = (int) id;
        long base = AfdApi.socket(api, call, s);
        int result = base < 0 ? (int) base : reach(call, slot);
        if (result < 0) {
            return result;
        }
        AfdGroup group = group(slot);
        group.ids[index(slot)] = id;
        group.bases[index(slot)] = base;
        slots.put(s, slot);
        result = ask(call, slot, wanted);
        if (result < 0) {
            slots.remove(s);
            group.ids[index(slot)] = AfdGroup.NONE;
        }
        return result;
    }

    @Override
    public synchronized int change(CallBlock call, long s, int wanted, long id) {
        return ask(call, (int) id, wanted);
    }

    @Override
    public boolean reportsEdges() {
        return false;
    }

    @Override
    public int again(CallBlock call, long s, int wanted, long id) {
        return (wanted & (Ready.ONCE | Ready.EDGE)) == 0 ? 0 : change(call, s, wanted, id);
    }

    /** Wants something of a slot: at once if a thread waits now, else before the next does. */
    private int ask(CallBlock call, int slot, int wanted) {
        AfdGroup group = group(slot);
        group.wanted[index(slot)] = wanted;
        if (group.polled[index(slot)] != AfdGroup.NONE) {
            group.cancel(call, index(slot)); // the end of the old poll begins the new one
        } else if (waiting > 0) {
            return begin(call, slot);
        } else {
            makeDue(slot);
        }
        return 0;
    }

    @Override
    public synchronized int remove(CallBlock call, long s, long id) {
        int slot = slots.remove(s);
        AfdGroup group = group(slot);
        group.ids[index(slot)] = AfdGroup.NONE;
        group.wanted[index(slot)] = 0;
        group.cancel(call, index(slot));
        return 0;
    }

    private void makeDue(int slot) {
        AfdGroup group = group(slot);
        if (!group.due[index(slot)]) {
            group.due[index(slot)] = true;
            if (dueCount == due.length) {
                due = Arrays.copyOf(due, 2 * dueCount);
            }
            due[dueCount++] = slot;
        }
    }

    private synchronized void beginAllDue(CallBlock call) {
        for (int i = 0; i < dueCount; i++) {
            group(due[i]).due[index(due[i])] = false;
            begin(call, due[i]);
        }
        dueCount = 0;
        waiting++;
    }

    private int begin(CallBlock call, int slot) {
        AfdGroup group = group(slot);
        int index = index(slot);
        int interest = group.wanted[index] & Ready.INTEREST;
        if (interest == 0 || group.ids[index] == AfdGroup.NONE || group.polled[index] != AfdGroup.NONE) {
            return 0;
        }
        int events = ALWAYS | ((interest & Ready.READ) != 0 ? READ : 0) | ((interest & Ready.WRITE) != 0 ? WRITE : 0);
        int result = AfdApi.poll(call, group.afd, group.poll(index), group.bases[index], events);
        if (result == 0) {
            group.polled[index] = group.ids[index];
        }
        return result;
    }

    private static final class Events extends Batch {
        final MemorySegment entries;
        final int capacity;
        private final long[] ids;
        private final int[] events;
        private int count;

        Events(int capacity) {
            this.capacity = capacity;
            this.entries = Arena.ofAuto().allocate(capacity * CompletionApi.ENTRY_SIZE, Long.BYTES);
            this.ids = new long[capacity];
            this.events = new int[capacity];
        }

        void add(long id, int happened) {
            ids[count] = id;
            events[count++] = happened;
        }

        @Override
        public long id(int index) {
            return ids[index];
        }

        @Override
        public int events(int index) {
            return events[index];
        }
    }

    @Override
    public Batch batch(int capacity) {
        return new Events(capacity);
    }

    @Override
    public int await(CallBlock call, Batch batch, long nanos) {
        Events events = (Events) batch;
        events.count = 0;
        long deadline = Deadlines.within(nanos);
        while (true) {
            beginAllDue(call);
            int millis = Deadlines.leftMillis(deadline);
            int ended = CompletionApi.get(call, port, events.entries, events.capacity, millis);
            collect(call, events, ended);
            if (ended <= 0 || shut || events.count > 0) {
                return ended < 0 ? ended : events.count;
            }
            // Only polls of removed sockets have ended.
        }
    }

    private synchronized void collect(CallBlock call, Events events, int ended) {
        waiting--;
        for (int i = 0; i < ended; i++) {
            long key = CompletionApi.key(events.entries, i);
            if (key == WAKE_ID) {
                woken.getAndSet(false);
                events.add(WAKE_ID, 0);
            } else {
                AfdGroup group = groups.get((int) key);
                int index = group.indexOf(CompletionApi.overlapped(events.entries, i));
                end(group, index, (int) key * AfdGroup.SIZE + index, events);
            }
        }
        if (shut) {
            CompletionApi.post(call, port, 0, WAKE_ID, 0); // for the next thread that waits
        }
    }

    private void end(AfdGroup group, int index, int slot, Events events) {
        long id = group.polled[index];
        group.polled[index] = AfdGroup.NONE;
        int reported = AfdApi.reported(group.poll(index));
        int wanted = group.wanted[index];
        if (id == group.ids[index] && (reported & sockets_h.AFD_POLL_LOCAL_CLOSE()) == 0) {
            int answer = Ready.answer(ready(reported), wanted);
            if (answer != 0) {
                events.add(id, answer);
                if ((wanted & (Ready.ONCE | Ready.EDGE)) != 0) {
                    group.wanted[index] = 0;
                }
            }
        }
        if (group.ids[index] != AfdGroup.NONE && group.wanted[index] != 0) {
            makeDue(slot);
        }
    }

    private static int ready(int reported) {
        return ((reported & READ) != 0 ? Ready.READ : 0) | ((reported & WRITE) != 0 ? Ready.WRITE : 0)
                | ((reported & ABORT) != 0 ? Ready.HANGUP | Ready.ERROR : 0)
                | ((reported & FAIL) != 0 ? Ready.ERROR : 0);
    }

    @Override
    public int wake(CallBlock call) {
        return woken.getAndSet(true) ? 0 : CompletionApi.post(call, port, 0, WAKE_ID, 0);
    }

    @Override
    public void shut(CallBlock call) {
        shut = true;
        CompletionApi.post(call, port, 0, WAKE_ID, 0);
    }

    @Override
    public void free(CallBlock call) {
        Events events = new Events(AfdGroup.SIZE);
        int ended = 1;
        while (ended > 0 && !allIdle()) {
            ended = CompletionApi.get(call, port, events.entries, events.capacity, LAST_MILLIS);
            forget(events, ended);
        }
        groups.forEach(group -> group.free(call));
        CompletionApi.closeHandle(call, port.address());
    }

    private synchronized boolean allIdle() {
        return groups.stream().allMatch(AfdGroup::idle);
    }

    private synchronized void forget(Events events, int ended) {
        for (int i = 0; i < ended; i++) {
            long key = CompletionApi.key(events.entries, i);
            if (key != WAKE_ID) {
                AfdGroup group = groups.get((int) key);
                group.polled[group.indexOf(CompletionApi.overlapped(events.entries, i))] = AfdGroup.NONE;
            }
        }
    }
}
