package dev.panasock.waiting;

import dev.panasock.SocketError;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a call has returned.
 *
 * @param text in terms of the system: the number and the bytes, or the error
 * @param form how a face says it
 */
record CallResult(String text, String form) {
    private static final int READABLE = 64;
    static final String UNDER_WAY = "under way";
    /** What the number of EAGAIN is called, which is the same. */
    private static final String WOULD_BLOCK = "EWOULDBLOCK";

    static CallResult number(long n) {
        return new CallResult(String.valueOf(n), String.valueOf(n));
    }

    /** Received bytes; with MSG_TRUNC more are reported than the buffer holds. */
    static CallResult received(long n, byte[] buffer, String form) {
        int filled = Math.clamp(n, 0, buffer.length);
        if (filled > READABLE) {
            return new CallResult(n + " hash " + Integer.toHexString(Arrays.hashCode(Arrays.copyOf(buffer, filled))),
                    form);
        }
        String bytes =
                filled == 0 ? "" : " " + new String(buffer, 0, filled, StandardCharsets.US_ASCII).replace('\0', '.');
        return new CallResult(n + bytes, form);
    }

    /** Of a connect: a face may have one value for what the system says in two ways. */
    CallResult connected() {
        return text.equals("EINPROGRESS") || text.equals(WOULD_BLOCK) ? new CallResult(UNDER_WAY, form) : this;
    }

    static CallResult wouldBlock() {
        return new CallResult(WOULD_BLOCK, "WOULD_BLOCK");
    }

    static CallResult error(int number, String form) {
        return new CallResult(SocketError.of(number).name(), form);
    }
}
