package dev.panasock.bench.run;

import dev.panasock.bench.peer.Peers;
import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Program;
import dev.panasock.bench.work.Work;
import java.io.BufferedReader;
import java.io.InputStreamReader;

/**
 * One work of one peer in a JVM of its own, spoken to in the same way as the programs of native/baseline: a line with a
 * number of operations, answered by a line with what they cost.
 */
public final class CellMain {
    /** Rounds are cut into calls of this many batches, so that the compiler sees a method that is called often. */
    private static final int CHUNK = 256;

    /** Takes the results: nothing may be left out as unused. */
    static volatile long sink;

    private CellMain() {
    }

    /**
     * Runs until standard input ends.
     *
     * @param arguments the work and the peer
     * @throws Exception if the system refuses
     */
    public static void main(String[] arguments) throws Exception {
        Program program = Peers.of(arguments[1]).programs().get(Work.of(arguments[0]));
        if (!(program instanceof Program.InJava(Program.Opening opening))) {
            throw new IllegalArgumentException(arguments[1] + " has no body for " + arguments[0]);
        }
        serve(opening.open());
    }

    private static void serve(Body body) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Cost cost = new Cost(body instanceof Body.OfOtherThreads ? Meter.OTHER_THREADS : Meter.THIS_THREAD);
            long operations = Long.parseLong(line);
            if (body instanceof Body.Prepared prepared) {
                cost.measure(prepared, operations);
            } else {
                cost.measure(body, operations);
            }
            System.out.println(cost.operations + " " + cost.wall + " " + cost.cpu + " " + cost.bytes);
        }
    }

    /** The sum over a round. */
    private static final class Cost {
        private final Meter meter;
        private long operations;
        private long wall;
        private long cpu;
        private long bytes;

        Cost(Meter meter) {
            this.meter = meter;
        }

        private void begin() {
            bytes -= meter.bytes();
            wall -= System.nanoTime();
            cpu -= meter.processorNanos();
        }

        private void end() {
            cpu += meter.processorNanos();
            wall += System.nanoTime();
            bytes += meter.bytes();
        }

        void measure(Body body, long wanted) throws Exception {
            long batches = (wanted + body.batch() - 1) / body.batch();
            operations = batches * body.batch();
            begin();
            for (long left = batches; left > 0; left -= CHUNK) {
                sink += chunk(body, (int) Math.min(left, CHUNK));
            }
            end();
        }

        private static long chunk(Body body, int batches) throws Exception {
            long results = 0;
            for (int i = 0; i < batches; i++) {
                results += body.run();
            }
            return results;
        }

        void measure(Body.Prepared body, long wanted) throws Exception {
            while (operations < wanted) {
                body.prepare();
                begin();
                long result = body.run();
                end();
                sink += result;
                body.finish();
                operations += body.batch();
            }
        }
    }
}
