package dev.panasock.poll;

import dev.panasock.platform.host.Mechanism;

/** Over kqueue. Never run so far. */
class KqueuePollerTest extends PollerContract {
    KqueuePollerTest() {
        super(Mechanism.KQUEUE);
    }
}
