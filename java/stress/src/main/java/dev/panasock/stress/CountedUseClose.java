package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** A call that any thread may leave, and one that closes. */
@JCStressTest
@Outcome(id = "[01], 1, 0", expect = Expect.ACCEPTABLE, desc = "the call before the close or refused")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call with a closed number, a second close, or a number left open")
@State
public class CountedUseClose extends OwnedSocket {
    @Actor
    public void use(III_Result r) {
        r.r1 = useCounted();
    }

    @Actor
    public void close(III_Result r) {
        r.r2 = close();
    }

    @Arbiter
    public void end(III_Result r) {
        r.r3 = left();
    }
}
