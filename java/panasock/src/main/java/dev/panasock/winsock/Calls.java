package dev.panasock.winsock;

import static dev.panasock.platform.blocking.BlockingOperation.RECV;
import static dev.panasock.platform.blocking.BlockingOperation.SEND;
import static dev.panasock.winsock.WinsockConstants.SOCKET_ERROR;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAEMSGSIZE;
import static dev.panasock.winsock.WinsockConstants.WSAENOTSOCK;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.NonBlockingConnect;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
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

    private static final int WAIT_FOR_ALL = SocketNumbers.MSG_WAITALL.here();

    private Calls() {
    }

    /** A call on a socket. */
    interface OnSocket {
        int run(Winsock winsock, CallBlock call, long fd);
    }

    /** A call that makes a socket of nothing. */
    interface MakingFirst {
        SOCKET run(Winsock winsock, CallBlock call);
    }

    /** A call that waits for several sockets. */
    private interface Waiting {
        int run(Winsock winsock, ThreadBlock thread);
    }

    /** A call without a socket. */
    interface WithoutSocket {
        int run(Winsock winsock, CallBlock call);
    }

    /** The number, held; INVALID with the last error set if there is nothing to leave. */
    private static long enter(ThreadBlock thread, SOCKET s) {
        long fd = s.enter(thread);
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
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long fd = enter(thread, s);
            if (fd == SocketHandle.INVALID) {
                return SOCKET_ERROR;
            }
            try {
                return winsock.recognise(thread.call, s, fd) < 0 ? SOCKET_ERROR : body.run(winsock, thread.call, fd);
            } finally {
                s.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    static SOCKET accept(SOCKET s, sockaddr name, int[] length) {
        return Tries.parks() ? WaitingAccept.run(s, deadline -> accept(s, deadline, name, length))
                : accept(s, Deadlines.NEVER, name, length);
    }

    private static SOCKET accept(SOCKET s, long deadline, sockaddr name, int[] length) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET.INVALID;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long fd = enter(thread, s);
            if (fd == SocketHandle.INVALID) {
                return SOCKET.INVALID;
            }
            try {
                if (winsock.recognise(thread.call, s, fd) < 0) {
                    return SOCKET.INVALID;
                }
                checkSize(name, length);
                return winsock.accept(thread, deadline, s, fd, name, length);
            } finally {
                s.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** Without a condition every connection is accepted. */
    static SOCKET accept(SOCKET s, sockaddr name, int[] length, LPCONDITIONPROC function, long callbackData) {
        if (function == null) {
            return accept(s, name, length);
        }
        Condition condition = new Condition(function, callbackData);
        return Tries.parks() ? WaitingAccept.run(s, deadline -> accept(s, deadline, name, length, condition))
                : accept(s, Deadlines.NEVER, name, length, condition);
    }

    private static SOCKET accept(SOCKET s, long deadline, sockaddr name, int[] length, Condition condition) {
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
            checkSize(name, length);
            SOCKET connection = winsock.accept(deadline, s, fd, name, length, condition);
            condition.rethrow();
            return connection;
        } finally {
            s.leave();
        }
    }

    static int connect(SOCKET s, Struct name, int length) {
        long result = s != SOCKET.INVALID && NonBlockingConnect.applies(s.state, Deadlines.NEVER)
                ? NonBlockingConnect.run(s.state, Deadlines.NEVER, done -> connect(s, Deadlines.ONCE, name, length))
                : connect(s, Tries.parks() ? Deadlines.ONCE : Deadlines.NEVER, name, length);
        return result == Results.FAILED ? SOCKET_ERROR : Startup.known().connected(s, result);
    }

    private static long connect(SOCKET s, long deadline, Struct name, int length) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return Results.FAILED;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            long fd = enter(thread, s);
            if (fd == SocketHandle.INVALID) {
                return Results.FAILED;
            }
            try {
                return winsock.recognise(thread.call, s, fd) < 0 ? Results.FAILED
                        : winsock.connect(thread, deadline, s, fd, name(name, length), length);
            } finally {
                s.leave(thread);
            }
        } finally {
            thread.release();
        }
    }

    /** For functions that return {@code otherwise} before WSAStartup. */
    static int withoutSocket(int otherwise, WithoutSocket body) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return otherwise;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return body.run(winsock, thread.call);
        } finally {
            thread.release();
        }
    }

    private static int waiting(Waiting body) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET_ERROR;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return body.run(winsock, thread);
        } finally {
            thread.release();
        }
    }

    static SOCKET making(MakingFirst body) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return SOCKET.INVALID;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            return body.run(winsock, thread.call);
        } finally {
            thread.release();
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

    /** The lengths that a call fills in are those of the memory: C would write behind it. */
    static void checkSize(MemorySegment memory, int[] length) {
        if (memory != null && length != null) {
            Objects.checkFromIndexSize(0, Math.max(0, length[0]), memory.byteSize());
        }
    }

    static void checkSize(Struct struct, int[] length) {
        checkSize(struct == null ? null : struct.memory, length);
    }

    static int send(SOCKET s, byte[] array, MemorySegment memory, int length, int flags, boolean addressed,
            Struct name, int nameLength) {
        boolean parks = Tries.parks() && s != SOCKET.INVALID;
        int seen = parks ? Tries.count(SEND, s.state) : 0;
        long n = send(s, parks ? Deadlines.ONCE : Deadlines.NEVER, array, memory, 0, length, flags, addressed, name,
                nameLength);
        if (parks && SEND.goesOn(s.state, 0, n, length)) {
            n = Tries.run(SEND, s.state, 0, seen, Deadlines.NEVER, n, length, done -> send(s, Deadlines.ONCE, array,
                    memory, (int) done, length - (int) done, flags, addressed, name, nameLength));
        }
        return n >= 0 ? (int) n : failed(addressed ? Function.sendto : Function.send, s, n);
    }

    private static int failed(Function function, SOCKET s, long result) {
        return result == Results.FAILED ? SOCKET_ERROR : Startup.known().fail(function, s, result);
    }

    private static long send(SOCKET s, long deadline, byte[] array, MemorySegment memory, int offset, int length,
            int flags, boolean addressed, Struct name, int nameLength) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return Results.FAILED;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        long fd = enter(thread, s);
        if (fd == SocketHandle.INVALID) {
            thread.release();
            return Results.FAILED;
        }
        try {
            if (winsock.recognise(thread.call, s, fd) < 0) {
                return Results.FAILED;
            }
            if (length < 0 || name != null && nameLength < 0) {
                LastError.fail(WSAEFAULT);
                return Results.FAILED;
            }
            if (array != null && !addressed) {
                Objects.checkFromIndexSize(offset, length, array.length);
                return winsock.send(thread, deadline, s, fd, array, offset, length, flags);
            }
            MemorySegment bytes = outgoing(thread.call, array, memory, offset, length);
            return addressed
                    ? winsock.sendto(thread, deadline, s, fd, bytes, length, flags, name(name, nameLength), nameLength)
                    : winsock.send(thread, deadline, s, fd, bytes, length, flags);
        } finally {
            s.leave(thread);
            thread.release();
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
        boolean parks = Tries.parks() && s != SOCKET.INVALID;
        int seen = parks ? Tries.count(RECV, s.state) : 0;
        long n = recv(s, parks ? Deadlines.ONCE : Deadlines.NEVER, array, memory, 0, length, flags, addressed, name,
                nameLength);
        int systemFlags = s.isStream() && (flags & WinsockConstants.MSG_WAITALL) != 0 ? WAIT_FOR_ALL : 0;
        if (parks && RECV.goesOn(s.state, systemFlags, n, length)) {
            n = Tries.run(RECV, s.state, systemFlags, seen, Deadlines.NEVER, n, length,
                    done -> recv(s, Deadlines.ONCE, array,
                            memory, (int) done, length - (int) done, flags, addressed, name, nameLength));
        }
        return n > length && !s.isStream() ? LastError.fail(WSAEMSGSIZE)
                : n >= 0 ? (int) n : failed(addressed ? Function.recvfrom : Function.recv, s, n);
    }

    /** More than the length for a datagram that was cut off. */
    private static long recv(SOCKET s, long deadline, byte[] array, MemorySegment memory, int offset, int length,
            int flags, boolean addressed, sockaddr name, int[] nameLength) {
        Winsock winsock = Startup.running();
        if (winsock == null) {
            return Results.FAILED;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        long fd = enter(thread, s);
        if (fd == SocketHandle.INVALID) {
            thread.release();
            return Results.FAILED;
        }
        try {
            if (winsock.recognise(thread.call, s, fd) < 0) {
                return Results.FAILED;
            }
            if (length < 0) {
                LastError.fail(WSAEINVAL);
                return Results.FAILED;
            }
            checkSize(name, nameLength);
            boolean direct = array == null && isNative(memory, offset, length);
            if (array != null) {
                Objects.checkFromIndexSize(offset, length, array.length);
            }
            int asked = direct || flags != 0 || !s.isStream() ? length : Math.min(length, RECEIVED_AT_ONCE);
            if (array != null && !addressed) {
                return winsock.recv(thread, deadline, s, fd, array, offset, asked, flags);
            }
            MemorySegment bytes = direct ? from(memory, offset) : HeapCopy.buffer(thread.call, asked);
            long received = addressed
                    ? winsock.recvfrom(thread, deadline, s, fd, bytes, asked, flags, name, nameLength)
                    : winsock.recv(thread, deadline, s, fd, bytes, asked, flags);
            if (array != null) {
                HeapCopy.back(bytes, array, offset, received, asked);
            } else if (!direct) {
                HeapCopy.back(bytes, memory, offset, received, asked);
            }
            return received;
        } finally {
            s.leave(thread);
            thread.release();
        }
    }

    static int select(fd_set read, fd_set write, fd_set except, timeval timeout) {
        return waiting((winsock, thread) -> {
            Selection selection = new Selection(read, write, except);
            if (selection.size() == 0) {
                return LastError.fail(WSAEINVAL);
            }
            try {
                return selection.enter() ? winsock.select(thread, selection, timeout) : LastError.fail(WSAENOTSOCK);
            } finally {
                selection.leave();
            }
        });
    }

    static int poll(WSAPOLLFD[] elements, int count, int millis) {
        return waiting((winsock, thread) -> {
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
                return winsock.poll(thread, elements, held, numbers, count, millis);
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
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (text == null || to == null) {
                return LastError.fail(WSAEFAULT);
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            MemorySegment chars = thread.call.scratch(bytes.length + 1L);
            MemorySegment.copy(bytes, 0, chars, JAVA_BYTE, 0, bytes.length);
            chars.set(JAVA_BYTE, bytes.length, (byte) 0);
            int size = addressSize(family);
            int result = winsock.api.inetPton(thread.call, winsock.family(family), chars, thread.call.address);
            if (result == 1) {
                MemorySegment.copy(thread.call.address, 0, to, 0, size);
            }
            return result < 0 ? winsock.fail(Function.inet_pton, null, result) : result;
        } finally {
            thread.release();
        }
    }

    /** The text, or null. Needs no start-up. */
    static String format(int family, MemorySegment from, MemorySegment to, long size) {
        Winsock winsock = Startup.known();
        ThreadBlock thread = ThreadBlock.acquire();
        try {
            if (from == null || to == null) {
                LastError.fail(WinsockConstants.WSA_INVALID_PARAMETER);
                return null;
            }
            Objects.checkFromIndexSize(0, size, to.byteSize());
            MemorySegment.copy(from, 0, thread.call.address, 0, addressSize(family));
            int capacity = (int) Math.min(size, CallBlock.VALUE_SIZE);
            SocketApi api = winsock.api;
            int result =
                    api.inetNtop(thread.call, winsock.family(family), thread.call.address, thread.call.value, capacity);
            if (result < 0) {
                winsock.fail(Function.inet_ntop, null, result);
                return null;
            }
            String text = thread.call.value.getString(0);
            to.setString(0, text);
            return text;
        } finally {
            thread.release();
        }
    }

    /** 0 for a family that has no text. */
    private static int addressSize(int family) {
        return family == WinsockConstants.AF_INET ? Integer.BYTES
                : family == WinsockConstants.AF_INET6 ? 2 * Long.BYTES : 0;
    }
}
