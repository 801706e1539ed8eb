package dev.panasock.winsock;

import java.nio.ByteOrder;

/** Numbers in network byte order, and back: the same swap, or none. */
final class NetworkOrder {
    private static final boolean IS_NATIVE = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    private NetworkOrder() {
    }

    static short of(short number) {
        return IS_NATIVE ? number : Short.reverseBytes(number);
    }

    static int of(int number) {
        return IS_NATIVE ? number : Integer.reverseBytes(number);
    }
}
