package dev.panasock.winsock;

import dev.panasock.platform.system.CallBlock;
import java.util.Objects;

/** What {@link ProviderCalls} does, on Windows and elsewhere. */
abstract sealed class Providers permits NativeProviders, PosixProviders {
    abstract SOCKET socket(CallBlock call, int family, int type, int protocol, WSAPROTOCOL_INFOW info, int group,
            int flags);

    /** A negative result has set the last error. */
    abstract int duplicate(CallBlock call, long fd, int process, WSAPROTOCOL_INFOW info);

    abstract int enumerate(CallBlock call, int[] protocols, WSAPROTOCOL_INFOW[] buffer, int[] length);

    /** How many fit into what the caller says it has; C would write behind an array that is shorter. */
    static int capacity(WSAPROTOCOL_INFOW[] buffer, int[] length, int size) {
        int room = buffer == null ? 0 : (int) (Integer.toUnsignedLong(length[0]) / size);
        return room == 0 ? 0 : Objects.checkFromIndexSize(0, room, buffer.length) + room;
    }

    /** How many protocols stand before the 0 that ends them. */
    static int count(int[] protocols) {
        int count = 0;
        while (protocols[count] != 0) {
            count++;
        }
        return count;
    }
}
