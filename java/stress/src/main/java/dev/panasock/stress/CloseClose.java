package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two that close: one of them does. */
@JCStressTest
@Outcome(id = {"1, 0, 0", "0, 1, 0"}, expect = Expect.ACCEPTABLE, desc = "one close")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call with a closed number, a second close, or a number left open")
@State
public class CloseClose extends OwnedSocket {
    @Actor
    public void one(III_Result r) {
        r.r1 = close();
    }

    @Actor
    public void other(III_Result r) {
        r.r2 = close();
    }

    @Arbiter
    public void end(III_Result r) {
        r.r3 = left();
    }
}
