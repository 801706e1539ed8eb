package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.platform.abi.FamilyNumbers;
import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.WindowsSockaddrLayout;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.UUID;

/**
 * A Bluetooth address of RFCOMM: {@code sockaddr_rc} of AF_BLUETOOTH on Linux, {@code SOCKADDR_BTH} of AF_BTH on
 * Windows.
 *
 * @param address the adapter, six bytes
 * @param channel the channel: 0 to 255 on Linux, where 0 asks for a free one; on Windows the port, -1 (BT_PORT_ANY) for
 *         any
 * @param service the class of the service, which Windows looks up instead of a channel; zeros for none, and on Linux
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2bth/ns-ws2bth-sockaddr_bth">SOCKADDR_BTH</a>
 */
public record RfcommSockaddr(HardwareAddress address, int channel, UUID service) implements Sockaddr {
    /** BTPROTO_RFCOMM, BTHPROTO_RFCOMM: the third argument of {@code socket}. */
    public static final Protocol PROTOCOL = Protocol.of(FamilyNumbers.RFCOMM);
    /** No class of service. */
    public static final UUID NO_SERVICE = new UUID(0, 0);

    private static final int BYTE_MASK = 0xff;

    /**
     * Checks what fits.
     *
     * @throws IllegalArgumentException if the address has not six bytes
     */
    public RfcommSockaddr {
        HardwareAddress.six(address);
        Objects.requireNonNull(service, "service");
    }

    /**
     * An address with a channel.
     *
     * @param address the adapter
     * @param channel the channel
     * @return the address
     */
    public static RfcommSockaddr of(HardwareAddress address, int channel) {
        return new RfcommSockaddr(address, channel, NO_SERVICE);
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.BLUETOOTH;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException where the system has no such addresses
     * @throws IllegalArgumentException on Linux for a channel outside 0 to 255 or a service, which its address cannot
     *         express
     */
    @Override
    public int encode(MemorySegment to) {
        if (LinuxSockaddrLayout.isHost()) {
            return writeLinux(to);
        }
        FamilyFields.require(WindowsSockaddrLayout.isHost(), this);
        return writeWindows(to);
    }

    int writeLinux(MemorySegment to) {
        FamilyFields.check("channel", channel, BYTE_MASK);
        if (!service.equals(NO_SERVICE)) {
            throw new IllegalArgumentException("an address of Linux has no class of service: " + this);
        }
        FamilyFields.begin(to, OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_BLUETOOTH,
                LinuxSockaddrLayout.RFCOMM_LENGTH);
        FamilyFields.bytes(to, LinuxSockaddrLayout.RFCOMM_ADDRESS, address.reversed());
        to.set(JAVA_BYTE, LinuxSockaddrLayout.RFCOMM_CHANNEL, (byte) channel);
        return LinuxSockaddrLayout.RFCOMM_LENGTH;
    }

    int writeWindows(MemorySegment to) {
        FamilyFields.begin(to, OperatingSystem.WINDOWS, WindowsSockaddrLayout.FAMILY_BTH,
                WindowsSockaddrLayout.BLUETOOTH_LENGTH);
        FamilyFields.bytes(to, WindowsSockaddrLayout.BLUETOOTH_ADDRESS, address.reversed());
        WindowsSockaddrLayout.guid(to, WindowsSockaddrLayout.BLUETOOTH_SERVICE, service);
        to.set(JAVA_INT_UNALIGNED, WindowsSockaddrLayout.BLUETOOTH_PORT, channel);
        return WindowsSockaddrLayout.BLUETOOTH_LENGTH;
    }

    static RfcommSockaddr readLinux(MemorySegment from) {
        return of(FamilyFields.bluetooth(from, LinuxSockaddrLayout.RFCOMM_ADDRESS),
                Byte.toUnsignedInt(from.get(JAVA_BYTE, LinuxSockaddrLayout.RFCOMM_CHANNEL)));
    }

    static RfcommSockaddr readWindows(MemorySegment from) {
        return new RfcommSockaddr(FamilyFields.bluetooth(from, WindowsSockaddrLayout.BLUETOOTH_ADDRESS),
                from.get(JAVA_INT_UNALIGNED, WindowsSockaddrLayout.BLUETOOTH_PORT),
                WindowsSockaddrLayout.guid(from, WindowsSockaddrLayout.BLUETOOTH_SERVICE));
    }
}
