package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/** One that begins to hold the handle, and one that closes: whoever holds it is told, once. */
@JCStressTest
@Outcome(id = "1, 1, 1, 0", expect = Expect.ACCEPTABLE, desc = "held, and told")
@Outcome(id = "0, 0, 1, 0", expect = Expect.ACCEPTABLE, desc = "the close first")
@Outcome(expect = Expect.FORBIDDEN, desc = "a call with a closed number, a second close, or a number left open")
@State
public class HoldClose extends OwnedSocket {
    private int told;

    private synchronized void told(dev.panasock.SocketHandle closing) {
        told++;
    }

    @Actor
    public void hold(IIII_Result r) {
        r.r1 = handle.hold(this::told) == dev.panasock.SocketHandle.INVALID ? 0 : 1;
    }

    @Actor
    public void close(IIII_Result r) {
        r.r3 = close();
    }

    @Arbiter
    public synchronized void end(IIII_Result r) {
        r.r2 = told;
        if (r.r1 == 1) {
            handle.leave(); // as a holder that was told drops it
        }
        r.r4 = left();
    }
}
