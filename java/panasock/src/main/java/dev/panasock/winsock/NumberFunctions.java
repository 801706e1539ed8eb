package dev.panasock.winsock;

import java.nio.ByteOrder;

/** Byte order and the macros of C. None of them needs start-up or can fail. Part of {@link Winsock2}. */
abstract sealed class NumberFunctions extends WinsockConstants permits ResolverFunctions {
    private static final boolean BIG = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    NumberFunctions() {
    }

    /**
     * {@code u_short htons(u_short hostshort);}
     *
     * @param hostshort in host byte order; the low 16 bits count
     * @return the same in network byte order, 0 to 65535
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-htons">htons</a>
     */
    public static int htons(int hostshort) {
        return Short.toUnsignedInt(BIG ? (short) hostshort : Short.reverseBytes((short) hostshort));
    }

    /**
     * {@code u_long htonl(u_long hostlong);}
     *
     * @param hostlong in host byte order
     * @return the same in network byte order
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-htonl">htonl</a>
     */
    public static int htonl(int hostlong) {
        return BIG ? hostlong : Integer.reverseBytes(hostlong);
    }

    /**
     * {@code u_short ntohs(u_short netshort);}
     *
     * @param netshort in network byte order; the low 16 bits count
     * @return the same in host byte order, 0 to 65535
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ntohs">ntohs</a>
     */
    public static int ntohs(int netshort) {
        return htons(netshort);
    }

    /**
     * {@code u_long ntohl(u_long netlong);}
     *
     * @param netlong in network byte order
     * @return the same in host byte order
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-ntohl">ntohl</a>
     */
    public static int ntohl(int netlong) {
        return htonl(netlong);
    }

    /**
     * {@code MAKEWORD(low, high)}: {@code MAKEWORD(2, 2)} is version 2.2.
     *
     * @param low the low byte
     * @param high the high byte
     * @return the word
     */
    public static int MAKEWORD(int low, int high) {
        return low & 0xff | (high & 0xff) << Byte.SIZE;
    }

    /**
     * {@code LOBYTE(word)}: of a version the major number.
     *
     * @param word a word
     * @return its low byte
     */
    public static int LOBYTE(int word) {
        return word & 0xff;
    }

    /**
     * {@code HIBYTE(word)}: of a version the minor number.
     *
     * @param word a word
     * @return its high byte
     */
    public static int HIBYTE(int word) {
        return word >> Byte.SIZE & 0xff;
    }

    /**
     * {@code sizeof(struct)}.
     *
     * @param struct a struct
     * @return its size in bytes
     */
    public static int sizeof(Struct struct) {
        return struct.sizeof();
    }

    /**
     * What {@code %s} of printf makes of a char array. Not a function of C.
     *
     * @param chars a text with a final zero
     * @return the text up to the zero, decoded from UTF-8
     */
    public static String string(byte[] chars) {
        return Names.string(chars);
    }
}
