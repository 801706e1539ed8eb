package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.panasock.platform.abi.ControlLayout;
import dev.panasock.platform.abi.ControlValues;
import dev.panasock.platform.abi.ExtendedErrorLayout;
import java.lang.foreign.MemorySegment;

/**
 * Reads ancillary data, piece by piece: what CMSG_FIRSTHDR, CMSG_NXTHDR and CMSG_DATA do. No length in the buffer is trusted: nothing
 * outside of it is read, whatever it contains, and what does not fit is not there.
 *
 * {@snippet :
 * ControlReader control = message.control();
 * while (control.next()) {
 *     if (control.is(ControlType.PKTINFO)) {
 *         arrivedAt = control.interfaceIndex();
 *     }
 * }
 * }
 *
 * <p>Allocates nothing, except where a method returns an object. Not thread-safe.
 *
 * @see Message#control
 * @see <a href="https://man7.org/linux/man-pages/man3/cmsg.3.html">cmsg(3)</a>
 */
public final class ControlReader {
    private static final ControlLayout LAYOUT = ControlLayout.host();
    private static final ControlValues VALUES = ControlValues.host();
    private static final long BEFORE_FIRST = -2;

    private final MemorySegment memory;
    private long limit;
    private long at = BEFORE_FIRST;

    /**
     * A reader of a control buffer in the layout of this system.
     *
     * @param memory the buffer, all of it filled
     */
    public ControlReader(MemorySegment memory) {
        this.memory = memory;
        this.limit = memory.byteSize();
    }

    /** Begins anew with the first bytes of the memory. */
    ControlReader limit(long bytes) {
        limit = Math.min(bytes, memory.byteSize());
        return rewind();
    }

    /**
     * Goes back before the first piece.
     *
     * @return this reader
     */
    public ControlReader rewind() {
        at = BEFORE_FIRST;
        return this;
    }

    /**
     * Goes to the next piece.
     *
     * @return false if there is none, or only one that is cut or damaged
     */
    public boolean next() {
        if (at != ControlLayout.NONE) {
            at = at == BEFORE_FIRST ? LAYOUT.first(memory, limit) : LAYOUT.next(memory, at, limit);
        }
        return at != ControlLayout.NONE;
    }

    /**
     * Whether this piece is of a type.
     *
     * @param type the type
     * @return true if level and type are
     */
    public boolean is(ControlType type) {
        return at >= 0 && LAYOUT.type(memory, at) == type.type() && LAYOUT.level(memory, at) == type.level();
    }

    private long current() {
        if (at < 0) {
            throw new IllegalStateException("there is no piece here");
        }
        return at;
    }

    /**
     * The level of this piece.
     *
     * @return cmsg_level
     * @throws IllegalStateException if the reader is not at a piece
     */
    public int level() {
        return LAYOUT.level(memory, current());
    }

    /**
     * The type of this piece.
     *
     * @return cmsg_type
     * @throws IllegalStateException if the reader is not at a piece
     */
    public int type() {
        return LAYOUT.type(memory, current());
    }

    /**
     * The length of the data of this piece.
     *
     * @return bytes, cmsg_len without the header
     * @throws IllegalStateException if the reader is not at a piece
     */
    public long length() {
        return LAYOUT.dataLength(memory, current());
    }

    /**
     * The data of this piece.
     *
     * @return a new view of it
     * @throws IllegalStateException if the reader is not at a piece
     */
    public MemorySegment data() {
        return memory.asSlice(offset(), length());
    }

    /**
     * Where the data of this piece begins in the buffer, for reading it without an object.
     *
     * @return the offset
     * @throws IllegalStateException if the reader is not at a piece
     */
    public long offset() {
        return current() + LAYOUT.dataOffset();
    }

    /** The data of a piece that must be of one of two types, and long enough. */
    private long of(ControlType one, ControlType other, long bytes) {
        if (!is(one) && !is(other)) {
            throw new IllegalStateException("this is not " + one);
        }
        return atLeast(bytes);
    }

    private long atLeast(long bytes) {
        if (length() < bytes) {
            throw new IllegalStateException("the piece has " + length() + " bytes, not " + bytes);
        }
        return offset();
    }

    /**
     * The data of this piece as a number: of one, two (both unsigned) or four bytes, or the first four of more. The systems use different lengths for
     * TTL, TOS, hop limit, traffic class and the size of segments.
     *
     * @return the number
     * @throws IllegalStateException if the reader is not at a piece, or it has no data
     */
    public int intValue() {
        long bytes = length();
        long data = atLeast(1);
        if (bytes < Short.BYTES) {
            return Byte.toUnsignedInt(memory.get(JAVA_BYTE, data));
        }
        return bytes < Integer.BYTES ? Short.toUnsignedInt(memory.get(JAVA_SHORT_UNALIGNED, data))
                : memory.get(JAVA_INT_UNALIGNED, data);
    }

    /**
     * The first eight bytes of the data of this piece as a number.
     *
     * @return the number
     * @throws IllegalStateException if the reader is not at a piece, or it is shorter
     */
    public long longValue() {
        return memory.get(JAVA_LONG_UNALIGNED, atLeast(Long.BYTES));
    }

    /**
     * The interface of {@link ControlType#PKTINFO} or {@link ControlType#PKTINFO6}: where the datagram came in.
     *
     * @return the index
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int interfaceIndex() {
        return is(ControlType.PKTINFO6)
                ? memory.get(JAVA_INT_UNALIGNED, atLeast(VALUES.info6Size()) + VALUES.info6Index())
                : memory.get(JAVA_INT_UNALIGNED,
                        of(ControlType.PKTINFO, ControlType.PKTINFO, VALUES.infoSize()) + VALUES.infoIndex());
    }

    /**
     * The address of {@link ControlType#PKTINFO}: where the datagram was sent to.
     *
     * @return the IPv4 address, its first byte highest
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int inetAddress() {
        return memory.get(ControlValues.BIG_INT,
                of(ControlType.PKTINFO, ControlType.PKTINFO, VALUES.infoSize()) + VALUES.infoAddress());
    }

    /**
     * The first half of the address of {@link ControlType#PKTINFO6}.
     *
     * @return the first eight bytes of the IPv6 address, the first highest
     * @throws IllegalStateException if this piece is something else or too short
     */
    public long inet6High() {
        return memory.get(ControlValues.BIG_LONG,
                of(ControlType.PKTINFO6, ControlType.PKTINFO6, VALUES.info6Size()) + VALUES.info6Address());
    }

    /**
     * The second half of the address of {@link ControlType#PKTINFO6}.
     *
     * @return the last eight bytes of the IPv6 address
     * @throws IllegalStateException if this piece is something else or too short
     */
    public long inet6Low() {
        return memory.get(ControlValues.BIG_LONG, of(ControlType.PKTINFO6, ControlType.PKTINFO6, VALUES.info6Size())
                + VALUES.info6Address() + Long.BYTES);
    }

    /**
     * The address of {@link ControlType#ORIGDSTADDR} or {@link ControlType#ORIGDSTADDR6}: where the datagram was meant to go.
     *
     * @return the address
     * @throws IllegalStateException if this piece is something else
     */
    public Sockaddr address() {
        of(ControlType.ORIGDSTADDR, ControlType.ORIGDSTADDR6, 0);
        return Sockaddr.decode(data(), (int) Math.min(length(), Sockaddr.MAX_LENGTH));
    }

    /**
     * The time of {@link ControlType#TIMESTAMP}, {@link ControlType#TIMESTAMPNS} or {@link ControlType#TIMESTAMPING} (its first).
     *
     * @return nanoseconds since 1970
     * @throws IllegalStateException if this piece is something else or too short
     */
    public long timestampNanos() {
        if (is(ControlType.TIMESTAMP)) {
            return VALUES.timevalNanos(memory, atLeast(VALUES.timeSize()));
        }
        return VALUES.timespecNanos(memory, of(ControlType.TIMESTAMPNS, ControlType.TIMESTAMPING, VALUES.timeSize()));
    }

    /**
     * The process of {@link ControlType#CREDENTIALS}.
     *
     * @return pid
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int pid() {
        return credential(VALUES.pid());
    }

    /**
     * The user of {@link ControlType#CREDENTIALS}.
     *
     * @return uid
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int uid() {
        return credential(VALUES.uid());
    }

    /**
     * The group of {@link ControlType#CREDENTIALS}.
     *
     * @return gid
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int gid() {
        return credential(VALUES.gid());
    }

    private int credential(long field) {
        return memory.get(JAVA_INT_UNALIGNED,
                of(ControlType.CREDENTIALS, ControlType.CREDENTIALS, VALUES.credentialsSize()) + field);
    }

    /**
     * The error of {@link ControlType#RECVERR} or {@link ControlType#RECVERR6}.
     *
     * @return the error
     * @throws IllegalStateException if this piece is something else or too short
     */
    public ExtendedError extendedError() {
        of(ControlType.RECVERR, ControlType.RECVERR6, ExtendedError.SIZE);
        return ExtendedError.decode(data());
    }

    private long error() {
        return of(ControlType.RECVERR, ControlType.RECVERR6, ExtendedError.SIZE);
    }

    /**
     * {@link ExtendedError#origin} of {@link ControlType#RECVERR} or {@link ControlType#RECVERR6}, without an object.
     *
     * @return SO_EE_ORIGIN_ number
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int errorOrigin() {
        return ExtendedErrorLayout.origin(memory, error());
    }

    /**
     * {@link ExtendedError#code} of {@link ControlType#RECVERR} or {@link ControlType#RECVERR6}, without an object.
     *
     * @return the code
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int errorCode() {
        return ExtendedErrorLayout.code(memory, error());
    }

    /**
     * {@link ExtendedError#info} of {@link ControlType#RECVERR} or {@link ControlType#RECVERR6}, without an object.
     *
     * @return the number
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int errorInfo() {
        return ExtendedErrorLayout.info(memory, error());
    }

    /**
     * {@link ExtendedError#data} of {@link ControlType#RECVERR} or {@link ControlType#RECVERR6}, without an object.
     *
     * @return the number
     * @throws IllegalStateException if this piece is something else or too short
     */
    public int errorData() {
        return ExtendedErrorLayout.data(memory, error());
    }

    /** Whether this piece carries descriptors. */
    boolean hasDescriptors() {
        return is(ControlType.RIGHTS) || is(ControlType.PIDFD);
    }

    /**
     * The number of descriptors of {@link ControlType#RIGHTS}, and of {@link ControlType#PIDFD}.
     *
     * @return how many
     * @throws IllegalStateException if this piece is something else
     */
    public int descriptors() {
        of(ControlType.RIGHTS, ControlType.PIDFD, 0);
        return (int) (length() / Integer.BYTES);
    }

    private long descriptorOffset(int index) {
        if (index < 0 || index >= descriptors()) {
            throw new IndexOutOfBoundsException(index);
        }
        return offset() + (long) index * Integer.BYTES;
    }

    /**
     * A descriptor, which stays the message's.
     *
     * @param index from 0 to {@link #descriptors} - 1
     * @return its number, or -1 if it was closed or taken
     * @throws IllegalStateException if this piece has none
     */
    public int descriptor(int index) {
        return memory.get(JAVA_INT_UNALIGNED, descriptorOffset(index));
    }

    /**
     * Takes a descriptor over: the caller closes it, and the message does not any more. What it is the sender knows; for a socket there is
     * {@link SocketHandle#adopt}.
     *
     * @param index from 0 to {@link #descriptors} - 1
     * @return its number, or -1 if it was closed or taken
     * @throws IllegalStateException if this piece has none
     */
    public int takeDescriptor(int index) {
        long where = descriptorOffset(index);
        int descriptor = memory.get(JAVA_INT_UNALIGNED, where);
        memory.set(JAVA_INT_UNALIGNED, where, -1);
        return descriptor;
    }
}
