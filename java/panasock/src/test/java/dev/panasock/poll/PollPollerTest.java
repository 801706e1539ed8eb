package dev.panasock.poll;

import dev.panasock.platform.host.Mechanism;

/** Over poll, on Windows WSAPoll. */
class PollPollerTest extends PollerContract {
    PollPollerTest() {
        super(Mechanism.POLL);
    }
}
