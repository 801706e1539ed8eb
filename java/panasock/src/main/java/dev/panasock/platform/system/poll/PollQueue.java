package dev.panasock.platform.system.poll;

import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.SocketApi;

/**
 * An array for {@code poll}, on Windows {@code WSAPoll}: every system has it, and its cost grows with the number of
 * sockets.
 */
public final class PollQueue extends ReadyQueue {
    private static final int IN = SocketNumbers.POLLIN.here();
    private static final int OUT = SocketNumbers.POLLOUT.here();
    private static final int ERR = SocketNumbers.POLLERR.here();
    private static final int HUP = SocketNumbers.POLLHUP.here();
    private static final int NVAL = SocketNumbers.POLLNVAL.here();

    private final PollArray array;

    private PollQueue(PollArray array) {
        this.array = array;
    }

    /** Makes one; returns 0, or a negative error. */
    public static int open(SocketApi api, CallBlock call, ReadyQueue[] made) {
        PollArray[] array = new PollArray[1];
        int result = PollArray.open(api, call, array);
        if (result >= 0) {
            made[0] = new PollQueue(array[0]);
        }
        return result;
    }

    private static int events(int wanted) {
        int interest = wanted & Ready.INTEREST;
        return interest == 0 ? PollArray.SILENT
                : ((interest & Ready.READ) != 0 ? IN : 0) | ((interest & Ready.WRITE) != 0 ? OUT : 0);
    }

    /** poll has no edges: what was reported is not waited for until {@link #again} asks for it. */
    private static boolean once(int wanted) {
        return (wanted & (Ready.ONCE | Ready.EDGE)) != 0;
    }

    @Override
    public int add(CallBlock call, long s, int wanted, long id) {
        return array.add(call, s, events(wanted), once(wanted), id);
    }

    @Override
    public int change(CallBlock call, long s, int wanted, long id) {
        array.change(call, s, events(wanted), once(wanted), id);
        return 0;
    }

    @Override
    public boolean reportsEdges() {
        return false;
    }

    @Override
    public int again(CallBlock call, long s, int wanted, long id) {
        return once(wanted) ? change(call, s, wanted, id) : 0;
    }

    @Override
    public int remove(CallBlock call, long s, long id) {
        array.remove(call, s);
        return 0;
    }

    private static final class Events extends Batch {
        final PollArray.Found found = new PollArray.Found();

        @Override
        public long id(int index) {
            return found.isWoken() ? WAKE_ID : found.id(index);
        }

        @Override
        public int events(int index) {
            int happened = found.isWoken() ? 0 : found.events(index);
            return ((happened & IN) != 0 ? Ready.READ : 0) | ((happened & OUT) != 0 ? Ready.WRITE : 0)
                    | ((happened & HUP) != 0 ? Ready.HANGUP : 0) | ((happened & (ERR | NVAL)) != 0 ? Ready.ERROR : 0);
        }
    }

    @Override
    public Batch batch(int capacity) {
        return new Events();
    }

    @Override
    public int await(CallBlock call, Batch batch, long nanos) {
        PollArray.Found found = ((Events) batch).found;
        int result = array.poll(call, found, nanos);
        return found.isWoken() ? 1 : result;
    }

    @Override
    public int wake(CallBlock call) {
        return array.wake(call);
    }

    @Override
    public void shut(CallBlock call) {
        array.shut(call);
    }

    @Override
    public void free(CallBlock call) {
        array.free(call);
    }
}
