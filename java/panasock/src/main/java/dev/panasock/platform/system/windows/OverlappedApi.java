package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.Mswsock;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated._OVERLAPPED;
import dev.panasock.bindings.windows.generated._TRANSMIT_FILE_BUFFERS;
import dev.panasock.bindings.windows.generated._WSABUF;
import dev.panasock.bindings.windows.generated._WSAMSG;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/**
 * The overlapped calls of Winsock on a slot of {@link OverlappedMemory}. The result is 0 for an operation that
 * completed at once, {@link #PENDING} for one that goes on, or another negative error; then nothing is in flight.
 */
public final class OverlappedApi {
    /** What a call returns that goes on: the negative WSA_IO_PENDING. */
    public static final int PENDING = -sockets_h.WSA_IO_PENDING();
    /** The status of an operation that goes on. */
    public static final int STATUS_PENDING = sockets_h.STATUS_PENDING();
    /** What AcceptEx needs for one address: 16 bytes more than the largest. */
    public static final int ACCEPT_ADDRESS_SIZE = OverlappedMemory.ADDRESS_SIZE + 16;
    /** A low bit of the event: the completion does not go to the port. */
    private static final long NO_PACKET = 1;

    private OverlappedApi() {
    }

    private static int result(CallBlock call, int result) {
        return result == 0 ? 0 : -CallState.wsaGetLastError(call.state);
    }

    private static int success(CallBlock call, int result) {
        return result != 0 ? 0 : -CallState.wsaGetLastError(call.state);
    }

    /**
     * Makes a slot ready for an operation.
     *
     * @param slot the slot
     * @param event the event that is set at the end, or 0 for a packet at the port
     * @param offset where in a file the operation begins
     */
    public static void prepare(MemorySegment slot, long event, long offset) {
        _OVERLAPPED.Internal(slot, STATUS_PENDING);
        _OVERLAPPED.InternalHigh(slot, 0);
        _OVERLAPPED.Offset(slot, (int) offset);
        _OVERLAPPED.OffsetHigh(slot, (int) (offset >>> Integer.SIZE));
        slot.set(JAVA_LONG, _OVERLAPPED.hEvent$offset(), event == 0 ? 0 : event | NO_PACKET);
    }

    /**
     * Sets one WSABUF of a slot.
     *
     * @param slot the slot
     * @param index which
     * @param address where the bytes are
     * @param length how many
     */
    public static void buffer(MemorySegment slot, int index, long address, long length) {
        long at = OverlappedMemory.BUFFER_ARRAY + index * _WSABUF.sizeof();
        slot.set(JAVA_INT, at + _WSABUF.len$offset(), (int) length);
        slot.set(JAVA_LONG, at + _WSABUF.buf$offset(), address);
    }

    /**
     * The status of an operation, an NTSTATUS, or {@link #STATUS_PENDING}.
     *
     * @param slot the slot
     * @return the status
     */
    public static int status(MemorySegment slot) {
        return (int) _OVERLAPPED.Internal(slot);
    }

    /**
     * How many bytes an operation transferred.
     *
     * @param slot the slot
     * @return the number
     */
    public static long transferred(MemorySegment slot) {
        return _OVERLAPPED.InternalHigh(slot);
    }

    /**
     * The flags that a receive left.
     *
     * @param slot the slot
     * @return MSG_ flags
     */
    public static int flags(MemorySegment slot) {
        return slot.get(JAVA_INT, OverlappedMemory.FLAGS);
    }

    /**
     * The memory of the address of a slot.
     *
     * @param slot the slot
     * @return its part for an address
     */
    public static MemorySegment address(MemorySegment slot) {
        return slot.asSlice(OverlappedMemory.ADDRESS, OverlappedMemory.ADDRESS_SIZE);
    }

    /**
     * The length of the address of a slot.
     *
     * @param slot the slot
     * @return bytes
     */
    public static int addressLength(MemorySegment slot) {
        return slot.get(JAVA_INT, OverlappedMemory.ADDRESS_LENGTH);
    }

    /**
     * Sets the length of the address of a slot.
     *
     * @param slot the slot
     * @param length bytes
     */
    public static void addressLength(MemorySegment slot, int length) {
        slot.set(JAVA_INT, OverlappedMemory.ADDRESS_LENGTH, length);
    }

    /**
     * The parts of a slot that calls point to. Made once for each: slicing allocates.
     *
     * @param overlapped the OVERLAPPED
     * @param buffers the WSABUFs
     * @param transferred takes a number of bytes
     * @param flags takes flags
     * @param address a sockaddr
     * @param addressLength its length
     * @param message a WSAMSG
     * @param files a TRANSMIT_FILE_BUFFERS
     */
    public record Slot(MemorySegment overlapped, MemorySegment buffers, MemorySegment transferred, MemorySegment flags,
            MemorySegment address, MemorySegment addressLength, MemorySegment message, MemorySegment files) {
        /**
         * The parts of a slot.
         *
         * @param slot its memory
         */
        public Slot(MemorySegment slot) {
            this(slot, slot.asSlice(OverlappedMemory.BUFFER_ARRAY, OverlappedMemory.BUFFERS * _WSABUF.sizeof()),
                    slot.asSlice(OverlappedMemory.TRANSFERRED, Integer.BYTES),
                    slot.asSlice(OverlappedMemory.FLAGS, Integer.BYTES),
                    OverlappedApi.address(slot), slot.asSlice(OverlappedMemory.ADDRESS_LENGTH, Integer.BYTES),
                    slot.asSlice(OverlappedMemory.MESSAGE, _WSAMSG.sizeof()),
                    slot.asSlice(OverlappedMemory.FILE_BUFFERS, _TRANSMIT_FILE_BUFFERS.sizeof()));
        }
    }

    /**
     * {@code WSASend}.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param count how many buffers
     * @param flags a combination of flags
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int send(CallBlock call, long s, Slot slot, int count, int flags) {
        return result(call, Ws2_32.WSASend(call.state, s, slot.buffers, count, NULL, flags, slot.overlapped, NULL));
    }

    /**
     * {@code WSARecv}.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param count how many buffers
     * @param flags a combination of flags
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int recv(CallBlock call, long s, Slot slot, int count, int flags) {
        slot.flags.set(JAVA_INT, 0, flags);
        return result(call,
                Ws2_32.WSARecv(call.state, s, slot.buffers, count, NULL, slot.flags, slot.overlapped, NULL));
    }

    /**
     * {@code WSASendTo} the address of the slot.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param count how many buffers
     * @param flags a combination of flags
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int sendTo(CallBlock call, long s, Slot slot, int count, int flags) {
        return result(call, Ws2_32.WSASendTo(call.state, s, slot.buffers, count, NULL, flags, slot.address,
                slot.addressLength.get(JAVA_INT, 0), slot.overlapped, NULL));
    }

    /**
     * {@code WSARecvFrom}; the address goes into the slot.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param count how many buffers
     * @param flags a combination of flags
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int recvFrom(CallBlock call, long s, Slot slot, int count, int flags) {
        slot.flags.set(JAVA_INT, 0, flags);
        noAddress(slot);
        slot.addressLength.set(JAVA_INT, 0, OverlappedMemory.ADDRESS_SIZE);
        return result(call, Ws2_32.WSARecvFrom(call.state, s, slot.buffers, count, NULL, slot.flags, slot.address,
                slot.addressLength, slot.overlapped, NULL));
    }

    /** A receive without an address leaves the memory as it is: AF_UNSPEC. */
    private static void noAddress(Slot slot) {
        slot.address.set(JAVA_SHORT, 0, (short) 0);
    }

    /** Fills the WSAMSG of a slot. */
    private static void message(Slot slot, int count, int nameLength, MemorySegment control, int flags) {
        MemorySegment message = slot.message;
        message.set(ADDRESS, _WSAMSG.name$offset(), nameLength == 0 ? NULL : slot.address);
        message.set(JAVA_INT, _WSAMSG.namelen$offset(), nameLength);
        message.set(ADDRESS, _WSAMSG.lpBuffers$offset(), slot.buffers);
        message.set(JAVA_INT, _WSAMSG.dwBufferCount$offset(), count);
        long at = _WSAMSG.Control$offset();
        message.set(JAVA_INT, at + _WSABUF.len$offset(), (int) control.byteSize());
        message.set(JAVA_LONG, at + _WSABUF.buf$offset(), control.address());
        message.set(JAVA_INT, _WSAMSG.dwFlags$offset(), flags);
    }

    /**
     * {@code WSASendMsg}, to the address of the slot if it has one.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param count how many buffers
     * @param control ancillary data, or NULL
     * @param flags a combination of flags
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int sendMsg(CallBlock call, long s, Slot slot, int count, MemorySegment control, int flags) {
        message(slot, count, slot.addressLength.get(JAVA_INT, 0), control, 0);
        return result(call, Ws2_32.WSASendMsg(call.state, s, slot.message, flags, NULL, slot.overlapped, NULL));
    }

    /**
     * {@code WSARecvMsg}; address, flags and the length of the ancillary data go into the slot.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param count how many buffers
     * @param control takes ancillary data, or NULL
     * @param flags a combination of flags
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int recvMsg(CallBlock call, long s, Slot slot, int count, MemorySegment control, int flags) {
        MemorySegment function = ExtensionFunctions.WSA_RECV_MSG.address(call, s);
        if (function == null) {
            return result(call, -1);
        }
        noAddress(slot);
        message(slot, count, OverlappedMemory.ADDRESS_SIZE, control, flags);
        return result(call, Mswsock.WSARecvMsg(call.state, function, s, slot.message, NULL, slot.overlapped, NULL));
    }

    /**
     * Takes what {@link #recvMsg} left in the WSAMSG to where the other receives leave it.
     *
     * @param slot the operation
     * @return the length of the ancillary data
     */
    public static int received(Slot slot) {
        slot.flags.set(JAVA_INT, 0, slot.message.get(JAVA_INT, _WSAMSG.dwFlags$offset()));
        slot.addressLength.set(JAVA_INT, 0, slot.message.get(JAVA_INT, _WSAMSG.namelen$offset()));
        return slot.message.get(JAVA_INT, _WSAMSG.Control$offset() + _WSABUF.len$offset());
    }

    /**
     * {@code AcceptEx}.
     *
     * @param call a block of the current thread
     * @param s the listener
     * @param accepted the socket that is to be the connection
     * @param slot the operation
     * @param output first data and both addresses
     * @param dataSize the size for first data, or 0
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int acceptEx(CallBlock call, long s, long accepted, Slot slot, MemorySegment output, int dataSize) {
        MemorySegment function = ExtensionFunctions.ACCEPT_EX.address(call, s);
        // Asked for here, where there is a socket to ask.
        return function == null || ExtensionFunctions.GET_ACCEPT_EX_SOCKADDRS.address(call, s) == null
                ? result(call, -1)
                : success(call, Mswsock.AcceptEx(call.state, function, s, accepted, output, dataSize,
                        ACCEPT_ADDRESS_SIZE, ACCEPT_ADDRESS_SIZE, slot.transferred, slot.overlapped));
    }

    /**
     * {@code GetAcceptExSockaddrs}: where in the output of AcceptEx the addresses are. No system call.
     *
     * @param call a block of the current thread
     * @param output what AcceptEx filled
     * @param dataSize the size for first data that AcceptEx was passed
     * @param places takes offset and length of the local and of the peer address
     */
    public static void acceptAddresses(CallBlock call, MemorySegment output, int dataSize, long[] places) {
        MemorySegment function = ExtensionFunctions.GET_ACCEPT_EX_SOCKADDRS.known();
        MemorySegment value = call.value.fill((byte) 0);
        MemorySegment local = value.asSlice(0, Long.BYTES);
        MemorySegment localLength = value.asSlice(Long.BYTES, Integer.BYTES);
        MemorySegment peer = value.asSlice(2 * Long.BYTES, Long.BYTES);
        MemorySegment peerLength = value.asSlice(3 * Long.BYTES, Integer.BYTES);
        Mswsock.GetAcceptExSockaddrs(call.state, function, output, dataSize, ACCEPT_ADDRESS_SIZE, ACCEPT_ADDRESS_SIZE,
                local, localLength, peer, peerLength);
        places[0] = local.get(JAVA_LONG, 0) - output.address();
        places[1] = localLength.get(JAVA_INT, 0);
        places[2] = peer.get(JAVA_LONG, 0) - output.address();
        places[3] = peerLength.get(JAVA_INT, 0);
    }

    /**
     * {@code ConnectEx} to the address of the slot.
     *
     * @param call a block of the current thread
     * @param s the socket, bound
     * @param slot the operation
     * @param data first data, or NULL
     * @param length its length
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int connectEx(CallBlock call, long s, Slot slot, MemorySegment data, int length) {
        MemorySegment function = ExtensionFunctions.CONNECT_EX.address(call, s);
        return function == null ? result(call, -1)
                : success(call, Mswsock.ConnectEx(call.state, function, s, slot.address,
                        slot.addressLength.get(JAVA_INT, 0), data, length, slot.transferred, slot.overlapped));
    }

    /**
     * {@code DisconnectEx}.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param reuse whether the socket is to be used again: TF_REUSE_SOCKET
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int disconnectEx(CallBlock call, long s, Slot slot, boolean reuse) {
        MemorySegment function = ExtensionFunctions.DISCONNECT_EX.address(call, s);
        return function == null ? result(call, -1)
                : success(call, Mswsock.DisconnectEx(call.state, function, s, slot.overlapped,
                        reuse ? sockets_h.TF_REUSE_SOCKET() : 0, 0));
    }

    /**
     * {@code TransmitFile} with head and tail.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param file the file, or NULL for head and tail only
     * @param length how much of it, 0 for all
     * @param head sent first, or NULL
     * @param tail sent last, or NULL
     * @param flags a combination of TF_ flags
     * @return 0, {@link #PENDING}, or the negative error
     */
    public static int transmitFile(CallBlock call, long s, Slot slot, MemorySegment file, int length,
            MemorySegment head, MemorySegment tail, int flags) {
        MemorySegment function = ExtensionFunctions.TRANSMIT_FILE.address(call, s);
        if (function == null) {
            return result(call, -1);
        }
        MemorySegment files = slot.files;
        files.set(JAVA_LONG, _TRANSMIT_FILE_BUFFERS.Head$offset(), head.address());
        files.set(JAVA_INT, _TRANSMIT_FILE_BUFFERS.HeadLength$offset(), (int) head.byteSize());
        files.set(JAVA_LONG, _TRANSMIT_FILE_BUFFERS.Tail$offset(), tail.address());
        files.set(JAVA_INT, _TRANSMIT_FILE_BUFFERS.TailLength$offset(), (int) tail.byteSize());
        return success(call, Mswsock.TransmitFile(call.state, function, s, file, length, 0, slot.overlapped, files,
                flags));
    }

    /**
     * {@code WSAGetOverlappedResult}; its flags go into the slot.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @param wait whether to wait for its end
     * @return the number of bytes, or the negative error, of which WSA_IO_INCOMPLETE says that it goes on
     */
    public static long overlappedResult(CallBlock call, long s, Slot slot, boolean wait) {
        int done = Ws2_32.WSAGetOverlappedResult(call.state, s, slot.overlapped, slot.transferred, wait ? 1 : 0,
                slot.flags);
        return done != 0 ? Integer.toUnsignedLong(slot.transferred.get(JAVA_INT, 0))
                : -CallState.wsaGetLastError(call.state);
    }

    /**
     * {@code CancelIoEx}.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @param slot the operation
     * @return 0, or the negative error: ERROR_NOT_FOUND if it has ended
     */
    public static int cancel(CallBlock call, long s, Slot slot) {
        return Kernel32.CancelIoEx(call.state, MemorySegment.ofAddress(s), slot.overlapped) != 0 ? 0
                : -CallState.getLastError(call.state);
    }

    /**
     * {@code setsockopt} with SO_UPDATE_ACCEPT_CONTEXT: makes an accepted socket a full one.
     *
     * @param call a block of the current thread
     * @param accepted the connection
     * @param listener the listener
     * @return 0, or the negative error
     */
    public static int updateAcceptContext(CallBlock call, long accepted, long listener) {
        call.value.set(JAVA_LONG, 0, listener);
        return result(call, Ws2_32.setsockopt(call.state, accepted, sockets_h.SOL_SOCKET(),
                sockets_h.SO_UPDATE_ACCEPT_CONTEXT(), call.value, Long.BYTES));
    }

    /**
     * {@code setsockopt} with SO_UPDATE_CONNECT_CONTEXT: makes a connected socket a full one.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @return 0, or the negative error
     */
    public static int updateConnectContext(CallBlock call, long s) {
        return result(call, Ws2_32.setsockopt(call.state, s, sockets_h.SOL_SOCKET(),
                sockets_h.SO_UPDATE_CONNECT_CONTEXT(), NULL, 0));
    }

    /**
     * {@code getsockopt} with SO_CONNECT_TIME.
     *
     * @param call a block of the current thread
     * @param s the socket
     * @return seconds, all bits set for a socket that is not connected, or the negative error
     */
    public static long connectTime(CallBlock call, long s) {
        call.value.set(JAVA_INT, 0, 0);
        call.length(Integer.BYTES);
        int result = result(call, Ws2_32.getsockopt(call.state, s, sockets_h.SOL_SOCKET(),
                sockets_h.SO_CONNECT_TIME(), call.value, call.length));
        return result < 0 ? result : Integer.toUnsignedLong(call.value.get(JAVA_INT, 0));
    }
}
