package dev.panasock;

import java.util.Set;
import java.util.TreeSet;

/** Ends calls that block a platform thread, by a close and by an interrupt, each several times, and tells what it gave. */
final class WithoutSignal {
    private static final int TIMES = 10;

    private WithoutSignal() {
    }

    public static void main(String[] arguments) throws Exception {
        for (String name : arguments) {
            BlockedCall call = BlockedCall.valueOf(name);
            System.out.println(call + ": " + outcomes(call, false) + ", " + outcomes(call, true));
        }
        System.out.println("refused: " + refused());
    }

    private static String refused() throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket listener = scene.fillQueue(Loopback.INET);
            NativeSocket socket = scene.keep(Loopback.INET.open(SocketType.STREAM));
            ThreadInCall thread = new ThreadInCall(false, () -> socket.connect(scene.full)).awaitBlocked();
            listener.close();
            return name(thread.outcome());
        }
    }

    private static Set<String> outcomes(BlockedCall call, boolean interrupt) throws Exception {
        Set<String> outcomes = new TreeSet<>();
        for (int i = 0; i < TIMES; i++) {
            outcomes.add(outcome(call, interrupt));
        }
        return outcomes;
    }

    private static String outcome(BlockedCall call, boolean interrupt) throws Exception {
        try (Scene scene = new Scene()) {
            NativeSocket socket = call.prepare(scene);
            ThreadInCall thread = new ThreadInCall(false, () -> call.run(socket, scene)).awaitBlocked();
            if (interrupt) {
                thread.thread.interrupt();
            } else {
                socket.close();
            }
            return name(thread.outcome());
        }
    }

    private static String name(Throwable thrown) {
        return thrown == null ? "nothing" : thrown.getClass().getSimpleName();
    }
}
