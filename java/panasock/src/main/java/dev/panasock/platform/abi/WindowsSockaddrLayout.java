package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.panasock.bindings.windows.generated._GUID;
import dev.panasock.bindings.windows.generated._SOCKADDR_BTH;
import dev.panasock.bindings.windows.generated._SOCKADDR_HV;
import dev.panasock.bindings.windows.generated.sockets_h;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.UUID;

/** Offsets of the fields of the addresses that only Windows has, from the generated structs; on every host. */
public final class WindowsSockaddrLayout {
    /** AF_BTH. */
    public static final int FAMILY_BTH = sockets_h.AF_BTH();
    /** AF_HYPERV. */
    public static final int FAMILY_HYPERV = sockets_h.AF_HYPERV();
    /** HV_PROTOCOL_RAW. */
    public static final int HV_PROTOCOL_RAW = sockets_h.HV_PROTOCOL_RAW();
    /** The size of a SOCKADDR_BTH. */
    public static final int BLUETOOTH_LENGTH = (int) _SOCKADDR_BTH.sizeof();
    /** btAddr, a number of 48 bits. */
    public static final long BLUETOOTH_ADDRESS = _SOCKADDR_BTH.btAddr$offset();
    /** serviceClassId. */
    public static final long BLUETOOTH_SERVICE = _SOCKADDR_BTH.serviceClassId$offset();
    /** port. */
    public static final long BLUETOOTH_PORT = _SOCKADDR_BTH.port$offset();

    /** The size of a SOCKADDR_HV. */
    public static final int HYPERV_LENGTH = (int) _SOCKADDR_HV.sizeof();
    /** VmId. */
    public static final long HYPERV_VM = _SOCKADDR_HV.VmId$offset();
    /** ServiceId. */
    public static final long HYPERV_SERVICE = _SOCKADDR_HV.ServiceId$offset();

    private static final ValueLayout.OfLong BIG_LONG = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final int SHORT_MASK = 0xffff;

    private WindowsSockaddrLayout() {
    }

    /** Whether a system has these addresses. */
    public static boolean isOf(OperatingSystem system) {
        return system == OperatingSystem.WINDOWS;
    }

    /** Whether this system has these addresses. */
    public static boolean isHost() {
        return isOf(OperatingSystem.current());
    }

    /** Writes a GUID at an offset: three numbers in the byte order of the host, then eight bytes. */
    public static void guid(MemorySegment to, long at, UUID value) {
        long high = value.getMostSignificantBits();
        to.set(JAVA_INT_UNALIGNED, at + _GUID.Data1$offset(), (int) (high >>> Integer.SIZE));
        to.set(JAVA_SHORT_UNALIGNED, at + _GUID.Data2$offset(), (short) (high >>> Short.SIZE));
        to.set(JAVA_SHORT_UNALIGNED, at + _GUID.Data3$offset(), (short) high);
        to.set(BIG_LONG, at + _GUID.Data4$offset(), value.getLeastSignificantBits());
    }

    /** Reads the GUID at an offset. */
    public static UUID guid(MemorySegment from, long at) {
        long high = (long) from.get(JAVA_INT_UNALIGNED, at + _GUID.Data1$offset()) << Integer.SIZE
                | (from.get(JAVA_SHORT_UNALIGNED, at + _GUID.Data2$offset()) & (long) SHORT_MASK) << Short.SIZE
                | from.get(JAVA_SHORT_UNALIGNED, at + _GUID.Data3$offset()) & (long) SHORT_MASK;
        return new UUID(high, from.get(BIG_LONG, at + _GUID.Data4$offset()));
    }
}
