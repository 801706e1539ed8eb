package dev.panasock.poll;

import dev.panasock.platform.host.Mechanism;

/** Over epoll. */
class EpollPollerTest extends PollerContract {
    EpollPollerTest() {
        super(Mechanism.EPOLL);
    }
}
