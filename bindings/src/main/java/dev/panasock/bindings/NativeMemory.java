package dev.panasock.bindings;

import java.lang.foreign.MemorySegment;

/** Memory that C code returned by its address. */
public final class NativeMemory {
    private NativeMemory() {
    }

    /**
     * Memory at an address that a C function returned. Nothing checks that it is there: a wrong address or size crashes
     * the process. It stays the property of whoever allocated it.
     *
     * @param address the address
     * @param byteSize how many bytes may be read
     * @return a segment without an owner
     */
    public static MemorySegment at(long address, long byteSize) {
        return MemorySegment.ofAddress(address).reinterpret(byteSize);
    }

    /**
     * A zero-terminated string that a C function returned, decoded as UTF-8.
     *
     * @param address the address, or 0
     * @return the text, or null for address 0
     */
    public static String string(long address) {
        return address == 0 ? null : at(address, Long.MAX_VALUE).getString(0);
    }
}
