package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;

/**
 * An address between a virtual machine and its host: {@code sockaddr_vm} of AF_VSOCK. Linux only.
 *
 * @param cid the context identifier of a machine, unsigned
 * @param port the port, unsigned
 * @param flags 0, or a combination of VMADDR_FLAG_ flags, 0 to 255
 * @see <a href="https://man7.org/linux/man-pages/man7/vsock.7.html">vsock(7)</a>
 */
public record VsockSockaddr(int cid, int port, int flags) implements Sockaddr {
    /** VMADDR_CID_ANY: every identifier of this machine, to bind to. */
    public static final int CID_ANY = LinuxSockaddrLayout.VMADDR_CID_ANY;
    /** VMADDR_CID_LOCAL: this machine itself, where the kernel has a loopback for it. */
    public static final int CID_LOCAL = LinuxSockaddrLayout.VMADDR_CID_LOCAL;
    /** VMADDR_CID_HOST: the host of this machine. */
    public static final int CID_HOST = LinuxSockaddrLayout.VMADDR_CID_HOST;
    /** VMADDR_PORT_ANY: a free port, to bind to. */
    public static final int PORT_ANY = LinuxSockaddrLayout.VMADDR_PORT_ANY;

    private static final int BYTE_MASK = 0xff;

    /**
     * Checks what fits.
     *
     * @throws IllegalArgumentException if the flags are outside 0 to 255
     */
    public VsockSockaddr {
        FamilyFields.check("flags", flags, BYTE_MASK);
    }

    /**
     * An address without flags.
     *
     * @param cid the context identifier
     * @param port the port
     * @return the address
     */
    public static VsockSockaddr of(int cid, int port) {
        return new VsockSockaddr(cid, port, 0);
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.VSOCK;
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
        FamilyFields.begin(to, OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_VSOCK,
                LinuxSockaddrLayout.VSOCK_LENGTH);
        to.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.VSOCK_CID, cid);
        to.set(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.VSOCK_PORT, port);
        to.set(JAVA_BYTE, LinuxSockaddrLayout.VSOCK_FLAGS, (byte) flags);
        return LinuxSockaddrLayout.VSOCK_LENGTH;
    }

    static VsockSockaddr read(MemorySegment from) {
        return new VsockSockaddr(from.get(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.VSOCK_CID),
                from.get(JAVA_INT_UNALIGNED, LinuxSockaddrLayout.VSOCK_PORT),
                Byte.toUnsignedInt(from.get(JAVA_BYTE, LinuxSockaddrLayout.VSOCK_FLAGS)));
    }

    /**
     * Identifier and port, {@code *} for any.
     *
     * @return for example {@code vsock:2:1024}
     */
    @Override
    public String toString() {
        return "vsock:" + (cid == CID_ANY ? "*" : Integer.toUnsignedString(cid)) + ":"
                + (port == PORT_ANY ? "*" : Integer.toUnsignedString(port));
    }
}
