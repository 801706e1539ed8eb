package dev.panasock;

import java.util.Arrays;
import java.util.HexFormat;

/** The address of a network or Bluetooth adapter: for most six bytes, in the order in which they are written. Immutable. */
public final class HardwareAddress {
    /** The most bytes that a system has for one (MAX_ADDR_LEN). */
    public static final int MAX_LENGTH = 32;
    /** How many bytes a Bluetooth address has, and one of Ethernet. */
    public static final int SIX = 6;
    /** Six zeros: any Bluetooth adapter (BDADDR_ANY), and the loopback interface. */
    public static final HardwareAddress ANY = new HardwareAddress(new byte[SIX]);

    private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

    private final byte[] bytes;

    private HardwareAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The address of the given bytes.
     *
     * @param bytes 0 to {@link #MAX_LENGTH} bytes
     * @return the address
     * @throws IllegalArgumentException if there are more
     */
    public static HardwareAddress of(byte[] bytes) {
        if (bytes.length > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a hardware address has at most " + MAX_LENGTH + " bytes, not " + bytes.length);
        }
        return new HardwareAddress(bytes.clone());
    }

    /**
     * The address that a text says.
     *
     * @param text bytes in hexadecimal with colons between them, as {@code 00:1a:7d:da:71:13}
     * @return the address
     * @throws IllegalArgumentException for another text
     */
    public static HardwareAddress of(String text) {
        return of(COLONS.parseHex(text));
    }

    /**
     * The bytes.
     *
     * @return a copy
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * How many bytes there are.
     *
     * @return 0 to {@link #MAX_LENGTH}
     */
    public int length() {
        return bytes.length;
    }

    /** The bytes the other way round, as Bluetooth sends them. */
    byte[] reversed() {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** An address of Bluetooth. */
    static HardwareAddress six(HardwareAddress address) {
        if (address.bytes.length != SIX) {
            throw new IllegalArgumentException("a Bluetooth address has 6 bytes: " + address);
        }
        return address;
    }

    /**
     * Equal if the bytes are.
     *
     * @param other another object
     * @return whether both are the same address
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof HardwareAddress address && Arrays.equals(bytes, address.bytes);
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
     * The bytes in hexadecimal with colons between them.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return COLONS.formatHex(bytes);
    }
}
