package dev.panasock;

import dev.panasock.platform.abi.FamilyNumbers;
import dev.panasock.platform.abi.SocketNumbers;
import java.util.Map;

/**
 * An address family ({@code AF_...}), the first argument of {@code socket}. The set is open: any number can be used, and
 * the system says what it thinks of it.
 *
 * @param number the number on this system
 * @see <a href="https://man7.org/linux/man-pages/man7/address_families.7.html">address_families(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-socket">socket</a>
 */
public record AddressFamily(int number) {
    /** AF_UNSPEC: any family, in hints for the resolver. */
    public static final AddressFamily UNSPEC = new AddressFamily(0);
    /** AF_UNIX: sockets of this machine, named by paths. */
    public static final AddressFamily UNIX = new AddressFamily(SocketNumbers.AF_UNIX.here());
    /** AF_INET: IPv4. */
    public static final AddressFamily INET = new AddressFamily(SocketNumbers.AF_INET.here());
    /** AF_INET6: IPv6. Its number is 10 on Linux, 30 on macOS, 23 on Windows. */
    public static final AddressFamily INET6 = new AddressFamily(SocketNumbers.AF_INET6.here());

    /** AF_NETLINK: messages of the kernel. Linux; elsewhere a number that the system refuses, as for those below. */
    public static final AddressFamily NETLINK = new AddressFamily(FamilyNumbers.orUnknown(FamilyNumbers.NETLINK));
    /** AF_PACKET: packets of an interface. Linux. */
    public static final AddressFamily PACKET = new AddressFamily(FamilyNumbers.orUnknown(FamilyNumbers.PACKET));
    /** AF_CAN: the CAN bus. Linux. */
    public static final AddressFamily CAN = new AddressFamily(FamilyNumbers.orUnknown(FamilyNumbers.CAN));
    /** AF_BLUETOOTH on Linux, AF_BTH on Windows. */
    public static final AddressFamily BLUETOOTH = new AddressFamily(FamilyNumbers.orUnknown(FamilyNumbers.BLUETOOTH));
    /** AF_VSOCK: between virtual machines and their host. Linux; macOS has the number, its addresses are raw here. */
    public static final AddressFamily VSOCK = new AddressFamily(FamilyNumbers.orUnknown(FamilyNumbers.VSOCK));
    /** AF_HYPERV: the same on Windows. */
    public static final AddressFamily HYPERV = new AddressFamily(FamilyNumbers.orUnknown(FamilyNumbers.HYPERV));

    private static final Map<Integer, String> NAMES = Map.of(NETLINK.number, "AF_NETLINK", PACKET.number, "AF_PACKET",
            CAN.number, "AF_CAN", BLUETOOTH.number, "AF_BLUETOOTH", VSOCK.number, "AF_VSOCK", HYPERV.number,
            "AF_HYPERV");

    /**
     * The family of a number.
     *
     * @param number the number on this system
     * @return the family
     */
    public static AddressFamily of(int number) {
        return new AddressFamily(number);
    }

    /**
     * The C name.
     *
     * @return for example {@code AF_INET}, or {@code AF_4711} for a number without a name here
     */
    @Override
    public String toString() {
        if (number == UNSPEC.number) {
            return "AF_UNSPEC";
        }
        if (number == UNIX.number) {
            return "AF_UNIX";
        }
        if (number == INET.number) {
            return "AF_INET";
        }
        return number == INET6.number ? "AF_INET6" : NAMES.getOrDefault(number, "AF_" + number);
    }
}
