package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.bindings.linux.generated.sock_extended_err;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.lang.foreign.MemorySegment;

/** Reads a {@code sock_extended_err}, which Linux alone has. Works on every host. */
public final class ExtendedErrorLayout {
    /** The size of the struct; the address of who reported the error may follow it. */
    public static final long SIZE = sock_extended_err.layout().byteSize();
    /** SO_EE_ORIGIN_ZEROCOPY. */
    public static final int ORIGIN_ZEROCOPY = sockets_h.SO_EE_ORIGIN_ZEROCOPY();
    /** SO_EE_CODE_ZEROCOPY_COPIED. */
    public static final int CODE_COPIED = sockets_h.SO_EE_CODE_ZEROCOPY_COPIED();

    private ExtendedErrorLayout() {
    }

    /** ee_errno of the struct at an offset. */
    public static int number(MemorySegment from, long at) {
        return from.get(JAVA_INT_UNALIGNED, at + sock_extended_err.ee_errno$offset());
    }

    /** ee_origin of the struct at an offset. */
    public static int origin(MemorySegment from, long at) {
        return Byte.toUnsignedInt(from.get(JAVA_BYTE, at + sock_extended_err.ee_origin$offset()));
    }

    /** ee_type of the struct at an offset: the type of the ICMP message. */
    public static int type(MemorySegment from, long at) {
        return Byte.toUnsignedInt(from.get(JAVA_BYTE, at + sock_extended_err.ee_type$offset()));
    }

    /** ee_code of the struct at an offset: the code of the ICMP message. */
    public static int code(MemorySegment from, long at) {
        return Byte.toUnsignedInt(from.get(JAVA_BYTE, at + sock_extended_err.ee_code$offset()));
    }

    /** ee_info of the struct at an offset. */
    public static int info(MemorySegment from, long at) {
        return from.get(JAVA_INT_UNALIGNED, at + sock_extended_err.ee_info$offset());
    }

    /** ee_data of the struct at an offset. */
    public static int data(MemorySegment from, long at) {
        return from.get(JAVA_INT_UNALIGNED, at + sock_extended_err.ee_data$offset());
    }
}
