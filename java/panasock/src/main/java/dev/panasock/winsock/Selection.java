package dev.panasock.winsock;

import dev.panasock.SocketHandle;

/**
 * The sockets of one {@code select}, held while it runs: those of the three sets one after the other, each with its
 * number and, afterwards, whether it is ready.
 */
final class Selection {
    /** The sets in the order of their sockets here. */
    enum Kind {
        READ, WRITE, EXCEPT
    }

    private final fd_set[] sets;
    private final SOCKET[] sockets;
    private final long[] numbers;
    private final boolean[] ready;
    private int held;

    Selection(fd_set read, fd_set write, fd_set except) {
        sets = new fd_set[] {read, write, except};
        int size = 0;
        for (fd_set set : sets) {
            size += set == null ? 0 : set.fd_count();
        }
        sockets = new SOCKET[size];
        numbers = new long[size];
        ready = new boolean[size];
    }

    int size() {
        return sockets.length;
    }

    /** Holds every socket; false if one is closed. {@link #leave} follows in either case. */
    boolean enter() {
        for (fd_set set : sets) {
            for (int i = 0; set != null && i < set.fd_count(); i++) {
                SOCKET s = set.fd_array(i);
                long number = s.enter();
                if (number == SocketHandle.INVALID) {
                    return false;
                }
                sockets[held] = s;
                numbers[held++] = number;
            }
        }
        return true;
    }

    void leave() {
        while (held > 0) {
            sockets[--held].leave();
        }
    }

    HeldSockets held() {
        return new HeldSockets(sockets);
    }

    SOCKET socket(int index) {
        return sockets[index];
    }

    long number(int index) {
        return numbers[index];
    }

    Kind kind(int index) {
        int end = 0;
        for (Kind kind : Kind.values()) {
            fd_set set = sets[kind.ordinal()];
            end += set == null ? 0 : set.fd_count();
            if (index < end) {
                return kind;
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    void ready(int index) {
        ready[index] = true;
    }

    /** Leaves in the sets what is ready, and counts it. */
    int keepReady() {
        int count = 0;
        int index = 0;
        for (fd_set set : sets) {
            if (set != null) {
                int end = index + set.fd_count();
                set.clear();
                for (; index < end; index++) {
                    if (ready[index]) {
                        set.add(sockets[index]);
                        count++;
                    }
                }
            }
        }
        return count;
    }
}
