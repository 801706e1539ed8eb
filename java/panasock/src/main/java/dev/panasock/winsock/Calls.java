package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.SOCKET_ERROR;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAENOTSOCK;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.SocketHandle;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Ready;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The frame of every call: Winsock is started, the socket is open and held, and there is memory for the call.
 *
 * <p>The calls that carry data are spelled out, because they must not allocate; the others are lambdas.
 */
final class Calls {
    /** How much of a large array one recv copies: what a block keeps, so that nothing is allocated. */
    private static final int RECEIVED_AT_ONCE = CallBlock.SCRATCH_KEPT - 1;

    private Calls() {
    }

    /** A call on a socket. */
    interface OnSocket {
        int run(Winsock winsock, CallBlock call, long fd);
    }

    /** A call on a socket that makes another. */
    interface Making {
        SOCKET run(Winsock winsock, CallBlock call, long fd);
    }

    /** A call that makes a socket of nothing. */
    interface MakingFirst {
        SOCKET run(Winsock winsock, CallBlock call);
    }

    /** A call without a socket. */
    interface WithoutSocket {
        int run(Winsock winsock, CallBlock call);
    }

    /** The number, held; INVALID with the last error set if there is nothing to leave. */
    private static long enter(CallBlock call, SOCKET s) {
        long fd = s.enter(call);
        if (fd == SocketHandle.INVALID) {
            LastError.fail(WSAENOTSOCK);
        }
        return fd;
    }

    static int on(SOCKET s, OnSocket body) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET_ERROR;
        }
        CallBlock call = CallBlock.take();
        try {
            long fd = enter(call, s);
            if (fd == SocketHandle.INVALID) {
                return SOCKET_ERROR;
            }
            try {
                return winsock.recognise(call, s, fd) < 0 ? SOCKET_ERROR : body.run(winsock, call, fd);
            } finally {
                s.leave(call);
            }
        } finally {
            call.give();
        }
    }

    static SOCKET making(SOCKET s, Making body) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET.INVALID;
        }
        CallBlock call = CallBlock.take();
        try {
            long fd = enter(call, s);
            if (fd == SocketHandle.INVALID) {
                return SOCKET.INVALID;
            }
            try {
                return winsock.recognise(call, s, fd) < 0 ? SOCKET.INVALID : body.run(winsock, call, fd);
            } finally {
                s.leave(call);
            }
        } finally {
            call.give();
        }
    }

    static SOCKET accept(SOCKET s, sockaddr name, int[] length) {
        return making(s, (winsock, call, fd) -> {
            room(name, length);
            return winsock.accept(call, s, fd, name, length);
        });
    }

    static int connect(SOCKET s, Struct name, int length) {
        return on(s, (winsock, call, fd) -> winsock.connect(call, s, fd, name(name, length), length));
    }

    static SOCKET accept(SOCKET s, sockaddr name, int[] length, Condition condition) {
        return Parked.applies(s) ? Parked.accept(s, () -> tryToAccept(s, name, length, condition))
                : tryToAccept(s, name, length, condition);
    }

    private static SOCKET tryToAccept(SOCKET s, sockaddr name, int[] length, Condition condition) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET.INVALID;
        }
        long fd = s.enter();
        if (fd == SocketHandle.INVALID) {
            LastError.fail(WSAENOTSOCK);
            return SOCKET.INVALID;
        }
        try {
            room(name, length);
            SOCKET connection = winsock.accept(s, fd, name, length, condition);
            condition.rethrow();
            return connection;
        } finally {
            s.leave();
        }
    }

    /** For functions that return {@code otherwise} before WSAStartup. */
    static int withoutSocket(int otherwise, WithoutSocket body) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return otherwise;
        }
        CallBlock call = CallBlock.take();
        try {
            return body.run(winsock, call);
        } finally {
            call.give();
        }
    }

    static SOCKET making(MakingFirst body) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET.INVALID;
        }
        CallBlock call = CallBlock.take();
        try {
            return body.run(winsock, call);
        } finally {
            call.give();
        }
    }

    static int close(SOCKET s) {
        if (on(s, (winsock, call, fd) -> 0) < 0) {
            return SOCKET_ERROR;
        }
        int result = s.handle().closeWithResult();
        // Another thread was faster.
        if (result == Integer.MIN_VALUE) {
            return LastError.fail(WSAENOTSOCK);
        }
        return result < 0 ? Startup.known().fail(Function.closesocket, s, result) : 0;
    }

    /**
     * The memory of an address, long enough for what the caller says; null for NULL.
     *
     * @throws IndexOutOfBoundsException if the struct is shorter than that: C would read what is behind it
     */
    static MemorySegment name(Struct name, int length) {
        if (name == null || length < 0) {
            return null;
        }
        Objects.checkFromIndexSize(0, length, name.memory.byteSize());
        return name.memory;
    }

    /** The value of an option; the same for its end. */
    static MemorySegment value(MemorySegment value, int length) {
        return value == null ? null : value.asSlice(0, Math.max(0, length));
    }

    /** The lengths that a call fills in must not lie: C would write behind the memory. */
    static void room(MemorySegment memory, int[] length) {
        if (memory != null && length != null) {
            Objects.checkFromIndexSize(0, Math.max(0, length[0]), memory.byteSize());
        }
    }

    static void room(Struct struct, int[] length) {
        room(struct == null ? null : struct.memory, length);
    }

    static int send(SOCKET s, byte[] array, MemorySegment memory, int length, int flags, boolean addressed,
            Struct name, int nameLength) {
        if (!Parked.applies(s) || length < 0) {
            return trySend(s, array, memory, 0, length, flags, addressed, name, nameLength);
        }
        return Parked.until(length, s, Ready.WRITE, done -> trySend(s, array, memory, done, length - done, flags,
                addressed, name, nameLength));
    }

    private static int trySend(SOCKET s, byte[] array, MemorySegment memory, int offset, int length, int flags,
            boolean addressed, Struct name, int nameLength) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET_ERROR;
        }
        CallBlock call = CallBlock.take();
        long fd = enter(call, s);
        if (fd == SocketHandle.INVALID) {
            call.give();
            return SOCKET_ERROR;
        }
        try {
            if (winsock.recognise(call, s, fd) < 0) {
                return SOCKET_ERROR;
            }
            if (length < 0 || name != null && nameLength < 0) {
                return LastError.fail(WSAEFAULT);
            }
            if (array != null && !addressed) {
                Objects.checkFromIndexSize(offset, length, array.length);
                return winsock.send(call, s, fd, array, offset, length, flags);
            }
            MemorySegment bytes = outgoing(call, array, memory, offset, length);
            return addressed
                    ? winsock.sendto(call, s, fd, bytes, length, flags, name(name, nameLength), nameLength)
                    : winsock.send(call, s, fd, bytes, length, flags);
        } finally {
            s.leave(call);
            call.give();
        }
    }

    private static MemorySegment outgoing(CallBlock call, byte[] array, MemorySegment memory, int offset, int length) {
        if (array != null) {
            Objects.checkFromIndexSize(offset, length, array.length);
            return HeapCopy.of(call, array, offset, length);
        }
        return isNative(memory, offset, length) ? from(memory, offset)
                : HeapCopy.of(call, memory, offset, length);
    }

    /** NULL for C's NULL. */
    private static MemorySegment from(MemorySegment memory, int offset) {
        return memory == null ? MemorySegment.NULL : offset == 0 ? memory : memory.asSlice(offset);
    }

    /** Checks the length as well; C's NULL is fine where there is nothing to carry. */
    private static boolean isNative(MemorySegment memory, int offset, int length) {
        if (memory == null && length == 0) {
            return true;
        }
        Objects.checkFromIndexSize(offset, length, Objects.requireNonNull(memory, "buf").byteSize());
        return memory.isNative();
    }

    static int recv(SOCKET s, byte[] array, MemorySegment memory, int length, int flags, boolean addressed,
            sockaddr name, int[] nameLength) {
        if (!Parked.applies(s) || length < 0) {
            return tryRecv(s, array, memory, 0, length, flags, addressed, name, nameLength);
        }
        int least = s.isStream() && (flags & WinsockConstants.MSG_WAITALL) != 0 ? length : 0;
        return Parked.until(least, s, Ready.READ, done -> tryRecv(s, array, memory, done, length - done, flags,
                addressed, name, nameLength));
    }

    private static int tryRecv(SOCKET s, byte[] array, MemorySegment memory, int offset, int length, int flags,
            boolean addressed, sockaddr name, int[] nameLength) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET_ERROR;
        }
        CallBlock call = CallBlock.take();
        long fd = enter(call, s);
        if (fd == SocketHandle.INVALID) {
            call.give();
            return SOCKET_ERROR;
        }
        try {
            if (winsock.recognise(call, s, fd) < 0) {
                return SOCKET_ERROR;
            }
            if (length < 0) {
                return LastError.fail(WSAEINVAL);
            }
            room(name, nameLength);
            boolean direct = array == null && isNative(memory, offset, length);
            if (array != null) {
                Objects.checkFromIndexSize(offset, length, array.length);
            }
            int asked = direct || flags != 0 || !s.isStream() ? length : Math.min(length, RECEIVED_AT_ONCE);
            if (array != null && !addressed) {
                return winsock.recv(call, s, fd, array, offset, asked, flags);
            }
            MemorySegment bytes = direct ? from(memory, offset) : HeapCopy.room(call, asked);
            int received = addressed ? winsock.recvfrom(call, s, fd, bytes, asked, flags, name, nameLength)
                    : winsock.recv(call, s, fd, bytes, asked, flags);
            if (array != null) {
                HeapCopy.back(bytes, array, offset, received, asked);
            } else if (!direct) {
                HeapCopy.back(bytes, memory, offset, received, asked);
            }
            return received;
        } finally {
            s.leave(call);
            call.give();
        }
    }

    static int select(fd_set read, fd_set write, fd_set except, timeval timeout) {
        return withoutSocket(SOCKET_ERROR, (winsock, call) -> {
            Selection selection = new Selection(read, write, except);
            if (selection.size() == 0) {
                return LastError.fail(WSAEINVAL);
            }
            try {
                return selection.enter() ? winsock.select(call, selection, timeout) : LastError.fail(WSAENOTSOCK);
            } finally {
                selection.leave();
            }
        });
    }

    static int poll(WSAPOLLFD[] elements, int count, int millis) {
        return withoutSocket(SOCKET_ERROR, (winsock, call) -> {
            if (count == 0 || elements == null) {
                return LastError.fail(WSAEINVAL);
            }
            Objects.checkFromIndexSize(0, count, elements.length);
            SOCKET[] held = new SOCKET[count];
            long[] numbers = new long[count];
            try {
                for (int i = 0; i < count; i++) {
                    SOCKET s = elements[i].fd();
                    numbers[i] = s.enter();
                    held[i] = numbers[i] == SocketHandle.INVALID ? null : s;
                }
                return winsock.poll(call, elements, held, numbers, count, millis);
            } finally {
                for (SOCKET s : held) {
                    if (s != null) {
                        s.leave();
                    }
                }
            }
        });
    }

    /** 1, 0 for a text that is no address, or SOCKET_ERROR. Needs no start-up. */
    static int parse(int family, String text, MemorySegment to) {
        Winsock winsock = Startup.known();
        CallBlock call = CallBlock.take();
        try {
            if (text == null || to == null) {
                return LastError.fail(WSAEFAULT);
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment chars = call.scratch(bytes.length + 1L);
            MemorySegment.copy(bytes, 0, chars, JAVA_BYTE, 0, bytes.length);
            chars.set(JAVA_BYTE, bytes.length, (byte) 0);
            int size = addressSize(family);
            int result = winsock.api.inetPton(call, winsock.family(family), chars, call.address);
            if (result == 1) {
                MemorySegment.copy(call.address, 0, to, 0, size);
            }
            return result < 0 ? winsock.fail(Function.inet_pton, null, result) : result;
        } finally {
            call.give();
        }
    }

    /** The text, or null. Needs no start-up. */
    static String format(int family, MemorySegment from, MemorySegment to, long size) {
        Winsock winsock = Startup.known();
        CallBlock call = CallBlock.take();
        try {
            if (from == null || to == null) {
                LastError.fail(WinsockConstants.WSA_INVALID_PARAMETER);
                return null;
            }
            Objects.checkFromIndexSize(0, size, to.byteSize());
            MemorySegment.copy(from, 0, call.address, 0, addressSize(family));
            int room = (int) Math.min(size, CallBlock.VALUE_SIZE);
            SocketApi api = winsock.api;
            int result = api.inetNtop(call, winsock.family(family), call.address, call.value, room);
            if (result < 0) {
                winsock.fail(Function.inet_ntop, null, result);
                return null;
            }
            String text = call.value.getString(0);
            to.setString(0, text);
            return text;
        } finally {
            call.give();
        }
    }

    /** 0 for a family that has no text. */
    private static int addressSize(int family) {
        return family == WinsockConstants.AF_INET ? Integer.BYTES
                : family == WinsockConstants.AF_INET6 ? 2 * Long.BYTES : 0;
    }
}
