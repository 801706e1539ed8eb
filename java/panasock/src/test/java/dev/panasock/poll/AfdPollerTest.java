package dev.panasock.poll;

import dev.panasock.platform.host.Mechanism;

/** Over polls of AFD. */
class AfdPollerTest extends PollerContract {
    AfdPollerTest() {
        super(Mechanism.AFD);
    }
}
