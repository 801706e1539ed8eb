package dev.panasock.winsock;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.platform.system.WinsockApi;
import java.lang.foreign.MemorySegment;

/**
 * What the functions of {@link Winsock2} do, on Windows and elsewhere: results and errors are Winsock's, and a
 * failure has set the last error. The caller holds the socket and lends the memory of the call.
 *
 * <p>Addresses that go in are in Winsock's layout and may lie on the heap; NULL is a null. Buffers are native memory.
 */
abstract sealed class Winsock permits NativeWinsock, PosixWinsock {
    final SocketApi api;
    /** What only Winsock has; null elsewhere. */
    final WinsockApi extended;

    Winsock(SocketApi api, WinsockApi extended) {
        this.api = api;
        this.extended = extended;
    }

    /** The one of this system; throws where native access is denied. */
    static Winsock ofThisSystem() {
        SocketApi api = Host.sockets();
        WinsockApi extended = Host.winsock();
        return extended != null ? new NativeWinsock(api, extended) : new PosixWinsock(api);
    }

    /** Returns the error itself, as WSAStartup does. */
    abstract int startup(CallBlock call, int version, WSADATA data);

    abstract int cleanup(CallBlock call);

    /** Looks at a socket that came from elsewhere; fails if it is none. */
    abstract int recognise(CallBlock call, SOCKET s, long fd);

    /** Transports, and sockets on their way to another process. */
    abstract Providers providers();

    /** What is asked of a socket beyond its options. */
    abstract Controls controls();

    abstract SOCKET socket(CallBlock call, int family, int type, int protocol);

    abstract int bind(CallBlock call, SOCKET s, long fd, MemorySegment name, int length);

    abstract int listen(CallBlock call, SOCKET s, long fd, int backlog);

    abstract SOCKET accept(ThreadBlock thread, long deadline, SOCKET s, long fd, sockaddr name, int[] length);

    /** Acquires memory of calls by itself and holds none while the condition is asked, which may call everything. */
    abstract SOCKET accept(long deadline, SOCKET s, long fd, sockaddr name, int[] length, Condition condition);

    // These return what the system did, or FAILED with the last error set: the caller goes on with what would block.

    abstract long connect(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment name, int length);

    /** Ends a connect: 0, or SOCKET_ERROR with the last error set. */
    abstract int connected(SOCKET s, long result);

    abstract long send(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length,
            int flags);

    /** The same from the heap: by way of a copy, where the system cannot do without. */
    long send(ThreadBlock thread, long deadline, SOCKET s, long fd, byte[] array, int offset, int length, int flags) {
        MemorySegment copy = HeapCopy.of(thread.call, array, offset, length);
        return send(thread, deadline, s, fd, copy, length, flags);
    }

    abstract long sendto(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length,
            int flags, MemorySegment name, int nameLength);

    /** More than the length for a datagram that is longer, or WSAEMSGSIZE; the buffer is filled. */
    abstract long recv(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length,
            int flags);

    /** The same into the heap. */
    long recv(ThreadBlock thread, long deadline, SOCKET s, long fd, byte[] array, int offset, int length, int flags) {
        MemorySegment copy = HeapCopy.buffer(thread.call, length);
        long received = recv(thread, deadline, s, fd, copy, length, flags);
        HeapCopy.back(copy, array, offset, received, length);
        return received;
    }

    abstract long recvfrom(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length,
            int flags, sockaddr name, int[] nameLength);

    abstract int shutdown(CallBlock call, SOCKET s, long fd, int how);

    abstract int ioctlsocket(CallBlock call, SOCKET s, long fd, int command, MemorySegment argument);

    abstract int getsockopt(CallBlock call, SOCKET s, long fd, int level, int option, MemorySegment value,
            int[] length);

    abstract int setsockopt(CallBlock call, SOCKET s, long fd, int level, int option, MemorySegment value,
            int length);

    abstract int getsockname(CallBlock call, SOCKET s, long fd, sockaddr name, int[] length);

    abstract int getpeername(CallBlock call, SOCKET s, long fd, sockaddr name, int[] length);

    /** The numbers are held, in the order of the sets. */
    abstract int select(ThreadBlock thread, Selection selection, timeval timeout);

    /** The numbers are held; INVALID for what is closed or to be passed over. */
    abstract int poll(ThreadBlock thread, WSAPOLLFD[] elements, SOCKET[] held, long[] numbers, int count, int millis);

    /** Returns the error itself. */
    abstract int getaddrinfo(CallBlock call, String node, String service, addrinfo hints, addrinfo[] result);

    /** Returns the error itself. */
    abstract int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host,
            MemorySegment service, int flags);

    abstract String resolverMessage(CallBlock call, int code);

    /** The number of an address family on this system, or Numbers.ABSENT. */
    abstract int family(int family);

    /** The error of a call that failed. */
    abstract int fail(Function function, SOCKET s, long result);
}
