package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;

/** The SOCK_ numbers of this system, as far as results depend on them. */
final class TypeNumbers {
    /** The type of a socket that has not been asked for it. */
    static final int UNKNOWN = 0;

    private static final int STREAM = SocketNumbers.SOCK_STREAM.here();
    private static final int SEQPACKET = SocketNumbers.SOCK_SEQPACKET.here();
    private static final int DGRAM = SocketNumbers.SOCK_DGRAM.here();
    private static final int RAW = SocketNumbers.SOCK_RAW.here();

    private TypeNumbers() {
    }

    /** The number, or {@link #UNKNOWN}: on Linux it may carry flags, and then the socket is asked. */
    static int known(int type) {
        return type == STREAM || type == DGRAM || type == SEQPACKET || type == RAW ? type : UNKNOWN;
    }

    static boolean isStream(int type) {
        return type == STREAM;
    }

    /** Whether 0 bytes are the end of the stream, not an empty datagram. */
    static boolean hasEnd(int type) {
        return type == STREAM || type == SEQPACKET;
    }
}
