package dev.panasock.platform.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Qemu;
import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two threads that fail differently on one socket, a million times each, on an emulated CPU fewer: nobody reads the other's error. */
@Timeout(900)
class ErrorCaptureTest {
    private static final int CALLS = Qemu.isHere() ? 50_000 : 1_000_000;
    private static final SocketApi API = Host.sockets();
    private static final int UNKNOWN_OPTION = 4711;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyErrorIsThatOfItsCall(boolean virtual) throws InterruptedException, ExecutionException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        long s = API.socket(call, SocketNumbers.AF_INET.here(), SocketNumbers.SOCK_STREAM.here(), 0);
        assertTrue(s >= 0);
        thread.release();
        List<FutureTask<Integer>> tasks = new ArrayList<>();
        tasks.add(counting("ENOTCONN", n -> peerOf(s)));
        tasks.add(counting("ENOPROTOOPT", n -> unknownOptionOf(s)));
        for (FutureTask<Integer> task : tasks) {
            (virtual ? Thread.ofVirtual() : Thread.ofPlatform()).start(task);
        }
        for (FutureTask<Integer> task : tasks) {
            assertEquals(0, task.get(), "wrong errors of " + CALLS);
        }
        thread = ThreadBlock.acquire();
        assertEquals(0, API.close(thread.call, s));
        thread.release();
    }

    private static FutureTask<Integer> counting(String errno, IntUnaryOperator failing) {
        int expected = ErrorTable.named(errno).numbers().here();
        return new FutureTask<>(() -> {
            int wrong = 0;
            for (int i = 0; i < CALLS; i++) {
                wrong += failing.applyAsInt(i) == -expected ? 0 : 1;
            }
            return wrong;
        });
    }

    private static int peerOf(long s) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        call.length(CallBlock.ADDRESS_SIZE);
        int result = API.getpeername(call, s, call.address, call.length);
        thread.release();
        return result;
    }

    private static int unknownOptionOf(long s) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        call.length(CallBlock.VALUE_SIZE);
        int result = API.getsockopt(call, s, SocketNumbers.SOL_SOCKET.here(), UNKNOWN_OPTION, call.value, call.length);
        thread.release();
        return result;
    }
}
