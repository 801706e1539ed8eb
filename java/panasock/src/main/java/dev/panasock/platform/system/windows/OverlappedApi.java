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
 * The overlapped calls of Winsock on a slot of {@link OverlappedMemory}. They return 0 for an operation that completed
 * at once, {@link #PENDING} for one that goes on, or another negative error; then nothing is in flight.
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

    /** Makes a slot ready; the event is set at the end, 0 for a packet at the port. The offset is one in a file. */
    public static void prepare(MemorySegment slot, long event, long offset) {
        _OVERLAPPED.Internal(slot, STATUS_PENDING);
        _OVERLAPPED.InternalHigh(slot, 0);
        _OVERLAPPED.Offset(slot, (int) offset);
        _OVERLAPPED.OffsetHigh(slot, (int) (offset >>> Integer.SIZE));
        slot.set(JAVA_LONG, _OVERLAPPED.hEvent$offset(), event == 0 ? 0 : event | NO_PACKET);
    }

    /** Sets one WSABUF of a slot. */
    public static void buffer(MemorySegment slot, int index, long address, long length) {
        long at = OverlappedMemory.BUFFER_ARRAY + index * _WSABUF.sizeof();
        slot.set(JAVA_INT, at + _WSABUF.len$offset(), (int) length);
        slot.set(JAVA_LONG, at + _WSABUF.buf$offset(), address);
    }

    /** The NTSTATUS of an operation, or {@link #STATUS_PENDING}. */
    public static int status(MemorySegment slot) {
        return (int) _OVERLAPPED.Internal(slot);
    }

    /** How many bytes an operation transferred. */
    public static long transferred(MemorySegment slot) {
        return _OVERLAPPED.InternalHigh(slot);
    }

    /** The MSG_ flags that a receive left. */
    public static int flags(MemorySegment slot) {
        return slot.get(JAVA_INT, OverlappedMemory.FLAGS);
    }

    /** The part of a slot that holds an address. */
    public static MemorySegment address(MemorySegment slot) {
        return slot.asSlice(OverlappedMemory.ADDRESS, OverlappedMemory.ADDRESS_SIZE);
    }

    /** The length of the address of a slot. */
    public static int addressLength(MemorySegment slot) {
        return slot.get(JAVA_INT, OverlappedMemory.ADDRESS_LENGTH);
    }

    /** Sets the length of the address of a slot. */
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
        /** The parts of the memory of a slot. */
        public Slot(MemorySegment slot) {
            this(slot, slot.asSlice(OverlappedMemory.BUFFER_ARRAY, OverlappedMemory.BUFFERS * _WSABUF.sizeof()),
                    slot.asSlice(OverlappedMemory.TRANSFERRED, Integer.BYTES),
                    slot.asSlice(OverlappedMemory.FLAGS, Integer.BYTES),
                    OverlappedApi.address(slot), slot.asSlice(OverlappedMemory.ADDRESS_LENGTH, Integer.BYTES),
                    slot.asSlice(OverlappedMemory.MESSAGE, _WSAMSG.sizeof()),
                    slot.asSlice(OverlappedMemory.FILE_BUFFERS, _TRANSMIT_FILE_BUFFERS.sizeof()));
        }
    }

    /** {@code WSASend}. */
    public static int send(CallBlock call, long s, Slot slot, int count, int flags) {
        return result(call, Ws2_32.WSASend(call.state, s, slot.buffers, count, NULL, flags, slot.overlapped, NULL));
    }

    /** {@code WSARecv}. */
    public static int recv(CallBlock call, long s, Slot slot, int count, int flags) {
        slot.flags.set(JAVA_INT, 0, flags);
        return result(call,
                Ws2_32.WSARecv(call.state, s, slot.buffers, count, NULL, slot.flags, slot.overlapped, NULL));
    }

    /** {@code WSASendTo} the address of the slot. */
    public static int sendTo(CallBlock call, long s, Slot slot, int count, int flags) {
        return result(call, Ws2_32.WSASendTo(call.state, s, slot.buffers, count, NULL, flags, slot.address,
                slot.addressLength.get(JAVA_INT, 0), slot.overlapped, NULL));
    }

    /** {@code WSARecvFrom}; the address goes into the slot. */
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

    /** {@code WSASendMsg}, to the address of the slot if it has one; ancillary data or NULL. */
    public static int sendMsg(CallBlock call, long s, Slot slot, int count, MemorySegment control, int flags) {
        message(slot, count, slot.addressLength.get(JAVA_INT, 0), control, 0);
        return result(call, Ws2_32.WSASendMsg(call.state, s, slot.message, flags, NULL, slot.overlapped, NULL));
    }

    /** {@code WSARecvMsg}; address, flags and the length of the ancillary data go into the slot. */
    public static int recvMsg(CallBlock call, long s, Slot slot, int count, MemorySegment control, int flags) {
        MemorySegment function = ExtensionFunctions.WSA_RECV_MSG.address(call, s);
        if (function == null) {
            return result(call, -1);
        }
        noAddress(slot);
        message(slot, count, OverlappedMemory.ADDRESS_SIZE, control, flags);
        return result(call, Mswsock.WSARecvMsg(call.state, function, s, slot.message, NULL, slot.overlapped, NULL));
    }

    /** Copies what {@link #recvMsg} left to where other receives leave it; returns the length of the ancillary data. */
    public static int received(Slot slot) {
        slot.flags.set(JAVA_INT, 0, slot.message.get(JAVA_INT, _WSAMSG.dwFlags$offset()));
        slot.addressLength.set(JAVA_INT, 0, slot.message.get(JAVA_INT, _WSAMSG.namelen$offset()));
        return slot.message.get(JAVA_INT, _WSAMSG.Control$offset() + _WSABUF.len$offset());
    }

    /** {@code AcceptEx}; the output takes {@code dataSize} bytes of first data and both addresses. */
    public static int acceptEx(CallBlock call, long s, long accepted, Slot slot, MemorySegment output, int dataSize) {
        MemorySegment function = ExtensionFunctions.ACCEPT_EX.address(call, s);
        // Asked for here, where there is a socket to ask.
        return function == null || ExtensionFunctions.GET_ACCEPT_EX_SOCKADDRS.address(call, s) == null
                ? result(call, -1)
                : success(call, Mswsock.AcceptEx(call.state, function, s, accepted, output, dataSize,
                        ACCEPT_ADDRESS_SIZE, ACCEPT_ADDRESS_SIZE, slot.transferred, slot.overlapped));
    }

    /** {@code GetAcceptExSockaddrs}: where in the output the local and the remote address are, each with its length. */
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

    /** {@code ConnectEx} of a bound socket to the address of the slot, with first data or NULL. */
    public static int connectEx(CallBlock call, long s, Slot slot, MemorySegment data, int length) {
        MemorySegment function = ExtensionFunctions.CONNECT_EX.address(call, s);
        return function == null ? result(call, -1)
                : success(call, Mswsock.ConnectEx(call.state, function, s, slot.address,
                        slot.addressLength.get(JAVA_INT, 0), data, length, slot.transferred, slot.overlapped));
    }

    /** {@code DisconnectEx}, with TF_REUSE_SOCKET if the socket is to be used again. */
    public static int disconnectEx(CallBlock call, long s, Slot slot, boolean reuse) {
        MemorySegment function = ExtensionFunctions.DISCONNECT_EX.address(call, s);
        return function == null ? result(call, -1)
                : success(call, Mswsock.DisconnectEx(call.state, function, s, slot.overlapped,
                        reuse ? sockets_h.TF_REUSE_SOCKET() : 0, 0));
    }

    /** {@code TransmitFile} of a part of a file, 0 for all, or no file; with head and tail, or NULL. */
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
     * {@code WSAGetOverlappedResult}: the number of bytes; WSA_IO_INCOMPLETE while it goes on. Flags go into the slot.
     */
    public static long overlappedResult(CallBlock call, long s, Slot slot, boolean wait) {
        int done = Ws2_32.WSAGetOverlappedResult(call.state, s, slot.overlapped, slot.transferred, wait ? 1 : 0,
                slot.flags);
        return done != 0 ? Integer.toUnsignedLong(slot.transferred.get(JAVA_INT, 0))
                : -CallState.wsaGetLastError(call.state);
    }

    /** {@code CancelIoEx}: ERROR_NOT_FOUND if the operation has ended. */
    public static int cancel(CallBlock call, long s, Slot slot) {
        return Kernel32.CancelIoEx(call.state, MemorySegment.ofAddress(s), slot.overlapped) != 0 ? 0
                : -CallState.getLastError(call.state);
    }

    /** {@code setsockopt} with SO_UPDATE_ACCEPT_CONTEXT: makes an accepted socket a full one. */
    public static int updateAcceptContext(CallBlock call, long accepted, long listener) {
        call.value.set(JAVA_LONG, 0, listener);
        return result(call, Ws2_32.setsockopt(call.state, accepted, sockets_h.SOL_SOCKET(),
                sockets_h.SO_UPDATE_ACCEPT_CONTEXT(), call.value, Long.BYTES));
    }

    /** {@code setsockopt} with SO_UPDATE_CONNECT_CONTEXT: makes a connected socket a full one. */
    public static int updateConnectContext(CallBlock call, long s) {
        return result(call, Ws2_32.setsockopt(call.state, s, sockets_h.SOL_SOCKET(),
                sockets_h.SO_UPDATE_CONNECT_CONTEXT(), NULL, 0));
    }

    /** {@code getsockopt} with SO_CONNECT_TIME: seconds, all bits set for a socket that is not connected. */
    public static long connectTime(CallBlock call, long s) {
        call.value.set(JAVA_INT, 0, 0);
        call.length(Integer.BYTES);
        int result = result(call, Ws2_32.getsockopt(call.state, s, sockets_h.SOL_SOCKET(),
                sockets_h.SO_CONNECT_TIME(), call.value, call.length));
        return result < 0 ? result : Integer.toUnsignedLong(call.value.get(JAVA_INT, 0));
    }
}
