package dev.panasock.platform.system;

import dev.panasock.platform.abi.MessageLayout;
import java.lang.foreign.MemorySegment;

/**
 * The socket calls of a system: one method for one C function, one implementation for each system.
 *
 * <p><b>Results.</b> What the C function returns if it succeeds, otherwise the negative of the error that was captured
 * with the call: errno on Linux and macOS, the code of {@code WSAGetLastError} on Windows. Callers test {@code < 0}.
 * Nothing is thrown, allocated, retried or translated here. {@link #getaddrinfo} and {@link #getnameinfo} return the
 * code of the resolver instead, which is a number space of its own.
 *
 * <p><b>Memory.</b> Every method takes the {@link CallBlock} of the calling thread for the captured error. Addresses and
 * option values are in the layout of the system. A NULL segment stands for a NULL pointer.
 *
 * <p><b>Handles</b> are descriptors or SOCKETs as 64-bit numbers. Who calls holds the handle open during the call.
 */
public abstract class SocketApi {
    /** No descriptor, SOCKET or HANDLE has this value. */
    public static final long INVALID = -1L;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** One implementation per system, in its own package. */
    protected SocketApi() {
    }

    /**
     * {@code socket}, on Windows {@code WSASocketW} with {@code WSA_FLAG_OVERLAPPED}. Not inherited by child processes: atomically on
     * Linux (SOCK_CLOEXEC) and Windows (WSA_FLAG_NO_HANDLE_INHERIT), by a second call on macOS.
     *
     * @param call the memory of the call
     * @param family the address family
     * @param type the socket type
     * @param protocol the protocol, or 0
     * @return the handle, or a negative error
     */
    public abstract long socket(CallBlock call, int family, int type, int protocol);

    /**
     * {@code socketpair}; both are not inherited.
     *
     * @param call the memory of the call
     * @param family the address family
     * @param type the socket type
     * @param protocol the protocol, or 0
     * @param pair takes the two handles
     * @return 0, or a negative error; on Windows always the one for "not supported"
     */
    public abstract int socketpair(CallBlock call, int family, int type, int protocol, long[] pair);

    /**
     * {@code bind}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param name the address
     * @param length its length
     * @return 0, or a negative error
     */
    public abstract int bind(CallBlock call, long s, MemorySegment name, int length);

    /**
     * {@code listen}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param backlog the length of the queue
     * @return 0, or a negative error
     */
    public abstract int listen(CallBlock call, long s, int backlog);

    /**
     * {@code accept}, on Linux {@code accept4}. Not inherited: atomically on Linux, by a second call on Windows and macOS.
     *
     * @param call the memory of the call
     * @param s the handle of the listener
     * @param name takes the peer's address, or NULL
     * @param length its size, then its length, or NULL
     * @return the handle of the connection, or a negative error
     */
    public abstract long accept(CallBlock call, long s, MemorySegment name, MemorySegment length);

    /**
     * {@code connect}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param name the address
     * @param length its length
     * @return 0, or a negative error
     */
    public abstract int connect(CallBlock call, long s, MemorySegment name, int length);

    /**
     * Whether {@link #sendInPlace} and {@link #recvInPlace} work here.
     *
     * @return false unless the system has calls that do not wait whatever the mode of the socket
     */
    public boolean worksInPlace() {
        return false;
    }

    /**
     * {@code send} from the heap, without waiting: no garbage can be collected meanwhile.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param array the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes sent, or a negative error
     */
    public long sendInPlace(CallBlock call, long s, byte[] array, int offset, int length, int flags) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code recv} into the heap, without waiting: no garbage can be collected meanwhile.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param array takes the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes received, or a negative error
     */
    public long recvInPlace(CallBlock call, long s, byte[] array, int offset, int length, int flags) {
        throw new UnsupportedOperationException();
    }

    /**
     * {@code send}. Never raises SIGPIPE. Windows sends at most 2^31-1 bytes at once.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes sent, or a negative error
     */
    public abstract long send(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags);

    /**
     * {@code send} from the beginning of the memory.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer the bytes
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes sent, or a negative error
     */
    public final long send(CallBlock call, long s, MemorySegment buffer, long length, int flags) {
        return send(call, s, buffer, 0, length, flags);
    }

    /**
     * {@code recv}. Windows receives at most 2^31-1 bytes at once.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer takes the bytes
     * @param offset where they begin
     * @param length at most how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes received, 0 at the end of a stream, or a negative error
     */
    public abstract long recv(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags);

    /**
     * {@code recv} from the beginning of the memory.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer takes the bytes
     * @param length at most how many
     * @param flags a combination of MSG_ flags
     * @return the number of bytes received, 0 at the end of a stream, or a negative error
     */
    public final long recv(CallBlock call, long s, MemorySegment buffer, long length, int flags) {
        return recv(call, s, buffer, 0, length, flags);
    }

    /**
     * {@code sendto}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer the bytes
     * @param offset where they begin
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @param name the destination, or NULL
     * @param nameLength its length
     * @return the number of bytes sent, or a negative error
     */
    public abstract long sendto(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name, int nameLength);

    /**
     * {@code sendto} from the beginning of the memory.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer the bytes
     * @param length how many
     * @param flags a combination of MSG_ flags
     * @param name the destination, or NULL
     * @param nameLength its length
     * @return the number of bytes sent, or a negative error
     */
    public final long sendto(CallBlock call, long s, MemorySegment buffer, long length, int flags, MemorySegment name,
            int nameLength) {
        return sendto(call, s, buffer, 0, length, flags, name, nameLength);
    }

    /**
     * {@code recvfrom}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer takes the bytes
     * @param offset where they begin
     * @param length at most how many
     * @param flags a combination of MSG_ flags
     * @param name takes the source, or NULL
     * @param nameLength its size, then its length, or NULL
     * @return the number of bytes received, or a negative error
     */
    public abstract long recvfrom(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name, MemorySegment nameLength);

    /**
     * {@code recvfrom} from the beginning of the memory.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param buffer takes the bytes
     * @param length at most how many
     * @param flags a combination of MSG_ flags
     * @param name takes the source, or NULL
     * @param nameLength its size, then its length, or NULL
     * @return the number of bytes received, or a negative error
     */
    public final long recvfrom(CallBlock call, long s, MemorySegment buffer, long length, int flags, MemorySegment name,
            MemorySegment nameLength) {
        return recvfrom(call, s, buffer, 0, length, flags, name, nameLength);
    }

    /**
     * {@code sendmsg}, on Windows {@code WSASendMsg}, or {@code WSASendTo} for a message without ancillary data. Never raises SIGPIPE.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param message a msghdr in the layout of the system
     * @param flags a combination of MSG_ flags
     * @param x memory that the message points to, kept alive during the call, or NULL
     * @param y more of it
     * @return the number of bytes sent, or a negative error
     */
    public abstract long sendmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment x,
            MemorySegment y);

    /**
     * {@code recvmsg}, on Windows {@code WSARecvMsg}, or {@code WSARecvFrom} for a message without room for ancillary data. Descriptors
     * that arrive are not inherited by child processes: atomically on Linux; elsewhere {@link #disinherit} does it.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param message a msghdr in the layout of the system, filled in
     * @param flags a combination of MSG_ flags
     * @param x memory that the message points to, kept alive during the call, or NULL
     * @param y more of it
     * @return the number of bytes received, or a negative error
     */
    public abstract long recvmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment x,
            MemorySegment y);

    /**
     * Makes a descriptor that {@link #recvmsg} received what those are that the library opens: not inherited by child processes.
     *
     * @param call the memory of the call
     * @param descriptor the descriptor
     */
    public abstract void disinherit(CallBlock call, long descriptor);

    /**
     * {@code sendmmsg}; where the system has none, {@link #sendmsg} for each message until one fails.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param batch elements as {@link MessageLayout} has them; they take the number of bytes
     * @param count how many
     * @param flags a combination of MSG_ flags
     * @param x memory that a message points to, kept alive during the call, or NULL
     * @param y more of it
     * @return how many were sent, or the negative error of the first
     */
    public int sendmmsg(CallBlock call, long s, MemorySegment batch, int count, int flags, MemorySegment x,
            MemorySegment y) {
        return MessageLoop.send(this, call, s, batch, count, flags, x, y);
    }

    /**
     * {@code recvmmsg} with MSG_WAITFORONE; where the system has none, {@link #recvmsg} for each message that is there.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param batch elements as {@link MessageLayout} has them, filled in; they take the number of bytes
     * @param count at most how many
     * @param flags a combination of MSG_ flags
     * @param x memory that a message points to, kept alive during the call, or NULL
     * @param y more of it
     * @return how many were received, or the negative error of the first
     */
    public int recvmmsg(CallBlock call, long s, MemorySegment batch, int count, int flags, MemorySegment x,
            MemorySegment y) {
        return MessageLoop.receive(this, call, s, batch, count, flags, x, y);
    }

    /**
     * {@code open} to read, on Windows {@code CreateFileW}; not inherited by child processes.
     *
     * @param call the memory of the call
     * @param path the file
     * @return its descriptor or HANDLE, or a negative error
     */
    public abstract long openFile(CallBlock call, String path);

    /**
     * {@code close} of a file, on Windows {@code CloseHandle}.
     *
     * @param call the memory of the call
     * @param file the file
     * @return 0, or a negative error
     */
    public int closeFile(CallBlock call, long file) {
        return close(call, file);
    }

    /**
     * {@code sendfile}, on Windows {@code TransmitFile}. What was sent before an error counts.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param file the file
     * @param offset where in it
     * @param count at most how many bytes; 0 sends none
     * @return the number of bytes sent, 0 at the end of the file, or a negative error
     */
    public abstract long sendfile(CallBlock call, long s, long file, long offset, long count);

    /**
     * {@link #sendfile} on a socket that does not wait; on Windows, where sendfile would, by {@code ReadFile} and {@code send}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param file the file
     * @param offset where in it
     * @param count at most how many bytes
     * @return the number of bytes sent, 0 at the end of the file, or a negative error
     */
    public long trySendfile(CallBlock call, long s, long file, long offset, long count) {
        return sendfile(call, s, file, offset, count);
    }

    /**
     * Whether {@link #pipe} and {@link #splice} work here.
     *
     * @return false unless the system has them
     */
    public boolean splices() {
        return false;
    }

    /**
     * {@code pipe2}; both ends are not inherited.
     *
     * @param call the memory of the call
     * @param pair takes the end that is read and the end that is written
     * @return 0, or a negative error
     */
    public int pipe(CallBlock call, long[] pair) {
        throw new UnsupportedOperationException("pipe2 is a function of Linux");
    }

    /**
     * {@code splice}.
     *
     * @param call the memory of the call
     * @param from where from
     * @param to where to; one of both is a pipe
     * @param count at most how many bytes
     * @param wait whether to wait for the pipe; whether for the other one says its mode
     * @param flags a combination of SPLICE_F_ flags
     * @return the number of bytes, 0 at the end, or a negative error
     */
    public long splice(CallBlock call, long from, long to, long count, boolean wait, int flags) {
        throw new UnsupportedOperationException("splice is a function of Linux");
    }

    /**
     * {@code shutdown}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param how 0 receive, 1 send, 2 both, on every system
     * @return 0, or a negative error
     */
    public abstract int shutdown(CallBlock call, long s, int how);

    /**
     * {@code close}, on Windows {@code closesocket}. Never repeated: after EINTR the number is gone as well.
     *
     * @param call the memory of the call
     * @param s the handle
     * @return 0, or a negative error
     */
    public abstract int close(CallBlock call, long s);

    /**
     * Puts a dead socket in the place of one that is being closed, so that a call which reaches the system late does not
     * block there. Whoever shares the socket keeps it as it is. Only Linux can do that.
     *
     * @param call the memory of the call
     * @param s the handle, held by the caller
     */
    public void detach(CallBlock call, long s) {
        // The number keeps its socket; the wake-up is repeated until nobody is blocked.
    }

    /**
     * The calling platform thread, for {@link #wake}.
     *
     * @param call the memory of the call
     * @return its identity in the system, or 0 where threads are not woken one by one
     */
    public long thread(CallBlock call) {
        return 0;
    }

    /**
     * Makes a blocked call fail with an error that {@link #isWoken} knows. A wake-up that comes before the call has reached the system is
     * lost.
     *
     * @param call the memory of the call
     * @param thread the thread that is blocked, which lives
     * @param s the handle that it waits for, or INVALID if there are several
     */
    public void wake(CallBlock call, long thread, long s) {
        throw new UnsupportedOperationException();
    }

    /**
     * Lets a wake-up of this thread that came too late for its call arrive now, where it does no harm.
     *
     * @param call the memory of the call
     */
    public void absorbWake(CallBlock call) {
        // Nothing is on its way.
    }

    /**
     * Whether {@link #wake} works here. If not, a call that could block waits in slices of time and looks in between.
     *
     * @param several whether the call waits for several handles
     * @return false if it cannot be used
     */
    public abstract boolean wakes(boolean several);

    /**
     * Whether a call may have failed because it was woken.
     *
     * @param error the error
     * @return true for EINTR and what stands for it
     */
    public abstract boolean isWoken(int error);

    /**
     * Whether a call was woken that may have been none of those meant: where {@link #wake} hits all calls on a handle.
     *
     * @param error the error
     * @return true if the call is to be made again, unless there is a reason
     */
    public boolean isStrayWake(int error) {
        return false;
    }

    /**
     * Makes every thread of the process pass a memory barrier.
     *
     * @param call the memory of the call
     * @return false if the system cannot do it
     */
    public boolean barrier(CallBlock call) {
        return false;
    }

    /**
     * {@code getsockname}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param name takes the address
     * @param length its size, then its length
     * @return 0, or a negative error
     */
    public abstract int getsockname(CallBlock call, long s, MemorySegment name, MemorySegment length);

    /**
     * {@code getpeername}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param name takes the address
     * @param length its size, then its length
     * @return 0, or a negative error
     */
    public abstract int getpeername(CallBlock call, long s, MemorySegment name, MemorySegment length);

    /**
     * {@code getsockopt}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param level the level
     * @param option the option
     * @param value takes the value
     * @param length its size, then its length
     * @return 0, or a negative error
     */
    public abstract int getsockopt(CallBlock call, long s, int level, int option, MemorySegment value,
            MemorySegment length);

    /**
     * {@code setsockopt}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param level the level
     * @param option the option
     * @param value the value
     * @param length its length
     * @return 0, or a negative error
     */
    public abstract int setsockopt(CallBlock call, long s, int level, int option, MemorySegment value, int length);

    /**
     * {@code ioctl(FIONBIO)}, on Windows {@code ioctlsocket(FIONBIO)}. On Linux and macOS the mode belongs to the open file and is shared
     * with its duplicates.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param on whether calls return instead of waiting
     * @return 0, or a negative error
     */
    public abstract int setNonBlocking(CallBlock call, long s, boolean on);

    /**
     * Whether a socket that was accepted has the mode of its listener.
     *
     * @return false where it always blocks
     */
    public boolean inheritsMode() {
        return true;
    }

    /**
     * {@code fcntl(F_GETFL)}: the mode that {@link #setNonBlocking} sets. Windows has no call for it.
     *
     * @param call the memory of the call
     * @param s the handle
     * @return 1 if calls return instead of waiting, 0 if they wait, or a negative error; on Windows always the one for
     *         "not supported"
     */
    public abstract int isNonBlocking(CallBlock call, long s);

    /**
     * {@code fcntl(F_DUPFD_CLOEXEC)}, on Windows {@code WSADuplicateSocketW} for this process and {@code WSASocketW}: another number for the same
     * socket, which child processes do not inherit.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param least the lowest descriptor that it may be; of no meaning on Windows
     * @return the SOCKET or descriptor, or a negative error
     */
    public abstract long duplicate(CallBlock call, long s, int least);

    /**
     * {@code fcntl(F_SETFD)} with or without FD_CLOEXEC, on Windows {@code SetHandleInformation(HANDLE_FLAG_INHERIT)}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @param on whether child processes inherit it
     * @return 0, or a negative error
     */
    public abstract int setInheritable(CallBlock call, long s, boolean on);

    /**
     * {@code fcntl(F_GETFD)}, on Windows {@code GetHandleInformation}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @return 1 if child processes inherit it, 0 if not, or a negative error
     */
    public abstract int isInheritable(CallBlock call, long s);

    /**
     * {@code ioctlsocket} or {@code ioctl} with a command of the system that takes an int.
     *
     * @param call takes the error
     * @param s the socket
     * @param command the system's number
     * @param argument an int, in and out
     * @return what the function gives, or the negative error
     */
    public abstract int ioctl(CallBlock call, long s, int command, MemorySegment argument);

    /**
     * {@code ioctl(FIONREAD)}, on Windows {@code ioctlsocket(FIONREAD)}.
     *
     * @param call the memory of the call
     * @param s the handle
     * @return the bytes that can be read without waiting, or a negative error
     */
    public abstract int available(CallBlock call, long s);

    /**
     * {@code ioctl(SIOCATMARK)}, on Windows {@code ioctlsocket(SIOCATMARK)}. The systems mean different things: POSIX whether the next byte
     * is the urgent one, Windows whether there is no urgent data.
     *
     * @param call the memory of the call
     * @param s the handle
     * @return 0 or 1, or a negative error
     */
    public abstract int atMark(CallBlock call, long s);

    /**
     * {@code ioctl(SIOCOUTQ)}: the bytes that were sent and are still kept.
     *
     * @param call the memory of the call
     * @param s the handle
     * @return how many, or a negative error; the one for "not supported" on Windows and macOS
     */
    public abstract int unsent(CallBlock call, long s);

    /**
     * {@code if_nametoindex}.
     *
     * @param call the memory of the call
     * @param name the name, zero-terminated
     * @return the index, 0 on Windows if there is none, or a negative error
     */
    public abstract int ifNameToIndex(CallBlock call, MemorySegment name);

    /**
     * {@code if_indextoname}.
     *
     * @param call the memory of the call
     * @param index the index
     * @param name takes the name
     * @return 1, 0 on Windows if there is none, or a negative error
     */
    public abstract int ifIndexToName(CallBlock call, int index, MemorySegment name);

    /**
     * {@code getifaddrs}.
     *
     * @param call the memory of the call
     * @param result takes the address of a list, to be freed
     * @return 0, or a negative error; on Windows always the one for "not supported"
     */
    public abstract int getifaddrs(CallBlock call, MemorySegment result);

    /**
     * {@code freeifaddrs}.
     *
     * @param call the memory of the call
     * @param list the address of the list
     */
    public abstract void freeifaddrs(CallBlock call, long list);

    /**
     * {@code poll}, on Windows {@code WSAPoll}.
     *
     * @param call the memory of the call
     * @param fds an array of pollfd in the layout of the system
     * @param count its number of elements
     * @param millis the time-out, or -1 for none
     * @return how many are ready, 0 for the time-out, or a negative error
     */
    public abstract int poll(CallBlock call, MemorySegment fds, int count, int millis);

    /**
     * {@code ppoll} of Linux, elsewhere {@link #poll} with the time rounded up to milliseconds.
     *
     * @param call the memory of the call
     * @param fds an array of pollfd in the layout of the system
     * @param count its number of elements
     * @param nanos the time-out, or negative for none
     * @return how many are ready, 0 for the time-out, or a negative error
     */
    public int poll(CallBlock call, MemorySegment fds, int count, long nanos) {
        return poll(call, fds, count,
                nanos < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(nanos, NANOS_PER_MILLI)));
    }

    /**
     * {@code select} of Windows, whose sets are lists of SOCKETs. Elsewhere there is {@link #poll}, which has no limit.
     *
     * @param call the memory of the call
     * @param read an fd_set in Windows' layout with any number of SOCKETs, or NULL
     * @param write the same
     * @param except the same
     * @param timeout a timeval in Windows' layout, or NULL for no limit
     * @return how many are ready, 0 for the time-out, or a negative error; on other systems always the one for "not
     *         supported"
     */
    public abstract int select(CallBlock call, MemorySegment read, MemorySegment write, MemorySegment except,
            MemorySegment timeout);

    /**
     * {@code getaddrinfo}.
     *
     * @param call the memory of the call
     * @param node the host name, zero-terminated, or NULL
     * @param service the service name, zero-terminated, or NULL
     * @param hints an addrinfo, or NULL
     * @param result takes the address of the list
     * @return 0, or the code of the resolver
     */
    public abstract int getaddrinfo(CallBlock call, MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result);

    /**
     * {@code freeaddrinfo}.
     *
     * @param call the memory of the call
     * @param list the address of the list
     */
    public abstract void freeaddrinfo(CallBlock call, long list);

    /**
     * {@code getnameinfo}.
     *
     * @param call the memory of the call
     * @param name the address
     * @param length its length
     * @param host takes the host name, or NULL
     * @param service takes the service name, or NULL
     * @param flags a combination of NI_ flags
     * @return 0, or the code of the resolver
     */
    public abstract int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host,
            MemorySegment service,
            int flags);

    /**
     * The error that the last failing call left in the block: for EAI_SYSTEM, where the resolver points to errno.
     *
     * @param call the memory of that call
     * @return errno, or the code of WSAGetLastError
     */
    public abstract int lastError(CallBlock call);

    /**
     * The system's own text for an error of a socket call: {@code strerror}, on Windows {@code FormatMessageW}.
     *
     * @param call the memory of the call
     * @param error errno, or a code of Windows
     * @return the text, or null where the system has none
     */
    public abstract String message(CallBlock call, int error);

    /**
     * The system's own text for a code of the resolver: {@code gai_strerror}, on Windows {@code FormatMessageW}.
     *
     * @param call the memory of the call
     * @param code what getaddrinfo or getnameinfo returned
     * @return the text, or null where the system has none
     */
    public abstract String resolverMessage(CallBlock call, int code);

    /**
     * {@code inet_pton}.
     *
     * @param call the memory of the call
     * @param family the address family
     * @param text the text, zero-terminated
     * @param address takes the address
     * @return 1, 0 for a text that is no address of this family, or a negative error
     */
    public abstract int inetPton(CallBlock call, int family, MemorySegment text, MemorySegment address);

    /**
     * {@code inet_ntop}.
     *
     * @param call the memory of the call
     * @param family the address family
     * @param address the address
     * @param text takes the text
     * @param size its size
     * @return 0, or a negative error
     */
    public abstract int inetNtop(CallBlock call, int family, MemorySegment address, MemorySegment text, int size);

    /**
     * {@code WSAStartup}. Other systems have nothing to start and answer 0.
     *
     * @param call the memory of the call
     * @param version the version, high byte minor
     * @param data takes a WSADATA in Windows' layout
     * @return 0, or the error itself
     */
    public abstract int startup(CallBlock call, short version, MemorySegment data);

    /**
     * {@code WSACleanup}. Other systems have nothing to clean up and answer 0.
     *
     * @param call the memory of the call
     * @return 0, or a negative error
     */
    public abstract int cleanup(CallBlock call);
}
