package dev.panasock.winsock;

import dev.panasock.platform.blocking.HandleGroup;
import dev.panasock.platform.blocking.HandleState;

/** The sockets of one {@code select} or {@code WSAPoll}, which a close of each of them ends. */
record HeldSockets(SOCKET[] sockets) implements HandleGroup {
    @Override
    public boolean contains(HandleState handle) {
        for (SOCKET s : sockets) {
            if (s != null && s.state == handle) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isAnyClosed() {
        for (SOCKET s : sockets) {
            if (s != null && !s.state.isOpen()) {
                return true;
            }
        }
        return false;
    }
}
