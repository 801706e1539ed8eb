package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.WSAEAFNOSUPPORT;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * Addresses in Winsock's layout and in that of a POSIX system. The two differ in the number of the family, in the
 * length byte of BSD, and in how a path ends; ports, addresses, flow information and scopes stand at the same places.
 */
final class PosixAddresses {
    private static final SockaddrCodec HERE = SockaddrCodec.host();
    private static final SockaddrCodec WINSOCK =
            SockaddrCodec.of(dev.panasock.platform.abi.OperatingSystem.WINDOWS);
    private static final long PORT = SockaddrCodec.HEADER_LENGTH;

    private PosixAddresses() {
    }

    /**
     * Writes an address of Winsock to the address of the call.
     *
     * @return its length there, or the negative of Winsock's code
     */
    static int toSystem(CallBlock call, MemorySegment name, int length) {
        if (name == null || length < SockaddrCodec.HEADER_LENGTH) {
            return -WSAEFAULT;
        }
        int family = WINSOCK.family(name);
        if (PosixNumbers.family(family) == Numbers.ABSENT) {
            return -WSAEAFNOSUPPORT;
        }
        if (family == WinsockConstants.AF_UNIX) {
            return path(call, name, length);
        }
        int size = size(family);
        if (length < size) {
            return -WSAEFAULT;
        }
        MemorySegment.copy(name, PORT, call.address, PORT, size - PORT);
        HERE.family(call.address, PosixNumbers.family(family), size);
        return size;
    }

    /** What an address of this family takes at least. */
    static int size(int family) {
        return family == WinsockConstants.AF_INET ? SockaddrCodec.INET_LENGTH
                : family == WinsockConstants.AF_INET6 ? SockaddrCodec.INET6_LENGTH : SockaddrCodec.HEADER_LENGTH;
    }

    /** A path ends with its zero, whatever length the caller gives, which is usually that of the whole struct. */
    private static int path(CallBlock call, MemorySegment name, int length) {
        int size = length - SockaddrCodec.HEADER_LENGTH;
        boolean isAbstract = size > 0 && name.get(JAVA_BYTE, SockaddrCodec.HEADER_LENGTH) == 0;
        int end = isAbstract ? withoutTrailingZeros(name, size) : 0;
        while (!isAbstract && end < size && name.get(JAVA_BYTE, SockaddrCodec.HEADER_LENGTH + end) != 0) {
            end++;
        }
        if (end > HERE.unixPathLimit()) {
            return -WSAEFAULT;
        }
        return HERE.unix(call.address,
                name.asSlice(SockaddrCodec.HEADER_LENGTH, end).toArray(JAVA_BYTE));
    }

    private static int withoutTrailingZeros(MemorySegment name, int size) {
        int end = size;
        while (end > 0 && name.get(JAVA_BYTE, SockaddrCodec.HEADER_LENGTH + end - 1) == 0) {
            end--;
        }
        return end;
    }

    /**
     * Writes the address of the call, as the system filled it in, to memory of Winsock's layout.
     *
     * @return its length there, or the negative of Winsock's code if it does not fit
     */
    static int toWinsock(CallBlock call, MemorySegment name, int room) {
        int length = call.length();
        if (length < SockaddrCodec.HEADER_LENGTH) {
            return 0;
        }
        int family = PosixNumbers.winsockFamily(HERE.family(call.address));
        if (family == WinsockConstants.AF_UNIX) {
            return pathToWinsock(HERE.unixPath(call.address, length), name, room);
        }
        if (room < length) {
            return -WSAEFAULT;
        }
        MemorySegment.copy(call.address, PORT, name, PORT, length - PORT);
        name.set(JAVA_SHORT_UNALIGNED, 0, (short) family);
        return length;
    }

    private static int pathToWinsock(byte[] path, MemorySegment name, int room) {
        boolean terminated = path.length > 0 && path[0] != 0;
        int length = SockaddrCodec.HEADER_LENGTH + path.length + (terminated ? 1 : 0);
        if (room < length) {
            return -WSAEFAULT;
        }
        name.set(JAVA_SHORT_UNALIGNED, 0, (short) WinsockConstants.AF_UNIX);
        MemorySegment.copy(path, 0, name, JAVA_BYTE, SockaddrCodec.HEADER_LENGTH, path.length);
        if (terminated) {
            name.set(JAVA_BYTE, length - 1, (byte) 0);
        }
        return length;
    }

    /** How much the caller lets an address take. */
    static int capacity(sockaddr name, int[] length) {
        return (int) Math.min(length[0], name.memory.byteSize());
    }

    /** Whether nothing can be sent there: port 0, or the address of no machine. POSIX sends to this machine instead. */
    static boolean isNowhere(MemorySegment name) {
        int family = WINSOCK.family(name);
        if (family == WinsockConstants.AF_INET) {
            return WINSOCK.port(name) == 0 || WINSOCK.inetAddress(name) == 0;
        }
        return family == WinsockConstants.AF_INET6
                && (WINSOCK.port(name) == 0 || (WINSOCK.inet6High(name) | WINSOCK.inet6Low(name)) == 0);
    }
}
