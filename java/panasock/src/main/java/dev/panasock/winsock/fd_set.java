package dev.panasock.winsock;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code struct fd_set}: the sockets that {@link Winsock2#select} watches. It holds any number of them, and of any
 * number: FD_SETSIZE is no limit here, nor are the 1024 descriptors of POSIX.
 *
 * <p>Not safe for use by two threads at once.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/ns-winsock2-fd_set">fd_set</a>
 */
public final class fd_set {
    private final List<SOCKET> sockets = new ArrayList<>();
    private final Set<SOCKET> members = new HashSet<>();

    /** An empty one; C programs call FD_ZERO first. */
    public fd_set() {
    }

    /**
     * A copy, as C makes it by assignment: select changes the set that it is given.
     *
     * @param other the set to copy
     */
    public fd_set(fd_set other) {
        other.sockets.forEach(this::add);
    }

    /**
     * {@code fd_count}.
     *
     * @return the number of sockets
     */
    public int fd_count() {
        return sockets.size();
    }

    /**
     * {@code fd_array[index]}.
     *
     * @param index 0 to fd_count - 1
     * @return the socket, in the order in which they were added
     * @throws IndexOutOfBoundsException for any other index
     */
    public SOCKET fd_array(int index) {
        return sockets.get(index);
    }

    void add(SOCKET s) {
        if (members.add(s)) {
            sockets.add(s);
        }
    }

    void remove(SOCKET s) {
        if (members.remove(s)) {
            sockets.remove(s);
        }
    }

    boolean contains(SOCKET s) {
        return members.contains(s);
    }

    void clear() {
        sockets.clear();
        members.clear();
    }
}
