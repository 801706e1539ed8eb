package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Reads and writes socket addresses in the layout of a system. Works for every system on every host.
 *
 * <p>Ports and flow information are in network byte order, the scope in that of the host. A codec checks nothing that
 * its caller has: lengths of UNIX paths and sizes of segments.
 *
 * @param system whose layout
 * @param inet AF_INET
 * @param inet6 AF_INET6
 * @param unix AF_UNIX
 * @param lengthByte whether a length byte precedes a family of one byte (BSD), instead of a family of two
 * @param unixPathSize the size of sun_path
 * @param unixPathTerminated whether a path is one byte shorter, for its final zero
 */
public record SockaddrCodec(OperatingSystem system, int inet, int inet6, int unix, boolean lengthByte, int unixPathSize,
        boolean unixPathTerminated) {
    /** The length of a sockaddr_in. */
    public static final int INET_LENGTH = 16;
    /** The length of a sockaddr_in6. */
    public static final int INET6_LENGTH = 28;
    /** The length of what precedes the data of every sockaddr. */
    public static final int HEADER_LENGTH = 2;

    private static final SockaddrCodec HOST = of(OperatingSystem.current());

    // The same on every system, which a test compares with the generated layouts.
    private static final long PORT = 2;
    private static final long INET_ADDRESS = 4;
    private static final long FLOW_INFO = 4;
    private static final long INET6_ADDRESS = 8;
    private static final long SCOPE_ID = 24;
    private static final long UNIX_PATH = HEADER_LENGTH;

    private static final ValueLayout.OfShort BIG_SHORT = JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfInt BIG_INT = JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfLong BIG_LONG = JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    /** The codec of this system. */
    public static SockaddrCodec host() {
        return HOST;
    }

    /** The codec of a system. */
    public static SockaddrCodec of(OperatingSystem system) {
        return switch (system) {
            case LINUX -> new SockaddrCodec(system, dev.panasock.bindings.linux.generated.sockets_h.AF_INET(),
                    dev.panasock.bindings.linux.generated.sockets_h.AF_INET6(),
                    dev.panasock.bindings.linux.generated.sockets_h.AF_UNIX(), false, 108, false);
            case MACOS -> new SockaddrCodec(system, dev.panasock.bindings.macos.generated.sockets_h.AF_INET(),
                    dev.panasock.bindings.macos.generated.sockets_h.AF_INET6(),
                    dev.panasock.bindings.macos.generated.sockets_h.AF_UNIX(), true, 104, false);
            case WINDOWS -> new SockaddrCodec(system, dev.panasock.bindings.windows.generated.sockets_h.AF_INET(),
                    dev.panasock.bindings.windows.generated.sockets_h.AF_INET6(),
                    dev.panasock.bindings.windows.generated.sockets_h.AF_UNIX(), false, 108, true);
        };
    }

    /** The longest UNIX path in bytes, without a final zero. */
    public int unixPathLimit() {
        return unixPathTerminated ? unixPathSize - 1 : unixPathSize;
    }

    /** Writes the first two bytes: the family, and the length of the whole address where the system has it. */
    public void family(MemorySegment to, int family, int length) {
        if (lengthByte) {
            to.set(JAVA_BYTE, 0, (byte) length);
            to.set(JAVA_BYTE, 1, (byte) family);
        } else {
            to.set(JAVA_SHORT_UNALIGNED, 0, (short) family);
        }
    }

    /** The family of an address of at least {@link #HEADER_LENGTH} bytes. */
    public int family(MemorySegment from) {
        return lengthByte ? Byte.toUnsignedInt(from.get(JAVA_BYTE, 1))
                : Short.toUnsignedInt(from.get(JAVA_SHORT_UNALIGNED, 0));
    }

    /** Writes a sockaddr_in and returns its length; the first byte of the address is the highest of the number. */
    public int inet(MemorySegment to, int address, int port) {
        family(to, inet, INET_LENGTH);
        to.set(BIG_SHORT, PORT, (short) port);
        to.set(BIG_INT, INET_ADDRESS, address);
        to.set(JAVA_LONG_UNALIGNED, INET_ADDRESS + Integer.BYTES, 0);
        return INET_LENGTH;
    }

    /** Writes a sockaddr_in6 and returns its length. */
    public int inet6(MemorySegment to, long high, long low, int port, int flowInfo, int scopeId) {
        family(to, inet6, INET6_LENGTH);
        to.set(BIG_SHORT, PORT, (short) port);
        to.set(BIG_INT, FLOW_INFO, flowInfo);
        to.set(BIG_LONG, INET6_ADDRESS, high);
        to.set(BIG_LONG, INET6_ADDRESS + Long.BYTES, low);
        to.set(JAVA_INT_UNALIGNED, SCOPE_ID, scopeId);
        return INET6_LENGTH;
    }

    /**
     * Writes a sockaddr_un and returns its length: with the final zero of a path where the memory is long enough for
     * it. No bytes are an unnamed address, a leading zero begins an abstract one, which ends with its last byte.
     */
    public int unix(MemorySegment to, byte[] path) {
        int length = HEADER_LENGTH + path.length;
        MemorySegment.copy(path, 0, to, JAVA_BYTE, UNIX_PATH, path.length);
        boolean terminated = path.length > 0 && path[0] != 0 && path.length < unixPathSize;
        if (terminated) {
            to.set(JAVA_BYTE, length++, (byte) 0);
        }
        family(to, unix, length);
        return length;
    }

    /** The port of a sockaddr_in or sockaddr_in6. */
    public int port(MemorySegment from) {
        return Short.toUnsignedInt(from.get(BIG_SHORT, PORT));
    }

    /** The address in a sockaddr_in, its first byte the highest. */
    public int inetAddress(MemorySegment from) {
        return from.get(BIG_INT, INET_ADDRESS);
    }

    /** The first eight bytes of the address in a sockaddr_in6, the first the highest. */
    public long inet6High(MemorySegment from) {
        return from.get(BIG_LONG, INET6_ADDRESS);
    }

    /** The last eight bytes of the address in a sockaddr_in6. */
    public long inet6Low(MemorySegment from) {
        return from.get(BIG_LONG, INET6_ADDRESS + Long.BYTES);
    }

    /** The flow information of a sockaddr_in6. */
    public int flowInfo(MemorySegment from) {
        return from.get(BIG_INT, FLOW_INFO);
    }

    /** The scope of a sockaddr_in6. */
    public int scopeId(MemorySegment from) {
        return from.get(JAVA_INT_UNALIGNED, SCOPE_ID);
    }

    /** The path in a sockaddr_un of a reported length: none if unnamed, all of an abstract one, else up to the zero. */
    public byte[] unixPath(MemorySegment from, int length) {
        int size = Math.max(0, Math.min(length - HEADER_LENGTH, unixPathSize));
        boolean isAbstract = system == OperatingSystem.LINUX && size > 0 && from.get(JAVA_BYTE, UNIX_PATH) == 0;
        int end = isAbstract ? size : 0;
        while (!isAbstract && end < size && from.get(JAVA_BYTE, UNIX_PATH + end) != 0) {
            end++;
        }
        byte[] path = new byte[end];
        MemorySegment.copy(from, JAVA_BYTE, UNIX_PATH, path, 0, end);
        return path;
    }
}
