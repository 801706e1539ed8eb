package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A thread that becomes the first user, and one that closes: the store and the load without a fence between them. */
@JCStressTest
@Outcome(id = "1, 1, 1, 0", expect = Expect.ACCEPTABLE, desc = "both calls before the close")
@Outcome(id = "1, 0, 1, 0", expect = Expect.ACCEPTABLE, desc = "the close between them")
@Outcome(id = "0, 0, 1, 0", expect = Expect.ACCEPTABLE, desc = "the close first")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call with a closed number, a second close, or a number left open")
@State
public class UseClose extends OwnedSocket {
    @Actor
    public void use(IIII_Result r) {
        r.r1 = use();
        r.r2 = use();
    }

    @Actor
    public void close(IIII_Result r) {
        r.r3 = close();
    }

    @Arbiter
    public void end(IIII_Result r) {
        r.r4 = left();
    }
}
