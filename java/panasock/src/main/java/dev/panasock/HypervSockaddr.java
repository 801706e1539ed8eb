package dev.panasock;

import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.WindowsSockaddrLayout;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.UUID;

/**
 * An address between a Hyper-V machine and its host: {@code SOCKADDR_HV} of AF_HYPERV. Windows only; Linux guests speak to it by
 * {@link VsockSockaddr}.
 *
 * @param vmId the machine
 * @param serviceId the service, as the registry of the host has it
 * @see <a href="https://learn.microsoft.com/virtualization/hyper-v-on-windows/user-guide/make-integration-service">Make your own
 *      integration services</a>
 */
public record HypervSockaddr(UUID vmId, UUID serviceId) implements Sockaddr {
    /** HV_PROTOCOL_RAW: the third argument of {@code socket}. */
    public static final Protocol PROTOCOL = Protocol.of(WindowsSockaddrLayout.HV_PROTOCOL_RAW);
    /** HV_GUID_WILDCARD: connections of every machine, to bind to. */
    public static final UUID WILDCARD = new UUID(0, 0);
    /** HV_GUID_VSOCK_TEMPLATE: its first 32 bits are the port of the other side's AF_VSOCK. */
    private static final UUID VSOCK = UUID.fromString("00000000-facb-11e6-bd58-64006a7986d3");

    /** Checks that both are there. */
    public HypervSockaddr {
        Objects.requireNonNull(vmId, "vmId");
        Objects.requireNonNull(serviceId, "serviceId");
    }

    /**
     * The service that a Linux guest sees as a port of AF_VSOCK.
     *
     * @param vmId the machine
     * @param port the port
     * @return the address
     */
    public static HypervSockaddr ofVsockPort(UUID vmId, int port) {
        return new HypervSockaddr(vmId,
                new UUID((long) port << Integer.SIZE | VSOCK.getMostSignificantBits(),
                        VSOCK.getLeastSignificantBits()));
    }

    @Override
    public AddressFamily family() {
        return AddressFamily.HYPERV;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UnsupportedOperationException where the system has no such addresses
     */
    @Override
    public int encode(MemorySegment to) {
        FamilyFields.require(WindowsSockaddrLayout.isHost(), this);
        return write(to);
    }

    int write(MemorySegment to) {
        FamilyFields.begin(to, OperatingSystem.WINDOWS, WindowsSockaddrLayout.FAMILY_HYPERV,
                WindowsSockaddrLayout.HYPERV_LENGTH);
        WindowsSockaddrLayout.guid(to, WindowsSockaddrLayout.HYPERV_VM, vmId);
        WindowsSockaddrLayout.guid(to, WindowsSockaddrLayout.HYPERV_SERVICE, serviceId);
        return WindowsSockaddrLayout.HYPERV_LENGTH;
    }

    static HypervSockaddr read(MemorySegment from) {
        return new HypervSockaddr(WindowsSockaddrLayout.guid(from, WindowsSockaddrLayout.HYPERV_VM),
                WindowsSockaddrLayout.guid(from, WindowsSockaddrLayout.HYPERV_SERVICE));
    }
}
