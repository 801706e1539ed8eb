package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.WindowsSockaddrLayout;
import java.lang.foreign.MemorySegment;

/** Functions shared by the addresses that only some systems have. */
final class FamilyFields {
    private FamilyFields() {
    }

    static void check(String what, int value, int largest) {
        if (value < 0 || value > largest) {
            throw new IllegalArgumentException(what + " " + value + " is outside 0 to " + largest);
        }
    }

    static void require(boolean present, Sockaddr address) {
        if (!present) {
            throw absent(address);
        }
    }

    static UnsupportedOperationException absent(Sockaddr address) {
        return new UnsupportedOperationException("this system has no such address: " + address);
    }

    /** Zeros all of the address and writes the family. */
    static void begin(MemorySegment to, OperatingSystem system, int family, int length) {
        to.asSlice(0, length).fill((byte) 0);
        SockaddrCodec.of(system).family(to, family, length);
    }

    static void bytes(MemorySegment to, long at, byte[] bytes) {
        MemorySegment.copy(bytes, 0, to, JAVA_BYTE, at, bytes.length);
    }

    static byte[] bytes(MemorySegment from, long at, int length) {
        byte[] bytes = new byte[length];
        MemorySegment.copy(from, JAVA_BYTE, at, bytes, 0, length);
        return bytes;
    }

    static HardwareAddress bluetooth(MemorySegment from, long at) {
        return HardwareAddress
                .of(HardwareAddress.of(bytes(from, at, HardwareAddress.SIX)).reversed());
    }

    /** The address in the layout of a system, or null: an unknown family, or fewer bytes than it needs. */
    static Sockaddr read(OperatingSystem system, int family, MemorySegment from, int available) {
        if (LinuxSockaddrLayout.isOf(system)) {
            return readLinux(family, from, available);
        }
        return WindowsSockaddrLayout.isOf(system) ? readWindows(family, from, available) : null;
    }

    private static Sockaddr readLinux(int family, MemorySegment from, int available) {
        if (family == LinuxSockaddrLayout.FAMILY_NETLINK && available >= LinuxSockaddrLayout.NETLINK_LENGTH) {
            return NetlinkSockaddr.read(from);
        }
        if (family == LinuxSockaddrLayout.FAMILY_PACKET && available >= LinuxSockaddrLayout.PACKET_ADDRESS) {
            return PacketSockaddr.read(from, available);
        }
        if (family == LinuxSockaddrLayout.FAMILY_VSOCK && available >= LinuxSockaddrLayout.VSOCK_LENGTH) {
            return VsockSockaddr.read(from);
        }
        if (family == LinuxSockaddrLayout.FAMILY_CAN && available >= LinuxSockaddrLayout.CAN_LENGTH) {
            return CanSockaddr.read(from);
        }
        // The protocols of Bluetooth differ in nothing but the length.
        if (family == LinuxSockaddrLayout.FAMILY_BLUETOOTH && available == LinuxSockaddrLayout.RFCOMM_LENGTH) {
            return RfcommSockaddr.readLinux(from);
        }
        if (family == LinuxSockaddrLayout.FAMILY_BLUETOOTH && available == LinuxSockaddrLayout.L2CAP_LENGTH) {
            return L2capSockaddr.read(from);
        }
        return null;
    }

    private static Sockaddr readWindows(int family, MemorySegment from, int available) {
        if (family == WindowsSockaddrLayout.FAMILY_HYPERV && available >= WindowsSockaddrLayout.HYPERV_LENGTH) {
            return HypervSockaddr.read(from);
        }
        if (family == WindowsSockaddrLayout.FAMILY_BTH && available >= WindowsSockaddrLayout.BLUETOOTH_LENGTH) {
            return RfcommSockaddr.readWindows(from);
        }
        return null;
    }
}
