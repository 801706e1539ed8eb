package dev.panasock;

import java.io.IOException;

/** A virtual thread that holds the only carrier while it waits, because a class is initialised further up its stack; and one after it. */
final class PinnedCarrier {
    private static final int TIMES = 3;
    private static NativeSocket socket;
    private static volatile int received;

    private PinnedCarrier() {
    }

    /** Its initialiser receives. */
    private static final class Pinning {
        static {
            receive();
        }

        static void initialise() {
            // Has happened by now.
        }
    }

    private static void receive() {
        try {
            for (int i = 0; i < TIMES; i++) {
                received += socket.recv(new byte[1]);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void main(String[] arguments) throws Exception {
        try (Scene scene = new Scene()) {
            socket = scene.connected(Loopback.INET);
            serve(scene, Pinning::initialise);
            serve(scene, PinnedCarrier::receive);
        }
        System.out.println(received + " received");
    }

    /** Sends each byte when the thread is parked for it. */
    private static void serve(Scene scene, Runnable receiving) throws Exception {
        Thread thread = Thread.ofVirtual().start(receiving);
        int sent = received;
        for (int i = 0; i < TIMES; i++) {
            while (received < sent || thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            scene.peer.send(new byte[1]);
            sent++;
        }
        thread.join();
    }
}
