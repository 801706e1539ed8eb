package dev.panasock.bench.run;

import dev.panasock.bench.figure.Sample;
import java.io.IOException;

/** One work of one peer, ready to do rounds. */
interface Cell extends AutoCloseable {
    /**
     * Does a round.
     *
     * @param operations how many operations, at least
     * @return their cost
     * @throws IOException if the program ended
     */
    Sample round(long operations) throws IOException;

    @Override
    void close();
}
