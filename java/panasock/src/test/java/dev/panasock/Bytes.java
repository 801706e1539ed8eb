package dev.panasock;

/** Bytes to send. */
public final class Bytes {
    private Bytes() {
    }

    /** Bytes of which no two pieces are equal in the same place. */
    public static byte[] pattern(int length) {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++) {
            data[i] = (byte) (i * 31 + i / 251);
        }
        return data;
    }
}
