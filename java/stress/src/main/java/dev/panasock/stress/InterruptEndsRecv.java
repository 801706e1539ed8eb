package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** An interrupt that comes before, while or after a call goes to the system ends it. */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the call ended")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the call goes on")
@State
public class InterruptEndsRecv extends Blocked {
    @Actor
    public void recv() {
        receive();
        close();
    }

    @Signal
    public void end() {
        interrupt();
    }
}
