package dev.panasock.platform.system.stub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ChildPlan;
import dev.panasock.platform.system.ProcessApi;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.platform.system.poll.PollQueue;
import dev.panasock.platform.system.poll.WakeSocket;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands on the ports alone runs over a system that is none: readiness by poll, and a queue of its own. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StubTest {
    private static final long ID = 7;
    private static final long SHORT = 1_000_000;

    private final CallBlock call = CallBlock.create();

    private ReadyQueue pollQueue(SocketApi api) {
        ReadyQueue[] made = new ReadyQueue[1];
        assertEquals(0, PollQueue.open(api, call, made));
        return made[0];
    }

    private long[] pair(SocketApi api) {
        long[] pair = new long[2];
        assertEquals(0,
                api.socketpair(call, SocketNumbers.AF_UNIX.here(), SocketNumbers.SOCK_STREAM.here(), 0, pair));
        return pair;
    }

    private static MemorySegment bytes(int count) {
        return Arena.ofAuto().allocate(count);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aQueueReportsWhatItsSocketsAreReadyFor(boolean poll) {
        StubSocketApi api = new StubSocketApi(true);
        long[] pair = pair(api);
        ReadyQueue queue = poll ? pollQueue(api) : new StubReadyQueue(api);
        ReadyQueue.Batch batch = queue.batch(4);
        assertEquals(0, queue.add(call, pair[0], Ready.READ, ID));
        assertEquals(Results.ADDED_BEFORE, queue.add(call, pair[0], Ready.READ, ID));
        assertEquals(0, queue.await(call, batch, SHORT));
        assertEquals(3, api.send(call, pair[1], bytes(3), 3, 0));
        assertEquals(1, queue.await(call, batch, -1));
        assertEquals(ID, batch.id(0));
        assertEquals(Ready.READ, batch.events(0));
        assertEquals(1, queue.await(call, batch, -1), "by level it is reported again");
        assertEquals(0, queue.change(call, pair[0], Ready.READ | Ready.ONCE, ID));
        assertEquals(1, queue.await(call, batch, -1));
        assertEquals(0, queue.await(call, batch, SHORT), "once it is not");
        assertEquals(0, queue.again(call, pair[0], Ready.READ | Ready.ONCE, ID));
        assertEquals(1, queue.await(call, batch, -1));
        assertEquals(0, queue.remove(call, pair[0], ID));
        assertEquals(0, queue.await(call, batch, SHORT));
        queue.free(call);
        assertEquals(2, api.count(), "what the queue had of the system is closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stub", "pairs", "loopback"})
    void aWaitingThreadIsWoken(String kind) throws ExecutionException, InterruptedException {
        StubSocketApi api = new StubSocketApi(!kind.equals("loopback"));
        ReadyQueue queue = kind.equals("stub") ? new StubReadyQueue(api) : pollQueue(api);
        ReadyQueue.Batch batch = queue.batch(1);
        for (int i = 0; i < 3; i++) {
            FutureTask<Integer> waiting =
                    new FutureTask<>(() -> queue.await(CallBlock.create(), batch, -1));
            Thread.ofPlatform().start(waiting);
            assertEquals(0, queue.wake(call));
            assertEquals(1, waiting.get());
            assertTrue(batch.id(0) < 0, "no socket's");
            assertEquals(0, batch.events(0));
        }
        queue.shut(call);
        assertEquals(0, queue.await(call, queue.batch(1), -1));
        queue.free(call);
        assertEquals(0, api.count());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aWakeSocketIsReadableUntilItIsDrained(boolean hasPairs) {
        StubSocketApi api = new StubSocketApi(hasPairs);
        WakeSocket[] made = new WakeSocket[1];
        assertEquals(0, WakeSocket.open(api, made));
        assertEquals(0, api.available(call, made[0].readable()));
        assertEquals(0, made[0].wake(call));
        assertEquals(0, made[0].wake(call));
        assertEquals(1, api.available(call, made[0].readable()), "one byte for any number of wake-ups");
        made[0].drain(call);
        assertEquals(0, api.available(call, made[0].readable()));
        made[0].drain(call);
        assertEquals(0, made[0].wake(call));
        assertEquals(1, api.available(call, made[0].readable()));
        made[0].free(call);
        assertEquals(0, api.count());
    }

    @Test
    void socketsOfTheStubSendReceiveAndEnd() {
        StubSocketApi api = new StubSocketApi(true);
        long[] pair = pair(api);
        assertEquals(0, api.setNonBlocking(call, pair[0], true));
        assertEquals(-ErrorNumbers.WOULD_BLOCK.here(), api.recv(call, pair[0], bytes(4), 4, 0));
        assertEquals(5, api.send(call, pair[1], bytes(5), 5, 0));
        assertEquals(4, api.recv(call, pair[0], bytes(4), 4, 0));
        assertEquals(0, api.close(call, pair[1]));
        assertEquals(1, api.recv(call, pair[0], bytes(4), 4, 0));
        assertEquals(0, api.recv(call, pair[0], bytes(4), 4, 0));
        assertEquals(-ErrorNumbers.NOT_OPEN.here(), api.send(call, pair[1], bytes(1), 1, 0));
    }

    @Test
    void processesOfTheStubEndWhenTheyAreAskedTo() {
        ProcessApi api = new StubProcessApi();
        long[] pid = new long[1];
        int[] status = new int[1];
        long process = api.start(call, new ChildPlan(List.of("any"), Map.of(), null, new TreeMap<>()), pid);
        assertEquals(0, api.end(call, process, true));
        assertEquals(0, api.awaitEnd(call, process));
        assertEquals(0, api.collect(call, process, status));
        assertEquals(137, status[0]);
        assertTrue(api.collect(call, process, status) < 0);
    }
}
