package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.panasock.platform.abi.FamilyNumbers;
import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A Bluetooth address of L2CAP: {@code sockaddr_l2} of AF_BLUETOOTH. Linux only.
 *
 * @param address the adapter, six bytes
 * @param psm the protocol and service multiplexer, 0 to 65535
 * @param cid the channel identifier, 0 to 65535
 * @param addressType BDADDR_BREDR 0, BDADDR_LE_PUBLIC 1 or BDADDR_LE_RANDOM 2
 * @see <a href="https://github.com/bluez/bluez/blob/master/doc/l2cap.rst">l2cap(7)</a>
 */
public record L2capSockaddr(HardwareAddress address, int psm, int cid, int addressType) implements Sockaddr {
    /** BTPROTO_L2CAP: the third argument of {@code socket}. */
    public static final Protocol PROTOCOL = Protocol.of(FamilyNumbers.L2CAP);

    private static final ValueLayout.OfShort LITTLE_SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int SHORT_MASK = 0xffff;
    private static final int BYTE_MASK = 0xff;

    /**
     * Checks what fits.
     *
     * @throws IllegalArgumentException if a number is outside its range or the address has not six bytes
     */
    public L2capSockaddr {
        HardwareAddress.six(address);
        FamilyFields.check("psm", psm, SHORT_MASK);
        FamilyFields.check("cid", cid, SHORT_MASK);
        FamilyFields.check("addressType", addressType, BYTE_MASK);
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.BLUETOOTH;
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
        FamilyFields.begin(to, OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_BLUETOOTH,
                LinuxSockaddrLayout.L2CAP_LENGTH);
        to.set(LITTLE_SHORT, LinuxSockaddrLayout.L2CAP_PSM, (short) psm);
        FamilyFields.bytes(to, LinuxSockaddrLayout.L2CAP_ADDRESS, address.reversed());
        to.set(LITTLE_SHORT, LinuxSockaddrLayout.L2CAP_CID, (short) cid);
        to.set(JAVA_BYTE, LinuxSockaddrLayout.L2CAP_ADDRESS_TYPE, (byte) addressType);
        return LinuxSockaddrLayout.L2CAP_LENGTH;
    }

    static L2capSockaddr read(MemorySegment from) {
        return new L2capSockaddr(FamilyFields.bluetooth(from, LinuxSockaddrLayout.L2CAP_ADDRESS),
                Short.toUnsignedInt(from.get(LITTLE_SHORT, LinuxSockaddrLayout.L2CAP_PSM)),
                Short.toUnsignedInt(from.get(LITTLE_SHORT, LinuxSockaddrLayout.L2CAP_CID)),
                Byte.toUnsignedInt(from.get(JAVA_BYTE, LinuxSockaddrLayout.L2CAP_ADDRESS_TYPE)));
    }
}
