package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/**
 * The layout of what a group is joined and left with: {@code group_req} and {@code group_source_req}. Works for every
 * system on every host.
 *
 * @param groupSize the size of a group_req
 * @param group the offset of the group, and in a group_source_req
 * @param sourceSize the size of a group_source_req
 * @param source the offset of the source
 */
public record MembershipLayout(int groupSize, long group, int sourceSize, long source) {
    private static final MembershipLayout HOST = of(OperatingSystem.current());

    /** The layout of this system. */
    public static MembershipLayout host() {
        return HOST;
    }

    /** The layout of a system. */
    public static MembershipLayout of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> new MembershipLayout(
                    (int) dev.panasock.bindings.linux.generated.group_req.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.group_req.gr_group$offset(),
                    (int) dev.panasock.bindings.linux.generated.group_source_req.layout().byteSize(),
                    dev.panasock.bindings.linux.generated.group_source_req.gsr_source$offset());
            case MACOS -> packed();
            case WINDOWS -> new MembershipLayout(
                    (int) dev.panasock.bindings.windows.generated.group_req.layout().byteSize(),
                    dev.panasock.bindings.windows.generated.group_req.gr_group$offset(),
                    (int) dev.panasock.bindings.windows.generated.group_source_req.layout().byteSize(),
                    dev.panasock.bindings.windows.generated.group_source_req.gsr_source$offset());
        };
    }

    /**
     * {@code #pragma pack(4)} in netinet/in.h: no gap between the index and the addresses. The generator has no layout
     * for it.
     */
    private static MembershipLayout packed() {
        int address = (int) dev.panasock.bindings.macos.generated.sockaddr_storage.layout().byteSize();
        return new MembershipLayout(Integer.BYTES + address, Integer.BYTES, Integer.BYTES + 2 * address,
                Integer.BYTES + address);
    }

    /** Writes the index of the interface, 0 for the choice of the system. */
    public static void setInterface(MemorySegment request, int index) {
        request.set(JAVA_INT_UNALIGNED, 0, index);
    }
}
