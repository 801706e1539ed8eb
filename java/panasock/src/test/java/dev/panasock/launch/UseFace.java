package dev.panasock.launch;

/** Uses a face twice and says on standard error what it threw. */
final class UseFace {
    private UseFace() {
    }

    static void main(String[] arguments) {
        Face face = Face.valueOf(arguments[0]);
        boolean done = true;
        for (int time = 0; time < 2; time++) {
            try {
                face.use();
            } catch (Throwable thrown) {
                System.err.println(thrown);
                done = false;
            }
        }
        if (!done) {
            System.exit(1);
        }
        System.out.println("done");
    }
}
