package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** Two users, of which one is the first and the other counts itself in, and one that closes. */
@JCStressTest
@Outcome(id = "[01], [01], 1, 0", expect = Expect.ACCEPTABLE, desc = "each call before the close or refused")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call with a closed number, a second close, or a number left open")
@State
public class UseUseClose extends OwnedSocket {
    @Actor
    public void first(IIII_Result r) {
        r.r1 = use();
    }

    @Actor
    public void second(IIII_Result r) {
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
