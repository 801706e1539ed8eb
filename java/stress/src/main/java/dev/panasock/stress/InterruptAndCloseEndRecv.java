package dev.panasock.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/** An interrupt and a close at the same time end a call, and the number goes back. */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "the call ended")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "the call goes on")
@State
public class InterruptAndCloseEndRecv extends Blocked {
    @Actor
    public void recv() {
        receive();
    }

    @Signal
    public void end() {
        Thread closer = Thread.ofPlatform().start(this::close);
        interrupt();
        try {
            closer.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
