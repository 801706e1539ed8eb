package dev.panasock;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Ends blocked calls of platform threads by closes and by interrupts, so often each; prints the times of both. */
final class WakesUnderCondition {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private WakesUnderCondition() {
    }

    /** What a round took: until the call had ended, and what the one who ended it spent, in nanoseconds. */
    private record Times(long ended, long spent) {
    }

    /** How to wait until the call is where it is to be ended. */
    interface Blocked {
        void await(ThreadInCall thread) throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            BlockedCall call = BlockedCall.valueOf(arguments[i]);
            report(call, false, times, ThreadInCall::awaitBlocked);
            report(call, true, times, ThreadInCall::awaitBlocked);
        }
    }

    static void report(BlockedCall call, boolean interrupt, int times, Blocked blocked) throws Exception {
        long[] ended = new long[times];
        long[] spent = new long[times];
        for (int i = 0; i < times; i++) {
            Times round = round(call, interrupt, blocked);
            ended[i] = round.ended;
            spent[i] = round.spent;
        }
        System.out.println(call + " " + (interrupt ? "interrupt" : "close") + " " + median(ended) + " " + most(ended)
                + " " + median(spent) + " " + most(spent));
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return TimeUnit.NANOSECONDS.toMicros(nanos[nanos.length / 2]);
    }

    private static long most(long[] nanos) {
        return TimeUnit.NANOSECONDS.toMicros(Arrays.stream(nanos).max().orElseThrow());
    }

    private static Times round(BlockedCall call, boolean interrupt, Blocked blocked) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = call.prepare(scene);
            ThreadInCall thread = new ThreadInCall(false, () -> call.run(socket, scene));
            blocked.await(thread);
            long begun = System.nanoTime();
            if (interrupt) {
                thread.thread.interrupt();
            } else {
                socket.close();
            }
            long spent = System.nanoTime() - begun;
            if (!thread.thread.join(LIMIT)) {
                throw new IllegalStateException(call + " has not ended");
            }
            Throwable thrown = thread.outcome();
            Class<?> expected = interrupt ? SocketInterruptedException.class : SocketClosedException.class;
            if (!expected.isInstance(thrown)) {
                throw new IllegalStateException("not the end of a call that was ended", thrown);
            }
            return new Times(thread.nanosAfter(begun), spent);
        }
    }
}
