package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;

/**
 * An address on a CAN bus: {@code sockaddr_can} of AF_CAN. Linux only. Which of its parts count is up to the protocol of the socket;
 * the identifiers of ISO-TP stand in the same eight bytes as the name of J1939.
 *
 * @param interfaceIndex the index of the interface, 0 for all
 * @param name the NAME of J1939
 * @param pgn the parameter group number of J1939
 * @param address the address of J1939, 0 to 255
 * @see <a href="https://docs.kernel.org/networking/can.html">SocketCAN</a>
 */
public record CanSockaddr(int interfaceIndex, long name, int pgn, int address) implements Sockaddr {
    /** CAN_RAW: frames; the third argument of {@code socket}. */
    public static final Protocol RAW = Protocol.of(LinuxSockaddrLayout.CAN_RAW);
    /** CAN_ISOTP. */
    public static final Protocol ISOTP = Protocol.of(LinuxSockaddrLayout.CAN_ISOTP);
    /** CAN_J1939. */
    public static final Protocol J1939 = Protocol.of(LinuxSockaddrLayout.CAN_J1939);

    private static final int BYTE_MASK = 0xff;

    /**
     * Checks what fits.
     *
     * @throws IllegalArgumentException if the address is outside 0 to 255
     */
    public CanSockaddr {
        FamilyFields.check("address", address, BYTE_MASK);
    }

    /**
     * An interface, for raw frames.
     *
     * @param interfaceIndex the index, 0 for all
     * @return the address
     */
    public static CanSockaddr of(int interfaceIndex) {
        return new CanSockaddr(interfaceIndex, 0, 0, 0);
    }

    /**
     * The two identifiers of an ISO-TP connection.
     *
     * @param interfaceIndex the index of the interface
     * @param rxId the identifier that is received
     * @param txId the identifier that is sent
     * @return the address
     */
    public static CanSockaddr isoTp(int interfaceIndex, int rxId, int txId) {
        MemorySegment both = MemorySegment.ofArray(new byte[LinuxSockaddrLayout.CAN_LENGTH]);
        both.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.CAN_RX_ID, rxId);
        both.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.CAN_TX_ID, txId);
        return new CanSockaddr(interfaceIndex, both.get(JAVA_LONG_UNALIGNED, LinuxSockaddrLayout.CAN_NAME), 0, 0);
    }

    /**
     * The identifier of ISO-TP that is received.
     *
     * @return the first half of the eight bytes
     */
    public int rxId() {
        return half(LinuxSockaddrLayout.CAN_RX_ID);
    }

    /**
     * The identifier of ISO-TP that is sent.
     *
     * @return the second half of the eight bytes
     */
    public int txId() {
        return half(LinuxSockaddrLayout.CAN_TX_ID);
    }

    private int half(long at) {
        MemorySegment both = MemorySegment.ofArray(new byte[LinuxSockaddrLayout.CAN_LENGTH]);
        both.set(JAVA_LONG_UNALIGNED, LinuxSockaddrLayout.CAN_NAME, name);
        return both.get(JAVA_INT_UNALIGNED, at);
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.CAN;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException where the system has no such addresses
     */
    @Override
    public int encode(MemorySegment to) {
        FamilyFields.require(LinuxSockaddrLayout.isHost(), this);
        return write(to);
    }

    int write(MemorySegment to) {
        FamilyFields.begin(to, OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_CAN, LinuxSockaddrLayout.CAN_LENGTH);
        to.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.CAN_INTERFACE, interfaceIndex);
        to.set(JAVA_LONG_UNALIGNED, LinuxSockaddrLayout.CAN_NAME, name);
        to.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.CAN_PGN, pgn);
        to.set(JAVA_BYTE, LinuxSockaddrLayout.CAN_ADDRESS, (byte) address);
        return LinuxSockaddrLayout.CAN_LENGTH;
    }

    static CanSockaddr read(MemorySegment from) {
        return new CanSockaddr(from.get(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.CAN_INTERFACE),
                from.get(JAVA_LONG_UNALIGNED, LinuxSockaddrLayout.CAN_NAME),
                from.get(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.CAN_PGN),
                Byte.toUnsignedInt(from.get(JAVA_BYTE, LinuxSockaddrLayout.CAN_ADDRESS)));
    }
}
