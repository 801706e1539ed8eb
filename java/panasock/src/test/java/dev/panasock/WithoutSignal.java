package dev.panasock;

/** Ends calls that block a platform thread, by a close and by an interrupt, and tells what it gave. */
final class WithoutSignal {
    private WithoutSignal() {
    }

    public static void main(String[] arguments) throws Exception {
        for (String name : arguments) {
            BlockedCall call = BlockedCall.valueOf(name);
            System.out.println(call + ": " + outcome(call, false) + ", " + outcome(call, true));
        }
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
            Throwable thrown = thread.outcome();
            return thrown == null ? "nothing" : thrown.getClass().getSimpleName();
        }
    }
}
