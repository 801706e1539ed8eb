package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.panasock.platform.abi.ControlLayout;
import dev.panasock.platform.abi.ControlValues;
import dev.panasock.platform.abi.SystemTraits;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Writes ancillary data, piece by piece: what CMSG_LEN, CMSG_SPACE and CMSG_DATA are for. Methods return the writer, so
 * that they can be chained.
 *
 * <p>Allocates nothing. Not thread-safe. A piece that does not fit throws {@link IllegalStateException} and is not
 * written; one that this system does not have throws {@link UnsupportedOperationException}.
 *
 * @see Message#writeControl
 * @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">cmsg(3)</a>
 */
public final class ControlWriter {
    private static final ControlLayout LAYOUT = ControlLayout.host();
    private static final ControlValues VALUES = ControlValues.host();
    private static final int SEGMENT_BYTES = SystemTraits.SEGMENT_SIZE_BYTES;
    private static final SocketHandle[] NONE = {};
    private static final byte ZERO = 0;

    private final MemorySegment memory;
    private long end;
    private SocketHandle[] passed = NONE;

    /**
     * A writer of a control buffer in the layout of this system.
     *
     * @param memory the buffer
     */
    public ControlWriter(MemorySegment memory) {
        this.memory = memory;
    }

    /**
     * How much of the buffer a piece takes: CMSG_SPACE.
     *
     * @param bytes the length of its data
     * @return the length with header and padding
     */
    public static long space(long bytes) {
        return LAYOUT.space(bytes);
    }

    /**
     * Takes everything out.
     *
     * @return this writer
     */
    public ControlWriter clear() {
        end = 0;
        passed = NONE;
        return this;
    }

    /**
     * How much was written.
     *
     * @return the bytes of the buffer that are ancillary data, msg_controllen
     */
    public long length() {
        return end;
    }

    /** The sockets whose descriptors were written. */
    SocketHandle[] passed() {
        return passed;
    }

    /** Begins a piece, its data zeroed, and returns the offset of the data. */
    private long begin(int level, int type, long bytes) {
        // Padding behind the last piece is not needed, so a buffer may end with the data.
        if (bytes > memory.byteSize() || LAYOUT.length(bytes) > memory.byteSize() - end) {
            throw new IllegalStateException("the control buffer has " + (memory.byteSize() - end) + " bytes left, not "
                    + LAYOUT.length(bytes));
        }
        long at = end;
        end = Math.min(at + LAYOUT.space(bytes), memory.byteSize());
        LAYOUT.write(memory, at, level, type, bytes);
        long data = at + LAYOUT.dataOffset();
        zero(data, end);
        return data;
    }

    private void zero(long from, long to) {
        long i = from;
        for (; i <= to - Long.BYTES; i += Long.BYTES) {
            memory.set(JAVA_LONG_UNALIGNED, i, 0);
        }
        for (; i < to; i++) {
            memory.set(JAVA_BYTE, i, ZERO);
        }
    }

    private long begin(ControlType type, long bytes) {
        if (!type.isSupported()) {
            throw new UnsupportedOperationException(type + " is not available on this system");
        }
        return begin(type.level(), type.type(), bytes);
    }

    /**
     * A piece of any kind.
     *
     * @param level its level on this system
     * @param type its type on this system
     * @param data its data
     * @return this writer
     * @throws IllegalStateException if it does not fit
     */
    public ControlWriter put(int level, int type, MemorySegment data) {
        long bytes = data.byteSize();
        MemorySegment.copy(data, 0, memory, begin(level, type, bytes), bytes);
        return this;
    }

    /**
     * A piece that is an int: TTL, TOS, hop limit, traffic class and others.
     *
     * @param type what it is
     * @param value its value
     * @return this writer
     * @throws IllegalStateException if it does not fit
     * @throws UnsupportedOperationException if this system does not have it
     */
    public ControlWriter put(ControlType type, int value) {
        memory.set(JAVA_INT_UNALIGNED, begin(type, Integer.BYTES), value);
        return this;
    }

    /**
     * A piece that is a number of eight bytes: {@link ControlType#TXTIME}.
     *
     * @param type what it is
     * @param value its value
     * @return this writer
     * @throws IllegalStateException if it does not fit
     * @throws UnsupportedOperationException if this system does not have it
     */
    public ControlWriter putLong(ControlType type, long value) {
        memory.set(JAVA_LONG_UNALIGNED, begin(type, Long.BYTES), value);
        return this;
    }

    /**
     * {@link ControlType#UDP_SEGMENT}: what is sent is cut into datagrams of this size, the last one of the rest.
     *
     * @param bytes 1 to 65535
     * @return this writer
     * @throws IllegalStateException if it does not fit
     * @throws IllegalArgumentException if two bytes cannot express it
     * @throws UnsupportedOperationException if this system does not have it
     */
    public ControlWriter segmentSize(int bytes) {
        if (bytes >>> Short.SIZE != 0) {
            throw new IllegalArgumentException("a segment of " + bytes + " bytes");
        }
        long data = begin(ControlType.UDP_SEGMENT, SEGMENT_BYTES);
        if (SEGMENT_BYTES == Short.BYTES) {
            memory.set(JAVA_SHORT_UNALIGNED, data, (short) bytes);
        } else {
            memory.set(JAVA_INT_UNALIGNED, data, bytes);
        }
        return this;
    }

    /**
     * {@link ControlType#PKTINFO}: through which interface and from which address an IPv4 datagram goes.
     *
     * @param interfaceIndex the interface, or 0 for the one of the route
     * @param source a local IPv4 address, its first byte highest, or 0
     * @return this writer
     * @throws IllegalStateException if it does not fit
     */
    public ControlWriter packetInfo(int interfaceIndex, int source) {
        long data = begin(ControlType.PKTINFO, VALUES.infoSize());
        memory.set(JAVA_INT_UNALIGNED, data + VALUES.infoIndex(), interfaceIndex);
        memory.set(ControlValues.BIG_INT, data + VALUES.infoSource(), source);
        return this;
    }

    /**
     * {@link ControlType#PKTINFO6}: through which interface and from which address an IPv6 datagram goes.
     *
     * @param interfaceIndex the interface, or 0 for the one of the route
     * @param high the first eight bytes of a local address, the first highest, or 0
     * @param low the last eight bytes, or 0
     * @return this writer
     * @throws IllegalStateException if it does not fit
     */
    public ControlWriter packetInfo6(int interfaceIndex, long high, long low) {
        long data = begin(ControlType.PKTINFO6, VALUES.info6Size());
        memory.set(JAVA_INT_UNALIGNED, data + VALUES.info6Index(), interfaceIndex);
        memory.set(ControlValues.BIG_LONG, data + VALUES.info6Address(), high);
        memory.set(ControlValues.BIG_LONG, data + VALUES.info6Address() + Long.BYTES, low);
        return this;
    }

    /**
     * {@link ControlType#CREDENTIALS}: the sender. The system checks it: others than one's own need privileges.
     *
     * @param pid the process
     * @param uid the user
     * @param gid the group
     * @return this writer
     * @throws IllegalStateException if it does not fit
     * @throws UnsupportedOperationException if this system does not have it
     */
    public ControlWriter credentials(int pid, int uid, int gid) {
        long data = begin(ControlType.CREDENTIALS, VALUES.credentialsSize());
        memory.set(JAVA_INT_UNALIGNED, data + VALUES.pid(), pid);
        memory.set(JAVA_INT_UNALIGNED, data + VALUES.uid(), uid);
        memory.set(JAVA_INT_UNALIGNED, data + VALUES.gid(), gid);
        return this;
    }

    /**
     * {@link ControlType#RIGHTS}: passes sockets to the receiver, which gets descriptors of the same open files. The
     * handles are held while the message is sent; if one of them is closed by then the message is not sent. The
     * sender's stay open. Linux passes at most 253 with one message.
     *
     * @param sockets what to pass, kept until {@link #clear}; at most one such piece per message
     * @return this writer
     * @throws IllegalStateException if they do not fit, or some were written before
     * @throws UnsupportedOperationException if this system cannot pass descriptors
     */
    public ControlWriter rights(SocketHandle... sockets) {
        if (passed.length != 0) {
            throw new IllegalStateException("descriptors were written before");
        }
        for (SocketHandle socket : sockets) {
            Objects.requireNonNull(socket, "socket");
        }
        long data = begin(ControlType.RIGHTS, (long) sockets.length * Integer.BYTES);
        for (int i = 0; i < sockets.length; i++) {
            memory.set(JAVA_INT_UNALIGNED, data + (long) i * Integer.BYTES, (int) sockets[i].number());
        }
        passed = sockets;
        return this;
    }

    /**
     * {@link ControlType#RIGHTS} for descriptors of other files, which the caller keeps open until the message was
     * sent.
     *
     * @param descriptors what to pass
     * @return this writer
     * @throws IllegalStateException if they do not fit
     * @throws UnsupportedOperationException if this system cannot pass descriptors
     */
    public ControlWriter descriptors(int... descriptors) {
        long data = begin(ControlType.RIGHTS, (long) descriptors.length * Integer.BYTES);
        for (int i = 0; i < descriptors.length; i++) {
            memory.set(JAVA_INT_UNALIGNED, data + (long) i * Integer.BYTES, descriptors[i]);
        }
        return this;
    }
}
