package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** A call, a release and a close at once. */
@JCStressTest
@Outcome(id = {"[01], 1, 0, 0", "[01], 0, 1, 0"}, expect = Expect.ACCEPTABLE, desc = "given away or closed")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call with a closed number, a second close, or a number left open")
@State
public class UseReleaseClose extends OwnedSocket {
    @Actor
    public void use(IIII_Result r) {
        r.r1 = use();
    }

    @Actor
    public void release(IIII_Result r) {
        r.r2 = release();
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
