package dev.panasock.winsock;

import dev.panasock.platform.blocking.HandleGroup;
import dev.panasock.platform.blocking.HandleLife;

/** The sockets of one {@code select} or {@code WSAPoll}, which a close of each of them ends. */
record HeldSockets(SOCKET[] sockets) implements HandleGroup {
    @Override
    public boolean contains(HandleLife life) {
        for (SOCKET s : sockets) {
            if (s != null && s.handle() == life) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean isAnyClosed() {
        for (SOCKET s : sockets) {
            if (s != null && !s.handle().isOpen()) {
                return true;
            }
        }
        return false;
    }
}
