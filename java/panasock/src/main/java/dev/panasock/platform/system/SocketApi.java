package dev.panasock.platform.system;

import dev.panasock.platform.abi.MessageLayout;
import java.lang.foreign.MemorySegment;

/**
 * The socket calls of a system: one method for one C function, one implementation for each system.
 *
 * <p><b>Results.</b> What the C function returns if it succeeds, else the negative of the error that was captured with
 * the call: errno on Linux and macOS, the code of {@code WSAGetLastError} on Windows. Callers test {@code < 0}. A
 * function that a system lacks fails with its error for "not supported". Nothing is thrown, allocated, retried or
 * translated here. {@link #getaddrinfo} and {@link #getnameinfo} return the code of the resolver, a number space of its
 * own.
 *
 * <p><b>Memory.</b> Each method takes the {@link CallBlock} of the calling thread for the captured error; some use its
 * value. Addresses, messages and option values are in the layout of the system, names end with a zero. A NULL segment
 * is a NULL pointer. A length in memory is the size before the call and what the system filled in after it. The {@code
 * memory} and {@code more} of a message are what it points to, kept alive during the call, or NULL.
 *
 * <p><b>Handles</b> are descriptors or SOCKETs as 64-bit numbers. The caller holds the handle open during the call.
 * Child processes inherit none that is made here: atomically where the system can, else by a second call.
 */
public abstract class SocketApi {
    /** No descriptor, SOCKET or HANDLE has this value. */
    public static final long INVALID = -1L;

    private static final long NANOS_PER_MILLI = 1_000_000;

    /** One implementation per system, in its own package. */
    protected SocketApi() {
    }

    /** {@code socket}, on Windows {@code WSASocketW}. */
    public abstract long socket(CallBlock call, int family, int type, int protocol);

    /** {@code socketpair}: 0, and both handles in {@code pair}. Windows lacks it. */
    public abstract int socketpair(CallBlock call, int family, int type, int protocol, long[] pair);

    /** {@code bind}. */
    public abstract int bind(CallBlock call, long s, MemorySegment name, int length);

    /** {@code listen}. */
    public abstract int listen(CallBlock call, long s, int backlog);

    /** {@code accept}, on Linux {@code accept4}. */
    public abstract long accept(CallBlock call, long s, MemorySegment name, MemorySegment length);

    /** {@code connect}. */
    public abstract int connect(CallBlock call, long s, MemorySegment name, int length);

    /**
     * Whether {@link #sendInPlace} and {@link #recvInPlace} work: needs calls that do not wait in any mode of the
     * socket.
     */
    public boolean worksInPlace() {
        return false;
    }

    /** {@code send} from the heap, without waiting: no garbage can be collected meanwhile. */
    public long sendInPlace(CallBlock call, long s, byte[] array, int offset, int length, int flags) {
        throw new UnsupportedOperationException();
    }

    /** {@code recv} into the heap, without waiting: no garbage can be collected meanwhile. */
    public long recvInPlace(CallBlock call, long s, byte[] array, int offset, int length, int flags) {
        throw new UnsupportedOperationException();
    }

    /** {@code send}; never raises SIGPIPE. */
    public abstract long send(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags);

    /** {@code send} from the beginning of the memory. */
    public final long send(CallBlock call, long s, MemorySegment buffer, long length, int flags) {
        return send(call, s, buffer, 0, length, flags);
    }

    /** {@code recv}; 0 is the end of the stream. */
    public abstract long recv(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags);

    /** {@code recv} to the beginning of the memory. */
    public final long recv(CallBlock call, long s, MemorySegment buffer, long length, int flags) {
        return recv(call, s, buffer, 0, length, flags);
    }

    /** {@code sendto}; never raises SIGPIPE. */
    public abstract long sendto(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name, int nameLength);

    /** {@code sendto} from the beginning of the memory. */
    public final long sendto(CallBlock call, long s, MemorySegment buffer, long length, int flags, MemorySegment name,
            int nameLength) {
        return sendto(call, s, buffer, 0, length, flags, name, nameLength);
    }

    /** {@code recvfrom}. */
    public abstract long recvfrom(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name, MemorySegment nameLength);

    /** {@code recvfrom} to the beginning of the memory. */
    public final long recvfrom(CallBlock call, long s, MemorySegment buffer, long length, int flags, MemorySegment name,
            MemorySegment nameLength) {
        return recvfrom(call, s, buffer, 0, length, flags, name, nameLength);
    }

    /** {@code sendmsg}, on Windows {@code WSASendMsg} or {@code WSASendTo}; never raises SIGPIPE. */
    public abstract long sendmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more);

    /** {@code recvmsg}, on Windows {@code WSARecvMsg} or {@code WSARecvFrom}; fills in the message. */
    public abstract long recvmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more);

    /** Makes a descriptor that {@link #recvmsg} received not inheritable, where recvmsg itself cannot. */
    public abstract void disinherit(CallBlock call, long descriptor);

    /** {@code sendmmsg} of elements of {@link MessageLayout}: how many were sent, or the error of the first. */
    public int sendmmsg(CallBlock call, long s, MemorySegment batch, int count, int flags, MemorySegment memory,
            MemorySegment more) {
        return MessageLoop.send(this, call, s, batch, count, flags, memory, more);
    }

    /** {@code recvmmsg} with MSG_WAITFORONE: how many were received, or the error of the first. */
    public int recvmmsg(CallBlock call, long s, MemorySegment batch, int count, int flags, MemorySegment memory,
            MemorySegment more) {
        return MessageLoop.receive(this, call, s, batch, count, flags, memory, more);
    }

    /** {@code open} to read, on Windows {@code CreateFileW}: a descriptor or HANDLE. */
    public abstract long openFile(CallBlock call, String path);

    /** {@code close} of a file, on Windows {@code CloseHandle}. */
    public int closeFile(CallBlock call, long file) {
        return close(call, file);
    }

    /**
     * {@code sendfile}, on Windows {@code TransmitFile}: what was sent, also before an error; 0 at the end of the file.
     */
    public abstract long sendfile(CallBlock call, long s, long file, long offset, long count);

    /**
     * {@link #sendfile} on a non-blocking socket; on Windows, where TransmitFile would wait, {@code ReadFile} and send.
     */
    public long trySendfile(CallBlock call, long s, long file, long offset, long count) {
        return sendfile(call, s, file, offset, count);
    }

    /** Whether {@link #pipe} and {@link #splice} work. */
    public boolean splices() {
        return false;
    }

    /** {@code pipe2}: 0, and the end to read and the end to write in {@code pair}. */
    public int pipe(CallBlock call, long[] pair) {
        throw new UnsupportedOperationException("pipe2 is a function of Linux");
    }

    /** {@code splice}, one end being a pipe; {@code wait} is about the pipe, the mode of the other end about that. */
    public long splice(CallBlock call, long from, long to, long count, boolean wait, int flags) {
        throw new UnsupportedOperationException("splice is a function of Linux");
    }

    /** {@code shutdown}: 0 receive, 1 send, 2 both, on every system. */
    public abstract int shutdown(CallBlock call, long s, int how);

    /** {@code close}, on Windows {@code closesocket}. Not to be repeated: after EINTR the number is closed as well. */
    public abstract int close(CallBlock call, long s);

    /**
     * Replaces a number that is being closed by a placeholder socket, so that a late call does not block; Linux only.
     */
    public void detach(CallBlock call, long s) {
        // The number keeps its socket; the wake-up is repeated until no thread is blocked.
    }

    /** The calling platform thread, for {@link #wake}; 0 where threads are not woken one by one. */
    public long thread(CallBlock call) {
        return 0;
    }

    /**
     * Makes a call of a live thread fail with {@link #isWoken}, lost if early; INVALID if it waits for several handles.
     * Returns 0, or a negative error.
     */
    public int wake(CallBlock call, long thread, long s) {
        throw new UnsupportedOperationException();
    }

    /** Whether {@link #wake} reaches the calling thread; asked once per thread. A signal mask may keep it away. */
    public boolean wakeReaches(CallBlock call) {
        return wakes(false);
    }

    /** Why {@link #wakes} says false where the system could and the user has not refused it; null if there is no reason. */
    public String wakeRefusal() {
        return null;
    }

    /** Lets a wake-up of this thread that came too late for its call arrive now, where it does no harm. */
    public void absorbWake(CallBlock call) {
        // No wake-up can be pending.
    }

    /** Whether {@link #wake} works, for a call on one handle or on several. If not, a thread polls before a call. */
    public abstract boolean wakes(boolean several);

    /** Whether a call with this error may have been woken: EINTR and its equivalents. */
    public abstract boolean isWoken(int error);

    /** Whether a call may have been woken in place of another: where {@link #wake} reaches all calls on a handle. */
    public boolean isStrayWake(int error) {
        return false;
    }

    /** A memory barrier in every running thread of the process; false if the system cannot do it. */
    public boolean barrier(CallBlock call) {
        return false;
    }

    /** {@code getsockname}. */
    public abstract int getsockname(CallBlock call, long s, MemorySegment name, MemorySegment length);

    /** {@code getpeername}. */
    public abstract int getpeername(CallBlock call, long s, MemorySegment name, MemorySegment length);

    /** {@code getsockopt}. */
    public abstract int getsockopt(CallBlock call, long s, int level, int option, MemorySegment value,
            MemorySegment length);

    /** {@code setsockopt}. */
    public abstract int setsockopt(CallBlock call, long s, int level, int option, MemorySegment value, int length);

    /**
     * {@code ioctl(FIONBIO)}, on Windows {@code ioctlsocket}. On POSIX the open file has the mode: duplicates share it.
     */
    public abstract int setNonBlocking(CallBlock call, long s, boolean on);

    /**
     * Whether an error that is reported of the socket may be an entry of its error queue, for which no call but a recv with MSG_ERRQUEUE
     * returns.
     */
    public boolean hasErrorQueue(CallBlock call, long s) {
        return false;
    }

    /** Whether an accepted socket has the mode of its listener; if not, it blocks. */
    public boolean inheritsMode() {
        return true;
    }

    /** {@code fcntl(F_GETFL)}: 1 for non-blocking, 0 for blocking. Windows lacks it. */
    public abstract int isNonBlocking(CallBlock call, long s);

    /**
     * {@code fcntl(F_DUPFD_CLOEXEC)} from {@code least} upwards, on Windows {@code WSADuplicateSocketW} with any
     * number.
     */
    public abstract long duplicate(CallBlock call, long s, int least);

    /** {@code fcntl(F_SETFD)} of FD_CLOEXEC, on Windows {@code SetHandleInformation(HANDLE_FLAG_INHERIT)}. */
    public abstract int setInheritable(CallBlock call, long s, boolean on);

    /** {@code fcntl(F_GETFD)}, on Windows {@code GetHandleInformation}: 1 if child processes inherit it, 0 if not. */
    public abstract int isInheritable(CallBlock call, long s);

    /** {@code ioctl}, on Windows {@code ioctlsocket}, with a command of the system that takes an int, in and out. */
    public abstract int ioctl(CallBlock call, long s, int command, MemorySegment argument);

    /** {@code ioctl(FIONREAD)}, on Windows {@code ioctlsocket}: the bytes that can be read without waiting. */
    public abstract int available(CallBlock call, long s);

    /** {@code ioctl(SIOCATMARK)}: 1 if the next byte is the urgent one; on Windows, if there is no urgent data. */
    public abstract int atMark(CallBlock call, long s);

    /** {@code ioctl(SIOCOUTQ)}: the bytes that were sent and are still in the queue. Linux only. */
    public abstract int unsent(CallBlock call, long s);

    /** {@code if_nametoindex}; where no interface has the name an error, on Windows 0. */
    public abstract int ifNameToIndex(CallBlock call, MemorySegment name);

    /** {@code if_indextoname}: 1; where no interface has the index an error, on Windows 0. */
    public abstract int ifIndexToName(CallBlock call, int index, MemorySegment name);

    /** {@code getifaddrs}: 0, and the address of the list in {@code result}. Windows lacks it. */
    public abstract int getifaddrs(CallBlock call, MemorySegment result);

    /** {@code freeifaddrs}. */
    public abstract void freeifaddrs(CallBlock call, long list);

    /** {@code poll}, on Windows {@code WSAPoll}; -1 for no time-out. */
    public abstract int poll(CallBlock call, MemorySegment fds, int count, int millis);

    /**
     * {@code ppoll} of Linux, elsewhere {@link #poll} with the time rounded up to milliseconds; negative for no
     * time-out.
     */
    public int poll(CallBlock call, MemorySegment fds, int count, long nanos) {
        return poll(call, fds, count,
                nanos < 0 ? -1 : (int) Math.min(Integer.MAX_VALUE, Math.ceilDiv(nanos, NANOS_PER_MILLI)));
    }

    /** {@code select} of Windows: lists of any number of SOCKETs, and a timeval. Elsewhere there is {@link #poll}. */
    public abstract int select(CallBlock call, MemorySegment read, MemorySegment write, MemorySegment except,
            MemorySegment timeout);

    /** {@code getaddrinfo}: 0 and the address of the list in {@code result}, or the code of the resolver. */
    public abstract int getaddrinfo(CallBlock call, MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result);

    /** {@code freeaddrinfo}. */
    public abstract void freeaddrinfo(CallBlock call, long list);

    /** {@code getnameinfo}: 0, or the code of the resolver. */
    public abstract int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host,
            MemorySegment service, int flags);

    /** The error that the last failing call left in the block: for EAI_SYSTEM, where the resolver points to errno. */
    public abstract int lastError(CallBlock call);

    /** {@code strerror}, on Windows {@code FormatMessageW}; null where the system has no text. */
    public abstract String message(CallBlock call, int error);

    /** {@code gai_strerror}, on Windows {@code FormatMessageW}; null where the system has no text. */
    public abstract String resolverMessage(CallBlock call, int code);

    /** {@code inet_pton}: 1, or 0 for a text that is no address of the family. */
    public abstract int inetPton(CallBlock call, int family, MemorySegment text, MemorySegment address);

    /** {@code inet_ntop}. */
    public abstract int inetNtop(CallBlock call, int family, MemorySegment address, MemorySegment text, int size);

    /** {@code WSAStartup}: 0, or the error itself. Other systems have nothing to start. */
    public abstract int startup(CallBlock call, short version, MemorySegment data);

    /** {@code WSACleanup}. Other systems have nothing to clean up. */
    public abstract int cleanup(CallBlock call);
}
