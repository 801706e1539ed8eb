package dev.panasock.platform.system.stub;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ChildPlan;
import dev.panasock.platform.system.ProcessApi;
import dev.panasock.platform.system.SocketApi;
import java.util.HashMap;
import java.util.Map;

/** Processes that do nothing and end when they are asked to. */
public final class StubProcessApi extends ProcessApi {
    private static final int NO_PROCESS = -ErrorTable.named("EINVAL").numbers().here();
    private static final int KILLED = 137;

    private final Map<Long, Integer> statuses = new HashMap<>();
    private long last;

    /** No process runs yet. */
    public StubProcessApi() {
    }

    @Override
    public String startFunction() {
        return "start";
    }

    @Override
    public long start(CallBlock call, ChildPlan plan, long[] pid) {
        statuses.put(++last, 0);
        pid[0] = last;
        return last;
    }

    @Override
    public long numberInChild(int descriptor, long socket) {
        return descriptor;
    }

    @Override
    public long take(CallBlock call, long inherited) {
        return inherited;
    }

    @Override
    public int awaitEnd(CallBlock call, long process) {
        return statuses.containsKey(process) ? 0 : NO_PROCESS;
    }

    @Override
    public int collect(CallBlock call, long process, int[] status) {
        Integer ended = statuses.remove(process);
        status[0] = ended == null ? 0 : ended;
        return ended == null ? NO_PROCESS : 0;
    }

    @Override
    public int end(CallBlock call, long process, boolean forcibly) {
        return statuses.replace(process, KILLED) == null ? NO_PROCESS : 0;
    }

    @Override
    public boolean endsNormally() {
        return false;
    }

    @Override
    public long standardStream(CallBlock call, int stream) {
        return SocketApi.INVALID;
    }
}
