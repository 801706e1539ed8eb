package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * An address below the network protocols: {@code sockaddr_ll} of AF_PACKET. Linux only.
 *
 * @param protocol the protocol of Ethernet (ETH_P_), 0 to 65535; put into network byte order here
 * @param interfaceIndex the index of the interface, 0 for all
 * @param hardwareType an ARPHRD_ number, 0 to 65535; the system fills it in
 * @param packetType a PACKET_ number, 0 to 255; the system fills it in
 * @param address the hardware address
 * @see <a href="https://man7.org/linux/man-pages/man7/packet.7.html">packet(7)</a>
 */
public record PacketSockaddr(int protocol, int interfaceIndex, int hardwareType, int packetType,
        HardwareAddress address) implements Sockaddr {
    /** ETH_P_ALL: every protocol. */
    public static final int PROTOCOL_ALL = LinuxSockaddrLayout.ETH_P_ALL;

    private static final ValueLayout.OfShort BIG_SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int SHORT_MASK = 0xffff;
    private static final int BYTE_MASK = 0xff;

    /**
     * Checks what fits.
     *
     * @throws IllegalArgumentException if a number is outside its range
     */
    public PacketSockaddr {
        FamilyFields.check("protocol", protocol, SHORT_MASK);
        FamilyFields.check("hardwareType", hardwareType, SHORT_MASK);
        FamilyFields.check("packetType", packetType, BYTE_MASK);
        Objects.requireNonNull(address, "address");
    }

    /**
     * An address to bind to.
     *
     * @param protocol the protocol of Ethernet
     * @param interfaceIndex the index of the interface, 0 for all
     * @return the address
     */
    public static PacketSockaddr of(int protocol, int interfaceIndex) {
        return new PacketSockaddr(protocol, interfaceIndex, 0, 0, HardwareAddress.of(new byte[0]));
    }

    /**
     * A protocol of Ethernet as the third argument of {@code socket}, which wants it in network byte order.
     *
     * @param protocol the protocol of Ethernet
     * @return the protocol
     */
    public static Protocol protocol(int protocol) {
        return Protocol.of(Short.toUnsignedInt(
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
                        ? (short) protocol
                        : Short.reverseBytes((short) protocol)));
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.PACKET;
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
        int length = Math.max(LinuxSockaddrLayout.PACKET_LENGTH,
                (int) LinuxSockaddrLayout.PACKET_ADDRESS + address.length());
        FamilyFields.begin(to, OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_PACKET, length);
        to.set(BIG_SHORT, LinuxSockaddrLayout.PACKET_PROTOCOL, (short) protocol);
        to.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.PACKET_INTERFACE, interfaceIndex);
        to.set(JAVA_SHORT_UNALIGNED, LinuxSockaddrLayout.PACKET_HARDWARE_TYPE, (short) hardwareType);
        to.set(JAVA_BYTE, LinuxSockaddrLayout.PACKET_TYPE, (byte) packetType);
        to.set(JAVA_BYTE, LinuxSockaddrLayout.PACKET_ADDRESS_LENGTH, (byte) address.length());
        FamilyFields.bytes(to, LinuxSockaddrLayout.PACKET_ADDRESS, address.bytes());
        return length;
    }

    /** The length of the hardware address is believed only as far as there are bytes. */
    static PacketSockaddr read(MemorySegment from, int available) {
        int told = Byte.toUnsignedInt(from.get(JAVA_BYTE, LinuxSockaddrLayout.PACKET_ADDRESS_LENGTH));
        int there = available - (int) LinuxSockaddrLayout.PACKET_ADDRESS;
        return new PacketSockaddr(Short.toUnsignedInt(from.get(BIG_SHORT, LinuxSockaddrLayout.PACKET_PROTOCOL)),
                from.get(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.PACKET_INTERFACE),
                Short.toUnsignedInt(from.get(JAVA_SHORT_UNALIGNED, LinuxSockaddrLayout.PACKET_HARDWARE_TYPE)),
                Byte.toUnsignedInt(from.get(JAVA_BYTE, LinuxSockaddrLayout.PACKET_TYPE)),
                HardwareAddress.of(FamilyFields.bytes(from, LinuxSockaddrLayout.PACKET_ADDRESS,
                        Math.min(Math.min(told, there), HardwareAddress.MAX_LENGTH))));
    }
}
