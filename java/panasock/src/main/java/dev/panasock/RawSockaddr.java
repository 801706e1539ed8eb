package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.platform.abi.SockaddrCodec;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The bytes of a socket address in the layout of this system: for families that have no type of their own, and for
 * addresses that are meant to be wrong.
 */
public final class RawSockaddr implements Sockaddr {
    private final byte[] bytes;

    private RawSockaddr(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * An address of the given bytes, its family among them.
     *
     * @param bytes all bytes of the sockaddr
     * @return the address
     * @throws IllegalArgumentException if there are more than {@link #MAX_LENGTH}
     */
    public static RawSockaddr of(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a socket address has at most " + MAX_LENGTH + " bytes, not " + bytes.length);
        }
        return new RawSockaddr(bytes.clone());
    }

    /**
     * An address of a family and the bytes after it.
     *
     * @param family the address family
     * @param data what follows the two bytes of the family
     * @return the address
     * @throws IllegalArgumentException if it is longer than {@link #MAX_LENGTH}
     */
    public static RawSockaddr of(AddressFamily family, byte[] data) {
        byte[] bytes = new byte[SockaddrCodec.HEADER_LENGTH + data.length];
        System.arraycopy(data, 0, bytes, SockaddrCodec.HEADER_LENGTH, data.length);
        SockaddrCodec.host().family(MemorySegment.ofArray(bytes), family.number(), bytes.length);
        return of(bytes);
    }

    /**
     * All bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public AddressFamily family() {
        return bytes.length < SockaddrCodec.HEADER_LENGTH
                ? AddressFamily.UNSPEC
                : AddressFamily.of(SockaddrCodec.host().family(MemorySegment.ofArray(bytes)));
    }

    @Override
    public int encode(MemorySegment to) {
        MemorySegment.copy(bytes, 0, to, JAVA_BYTE, 0, bytes.length);
        return bytes.length;
    }

    static RawSockaddr decode(MemorySegment from, int length) {
        return new RawSockaddr(from.asSlice(0, length).toArray(JAVA_BYTE));
    }

    /**
     * Equal if the bytes are.
     *
     * @param other another object
     * @return whether both are the same address
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof RawSockaddr address && Arrays.equals(bytes, address.bytes);
    }

    /**
     * Fits {@link #equals}.
     *
     * @return the hash
     */
    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /**
     * The family and the bytes in hexadecimal.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return family() + "[" + HexFormat.of().formatHex(bytes) + "]";
    }
}
