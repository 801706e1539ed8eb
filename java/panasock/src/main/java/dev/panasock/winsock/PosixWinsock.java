package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.FIONBIO;
import static dev.panasock.winsock.WinsockConstants.FIONREAD;
import static dev.panasock.winsock.WinsockConstants.SIOCATMARK;
import static dev.panasock.winsock.WinsockConstants.SOCK_STREAM;
import static dev.panasock.winsock.WinsockConstants.WSAEADDRNOTAVAIL;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEINTR;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAESHUTDOWN;
import static dev.panasock.winsock.WinsockConstants.WSAVERNOTSUPPORTED;
import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.abi.SystemTraits;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.InPlace;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.winsock.SOCKET.Stage;
import java.lang.foreign.MemorySegment;

/** Winsock's meaning over the calls of Linux and macOS. */
final class PosixWinsock extends Winsock {
    private static final int DATAGRAM_OF_VERSION_1 = 65467;
    private static final SockaddrCodec CODEC = SockaddrCodec.host();
    /** Linux tells the length of a datagram that was cut off. macOS does not, and gets one byte more room. */
    private static final boolean TELLS_LENGTH = SystemTraits.RETURNS_TRUNCATED_LENGTH;
    private static final int TRUNCATION = TELLS_LENGTH ? SocketNumbers.MSG_TRUNC.here() : 0;

    private final PosixOptions options;
    private final PosixConnections connections;
    private final PosixConditions conditions;
    private final Providers providers;
    private final Controls controls;
    private final PosixReadiness readiness;
    private final PosixResolver resolver;

    PosixWinsock(SocketApi api) {
        super(api, null);
        options = new PosixOptions(this);
        connections = new PosixConnections(this, options);
        conditions = new PosixConditions(this);
        providers = new PosixProviders(this);
        controls = new PosixControls(this, options);
        readiness = new PosixReadiness(this);
        resolver = new PosixResolver(api);
    }

    @Override
    int startup(CallBlock call, int version, WSADATA data) {
        int major = version & 0xff;
        int minor = version >> 8 & 0xff;
        if (major == 0) {
            return WSAVERNOTSUPPORTED;
        }
        if (data == null) {
            return WSAEFAULT;
        }
        // The versions that ever were: 1.0, 1.1, 2.0, 2.1, 2.2; what is asked for beyond gets the highest below.
        int given = major == 1 ? 1 | Math.min(minor, 1) << 8 : major == 2 ? 2 | Math.min(minor, 2) << 8 : 2 | 2 << 8;
        data.fill(given, 2 | 2 << 8, major == 1 ? Short.MAX_VALUE : 0, major == 1 ? DATAGRAM_OF_VERSION_1 : 0,
                "WinSock 2.0", "Running");
        return 0;
    }

    @Override
    int cleanup(CallBlock call) {
        return 0;
    }

    @Override
    int recognise(CallBlock call, SOCKET s, long fd) {
        return s.type != 0 ? 0 : look(call, s, fd);
    }

    /** A socket from elsewhere: what it is, and how far it has come. */
    private int look(CallBlock call, SOCKET s, long fd) {
        int type = options.systemInt(call, fd, SocketNumbers.SOL_SOCKET, SocketNumbers.SO_TYPE);
        if (type < 0) {
            return fail(Function.getsockopt, s, type);
        }
        if (options.systemInt(call, fd, SocketNumbers.SOL_SOCKET, SocketNumbers.SO_ACCEPTCONN) > 0) {
            s.stage = Stage.LISTENING;
        }
        call.length(CallBlock.ADDRESS_SIZE);
        if (api.getsockname(call, fd, call.address, call.length) == 0) {
            s.family = PosixNumbers.winsockFamily(CODEC.family(call.address));
        }
        s.setNonBlocking(api.isNonBlocking(call, fd) > 0);
        s.type = PosixNumbers.winsockType(type);
        return 0;
    }

    @Override
    Providers providers() {
        return providers;
    }

    @Override
    Controls controls() {
        return controls;
    }

    @Override
    SOCKET socket(CallBlock call, int family, int type, int protocol) {
        return connections.socket(call, family, type, protocol);
    }

    @Override
    int bind(CallBlock call, SOCKET s, long fd, MemorySegment name, int length) {
        return connections.bind(call, s, fd, name, length);
    }

    @Override
    int listen(CallBlock call, SOCKET s, long fd, int backlog) {
        return connections.listen(call, s, fd, backlog);
    }

    @Override
    SOCKET accept(ThreadBlock thread, long deadline, SOCKET s, long fd, sockaddr name, int[] length) {
        return connections.accept(thread, deadline, s, fd, name, length);
    }

    @Override
    SOCKET accept(long deadline, SOCKET s, long fd, sockaddr name, int[] length, Condition condition) {
        return conditions.accept(deadline, s, fd, name, length, condition);
    }

    @Override
    long connect(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment name, int length) {
        return connections.connect(thread, deadline, s, fd, name, length);
    }

    @Override
    int connected(SOCKET s, long result) {
        return connections.connected(s, (int) result);
    }

    @Override
    int shutdown(CallBlock call, SOCKET s, long fd, int how) {
        return connections.shutdown(call, s, fd, how);
    }

    void settle(CallBlock call, SOCKET s, long fd) {
        connections.settle(call, s, fd);
    }

    @Override
    long send(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags) {
        int systemFlags = PosixNumbers.sendFlags(flags);
        return refusesToSend(s, systemFlags) ? Results.FAILED
                : Blocking.send(s.state, thread, deadline, fd, buffer, 0, length, systemFlags);
    }

    @Override
    long send(ThreadBlock thread, long deadline, SOCKET s, long fd, byte[] array, int offset, int length,
            int flags) {
        int systemFlags = PosixNumbers.sendFlags(flags);
        if (refusesToSend(s, systemFlags)) {
            return Results.FAILED;
        }
        if (!InPlace.applies(length, systemFlags)) {
            return super.send(thread, deadline, s, fd, array, offset, length, flags);
        }
        long sent = InPlace.send(s.state, thread, fd, array, offset, length, systemFlags);
        if (!InPlace.isToWait(s.state, systemFlags, sent, length)) {
            return sent;
        }
        int begun = (int) Math.max(sent, 0);
        long rest = super.send(thread, deadline, s, fd, array, offset + begun, length - begun, flags);
        return begun == 0 ? rest : begun + Math.max(rest, 0);
    }

    @Override
    long sendto(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags,
            MemorySegment name, int nameLength) {
        int systemFlags = PosixNumbers.sendFlags(flags);
        if (refusesToSend(s, systemFlags)) {
            return Results.FAILED;
        }
        int systemLength = 0;
        // A stream goes where it is connected to, whatever the address.
        if (name != null && !s.isStream()) {
            systemLength = PosixAddresses.toSystem(thread.call, name, nameLength);
            if (systemLength < 0 || PosixAddresses.isNowhere(name)) {
                LastError.fail(systemLength < 0 ? -systemLength : WSAEADDRNOTAVAIL);
                return Results.FAILED;
            }
        }
        long sent = Blocking.sendto(s.state, thread, deadline, fd, buffer, 0, length, systemFlags,
                systemLength == 0 ? NULL : thread.call.address, systemLength);
        s.bound |= sent >= 0;
        return sent;
    }

    /** Whether a send is refused, with the last error set. */
    private static boolean refusesToSend(SOCKET s, int systemFlags) {
        return refuses(s.sendingEnded ? WSAESHUTDOWN : systemFlags == Numbers.ABSENT ? WSAEINVAL : 0);
    }

    private static boolean refuses(int code) {
        if (code != 0) {
            LastError.fail(code);
        }
        return code != 0;
    }

    @Override
    long recv(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags) {
        return s.type == SOCK_STREAM ? stream(thread, deadline, s, fd, buffer, length, flags)
                : message(thread, deadline, s, fd, buffer, length, flags, null, null);
    }

    @Override
    long recv(ThreadBlock thread, long deadline, SOCKET s, long fd, byte[] array, int offset, int length,
            int flags) {
        int systemFlags = PosixNumbers.receiveFlags(flags);
        if (refusesToReceive(s, systemFlags)) {
            return Results.FAILED;
        }
        if (s.type == SOCK_STREAM && InPlace.applies(length, systemFlags)) {
            long received = InPlace.recv(s.state, thread, fd, array, offset, length, systemFlags);
            if (!InPlace.isToWait(s.state, systemFlags, received, 0)) {
                return received;
            }
        }
        return super.recv(thread, deadline, s, fd, array, offset, length, flags);
    }

    @Override
    long recvfrom(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags,
            sockaddr name, int[] nameLength) {
        if (name != null && !s.isStream()
                && refuses(nameLength == null || nameLength[0] < PosixAddresses.size(s.family) ? WSAEFAULT : 0)) {
            return Results.FAILED;
        }
        return s.type == SOCK_STREAM ? stream(thread, deadline, s, fd, buffer, length, flags)
                : message(thread, deadline, s, fd, buffer, length, flags, name, nameLength);
    }

    /** Whether a recv is refused, with the last error set. */
    private static boolean refusesToReceive(SOCKET s, int systemFlags) {
        return refuses(s.receivingEnded ? WSAESHUTDOWN : systemFlags == Numbers.ABSENT ? WSAEINVAL : 0);
    }

    private static long stream(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer,
            int length, int flags) {
        int systemFlags = PosixNumbers.receiveFlags(flags);
        return refusesToReceive(s, systemFlags) ? Results.FAILED
                : Blocking.recv(s.state, thread, deadline, fd, buffer, 0, length, systemFlags);
    }

    private long message(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length,
            int flags, sockaddr name, int[] nameLength) {
        int systemFlags = PosixNumbers.receiveFlags(flags);
        CallBlock call = thread.call;
        if (refusesToReceive(s, systemFlags) || refuses(connections.isBound(call, s, fd) ? 0 : WSAEINVAL)) {
            return Results.FAILED;
        }
        call.length(CallBlock.ADDRESS_SIZE);
        long received = datagram(thread, deadline, s, fd, buffer, length, systemFlags);
        if (received >= 0 && name != null) {
            nameLength[0] =
                    Math.max(0, PosixAddresses.toWinsock(call, name.memory, PosixAddresses.capacity(name, nameLength)));
        }
        return received;
    }

    /** Returns more than the length for a datagram that is longer. */
    private static long datagram(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer,
            int length, int systemFlags) {
        CallBlock call = thread.call;
        if (TELLS_LENGTH) {
            return Blocking.recvfrom(s.state, thread, deadline, fd, buffer, 0, length, systemFlags | TRUNCATION,
                    call.address, call.length);
        }
        MemorySegment longer = call.scratch(length + 1L);
        long received = Blocking.recvfrom(s.state, thread, deadline, fd, longer, 0, length + 1L, systemFlags,
                call.address, call.length);
        MemorySegment.copy(longer, 0, buffer, 0, Math.clamp(received, 0, length));
        return received;
    }

    @Override
    int ioctlsocket(CallBlock call, SOCKET s, long fd, int command, MemorySegment argument) {
        if (argument == null || argument.byteSize() < Integer.BYTES) {
            return LastError.fail(WSAEFAULT);
        }
        return switch (command) {
            case FIONBIO -> nonBlocking(call, s, fd, argument.get(JAVA_INT_UNALIGNED, 0) != 0);
            case FIONREAD -> tell(s, argument, api.available(call, fd));
            case SIOCATMARK -> tell(s, argument, readiness.isUrgent(call, fd) ? 0 : 1);
            default -> LastError.fail(WSAEINVAL);
        };
    }

    private int nonBlocking(CallBlock call, SOCKET s, long fd, boolean on) {
        int result = api.setNonBlocking(call, fd, on);
        if (result < 0) {
            return fail(Function.ioctlsocket, s, result);
        }
        s.setNonBlocking(on);
        return 0;
    }

    private int tell(SOCKET s, MemorySegment argument, int result) {
        if (result < 0) {
            return fail(Function.ioctlsocket, s, result);
        }
        argument.set(JAVA_INT_UNALIGNED, 0, result);
        return 0;
    }

    @Override
    int getsockopt(CallBlock call, SOCKET s, long fd, int level, int option, MemorySegment value, int[] length) {
        return options.get(call, s, fd, level, option, value, length);
    }

    @Override
    int setsockopt(CallBlock call, SOCKET s, long fd, int level, int option, MemorySegment value, int length) {
        return options.set(call, s, fd, level, option, value, length);
    }

    @Override
    int getsockname(CallBlock call, SOCKET s, long fd, sockaddr name, int[] length) {
        if (name == null || length == null) {
            return LastError.fail(WSAEFAULT);
        }
        call.length(CallBlock.ADDRESS_SIZE);
        int result = api.getsockname(call, fd, call.address, call.length);
        if (result < 0) {
            return fail(Function.getsockname, s, result);
        }
        if (s.isInternet() ? CODEC.port(call.address) == 0 && !s.bound : s.stage == Stage.FRESH && !s.bound) {
            return LastError.fail(WSAEINVAL);
        }
        return give(call, name, length);
    }

    @Override
    int getpeername(CallBlock call, SOCKET s, long fd, sockaddr name, int[] length) {
        if (name == null || length == null) {
            return LastError.fail(WSAEFAULT);
        }
        call.length(CallBlock.ADDRESS_SIZE);
        int result = api.getpeername(call, fd, call.address, call.length);
        return result < 0 ? fail(Function.getpeername, s, result) : give(call, name, length);
    }

    private static int give(CallBlock call, sockaddr name, int[] length) {
        int given = PosixAddresses.toWinsock(call, name.memory, PosixAddresses.capacity(name, length));
        if (given < 0) {
            return LastError.fail(-given);
        }
        length[0] = given;
        return 0;
    }

    @Override
    int select(ThreadBlock thread, Selection selection, timeval timeout) {
        return readiness.select(thread, selection, timeout);
    }

    @Override
    int poll(ThreadBlock thread, WSAPOLLFD[] elements, SOCKET[] held, long[] numbers, int count, int millis) {
        return readiness.poll(thread, elements, held, numbers, count, millis);
    }

    @Override
    int getaddrinfo(CallBlock call, String node, String service, addrinfo hints, addrinfo[] result) {
        return resolver.getaddrinfo(call, node, service, hints, result);
    }

    @Override
    int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host, MemorySegment service,
            int flags) {
        return resolver.getnameinfo(call, name, length, host, service, flags);
    }

    @Override
    String resolverMessage(CallBlock call, int code) {
        return null;
    }

    @Override
    int family(int family) {
        return PosixNumbers.family(family);
    }

    @Override
    int fail(Function function, SOCKET s, long result) {
        if (!Results.isError(result)) {
            return LastError.fail(WSAEINTR, ErrorNumbers.INTERRUPTED.here());
        }
        if (s != null && s.stage == Stage.CONNECTING && function.isTransfer()) {
            connections.settle(s);
        }
        int errno = (int) -result;
        return LastError.fail(Overlay.code(function, s, errno), errno);
    }
}
