package dev.panasock;

import dev.panasock.linux.Epoll;
import dev.panasock.linux.EpollEvents;
import dev.panasock.poll.PollSet;
import dev.panasock.poll.Poller;
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
        try (Poller poller = Poller.open(); PollSet set = PollSet.open(); Epoll epoll = Epoll.create()) {
            System.out.println("Poller: " + interrupted(() -> poller.await(poller.newEvents(1), -1)));
            System.out.println("PollSet: " + interrupted(() -> set.poll(-1)));
            System.out.println("Epoll: " + interrupted(() -> epoll.await(new EpollEvents(1), -1)));
        }
    }

    private static Set<String> interrupted(ThreadInCall.Body wait) throws Exception {
        Set<String> outcomes = new TreeSet<>();
        for (int i = 0; i < TIMES; i++) {
            ThreadInCall thread = new ThreadInCall(false, wait).awaitBlocked();
            thread.thread.interrupt();
            outcomes.add(name(thread.outcome()) + " " + thread.isInterruptedAfterwards());
        }
        return outcomes;
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
