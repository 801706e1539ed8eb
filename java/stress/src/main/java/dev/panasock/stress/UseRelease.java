package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A call, and one that gives the number away, whose new owner closes it at once. */
@JCStressTest
@Outcome(id = "[01], 1, 0", expect = Expect.ACCEPTABLE, desc = "given away before or after the call")
@Outcome(id = "1, 0, 1", expect = Expect.ACCEPTABLE, desc = "in use, so it stays")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call with a closed number, a second close, or a number left open")
@State
public class UseRelease extends OwnedSocket {
    @Actor
    public void use(III_Result r) {
        r.r1 = use();
    }

    @Actor
    public void release(III_Result r) {
        r.r2 = release();
    }

    @Arbiter
    public void end(III_Result r) {
        r.r3 = left();
    }
}
