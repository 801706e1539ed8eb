package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.FIONBIO;
import static dev.panasock.winsock.WinsockConstants.FIONREAD;
import static dev.panasock.winsock.WinsockConstants.SIOCATMARK;
import static dev.panasock.winsock.WinsockConstants.SOCK_STREAM;
import static dev.panasock.winsock.WinsockConstants.WSAEADDRNOTAVAIL;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEINTR;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAEMSGSIZE;
import static dev.panasock.winsock.WinsockConstants.WSAESHUTDOWN;
import static dev.panasock.winsock.WinsockConstants.WSAEWOULDBLOCK;
import static dev.panasock.winsock.WinsockConstants.WSAVERNOTSUPPORTED;
import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.abi.SystemTraits;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.InPlace;
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
    SOCKET accept(CallBlock call, SOCKET s, long fd, sockaddr name, int[] length) {
        return connections.accept(call, s, fd, name, length);
    }

    @Override
    SOCKET accept(SOCKET s, long fd, sockaddr name, int[] length, Condition condition) {
        return conditions.accept(s, fd, name, length, condition);
    }

    @Override
    int connect(CallBlock call, SOCKET s, long fd, MemorySegment name, int length) {
        return connections.connect(call, s, fd, name, length);
    }

    @Override
    int connected(CallBlock call, SOCKET s, long fd) {
        if (!Blocking.isWritable(call, fd)) {
            return WSAEWOULDBLOCK;
        }
        connections.settle(call, s, fd);
        return s.stage == Stage.CONNECTED ? 0 : s.error;
    }

    @Override
    int shutdown(CallBlock call, SOCKET s, long fd, int how) {
        return connections.shutdown(call, s, fd, how);
    }

    void settle(CallBlock call, SOCKET s, long fd) {
        connections.settle(call, s, fd);
    }

    @Override
    int send(CallBlock call, SOCKET s, long fd, MemorySegment buffer, int length, int flags) {
        int systemFlags = PosixNumbers.sendFlags(flags);
        int refused = refusesToSend(s, systemFlags);
        if (refused != 0) {
            return LastError.fail(refused);
        }
        long sent = Blocking.send(s.handle(), call, fd, buffer, 0, length, systemFlags);
        return sent < 0 ? failTransfer(Function.send, call, s, fd, sent) : (int) sent;
    }

    @Override
    int send(CallBlock call, SOCKET s, long fd, byte[] array, int offset, int length, int flags) {
        int systemFlags = PosixNumbers.sendFlags(flags);
        if (refusesToSend(s, systemFlags) != 0 || !InPlace.applies(length, systemFlags)) {
            return super.send(call, s, fd, array, offset, length, flags);
        }
        long sent = InPlace.send(s.handle(), call, fd, array, offset, length, systemFlags);
        if (!InPlace.isToWait(s.handle(), systemFlags, sent, length)) {
            return sent < 0 ? failTransfer(Function.send, call, s, fd, sent) : (int) sent;
        }
        int begun = (int) Math.max(sent, 0);
        int rest = super.send(call, s, fd, array, offset + begun, length - begun, flags);
        return begun == 0 ? rest : begun + Math.max(rest, 0);
    }

    @Override
    int sendto(CallBlock call, SOCKET s, long fd, MemorySegment buffer, int length, int flags, MemorySegment name,
            int nameLength) {
        int systemFlags = PosixNumbers.sendFlags(flags);
        int refused = refusesToSend(s, systemFlags);
        if (refused != 0) {
            return LastError.fail(refused);
        }
        int systemLength = 0;
        // A stream goes where it is connected to, whatever the address.
        if (name != null && !s.isStream()) {
            systemLength = PosixAddresses.toSystem(call, name, nameLength);
            if (systemLength < 0) {
                return LastError.fail(-systemLength);
            }
            if (PosixAddresses.isNowhere(name)) {
                return LastError.fail(WSAEADDRNOTAVAIL);
            }
        }
        long sent = Blocking.sendto(s.handle(), call, fd, buffer, 0, length, systemFlags,
                systemLength == 0 ? NULL : call.address,
                systemLength);
        if (sent < 0) {
            return failTransfer(Function.sendto, call, s, fd, sent);
        }
        s.bound = true;
        return (int) sent;
    }

    private static int refusesToSend(SOCKET s, int systemFlags) {
        return s.sendingEnded ? WSAESHUTDOWN : systemFlags == Numbers.ABSENT ? WSAEINVAL : 0;
    }

    @Override
    int recv(CallBlock call, SOCKET s, long fd, MemorySegment buffer, int length, int flags) {
        return s.type == SOCK_STREAM ? stream(Function.recv, call, s, fd, buffer, length, flags)
                : message(Function.recv, call, s, fd, buffer, length, flags, null, null);
    }

    @Override
    int recv(CallBlock call, SOCKET s, long fd, byte[] array, int offset, int length, int flags) {
        int systemFlags = PosixNumbers.receiveFlags(flags);
        if (s.type == SOCK_STREAM && refusesToReceive(s, systemFlags) == 0 && InPlace.applies(length, systemFlags)) {
            long received = InPlace.recv(s.handle(), call, fd, array, offset, length, systemFlags);
            if (!InPlace.isToWait(s.handle(), systemFlags, received, 0)) {
                return received < 0 ? failTransfer(Function.recv, call, s, fd, received) : (int) received;
            }
        }
        return super.recv(call, s, fd, array, offset, length, flags);
    }

    @Override
    int recvfrom(CallBlock call, SOCKET s, long fd, MemorySegment buffer, int length, int flags, sockaddr name,
            int[] nameLength) {
        if (name != null && !s.isStream()
                && (nameLength == null || nameLength[0] < PosixAddresses.size(s.family))) {
            return LastError.fail(WSAEFAULT);
        }
        return s.type == SOCK_STREAM ? stream(Function.recvfrom, call, s, fd, buffer, length, flags)
                : message(Function.recvfrom, call, s, fd, buffer, length, flags, name, nameLength);
    }

    private static int refusesToReceive(SOCKET s, int systemFlags) {
        return s.receivingEnded ? WSAESHUTDOWN : systemFlags == Numbers.ABSENT ? WSAEINVAL : 0;
    }

    private int stream(Function function, CallBlock call, SOCKET s, long fd, MemorySegment buffer, int length,
            int flags) {
        int systemFlags = PosixNumbers.receiveFlags(flags);
        int refused = refusesToReceive(s, systemFlags);
        if (refused != 0) {
            return LastError.fail(refused);
        }
        long received = Blocking.recv(s.handle(), call, fd, buffer, 0, length, systemFlags);
        return received < 0 ? failTransfer(function, call, s, fd, received) : (int) received;
    }

    private int message(Function function, CallBlock call, SOCKET s, long fd, MemorySegment buffer, int length,
            int flags, sockaddr name, int[] nameLength) {
        int systemFlags = PosixNumbers.receiveFlags(flags);
        int refused = refusesToReceive(s, systemFlags);
        if (refused != 0 || !connections.isBound(call, s, fd)) {
            return LastError.fail(refused != 0 ? refused : WSAEINVAL);
        }
        call.length(CallBlock.ADDRESS_SIZE);
        long received = datagram(call, s, fd, buffer, length, systemFlags);
        if (received < 0) {
            return failTransfer(function, call, s, fd, received);
        }
        if (name != null) {
            nameLength[0] =
                    Math.max(0, PosixAddresses.toWinsock(call, name.memory, PosixAddresses.room(name, nameLength)));
        }
        return received > length ? LastError.fail(WSAEMSGSIZE) : (int) received;
    }

    /** Returns more than the length for a datagram that is longer. */
    private long datagram(CallBlock call, SOCKET s, long fd, MemorySegment buffer, int length, int systemFlags) {
        if (TELLS_LENGTH) {
            return Blocking.recvfrom(s.handle(), call, fd, buffer, 0, length, systemFlags | TRUNCATION, call.address,
                    call.length);
        }
        MemorySegment room = call.scratch(length + 1L);
        long received =
                Blocking.recvfrom(s.handle(), call, fd, room, 0, length + 1L, systemFlags, call.address, call.length);
        MemorySegment.copy(room, 0, buffer, 0, Math.clamp(received, 0, length));
        return received;
    }

    private int failTransfer(Function function, CallBlock call, SOCKET s, long fd, long result) {
        if (s.stage == Stage.CONNECTING) {
            connections.settle(call, s, fd);
        }
        return fail(function, s, result);
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
        int given = PosixAddresses.toWinsock(call, name.memory, PosixAddresses.room(name, length));
        if (given < 0) {
            return LastError.fail(-given);
        }
        length[0] = given;
        return 0;
    }

    @Override
    int select(CallBlock call, Selection selection, timeval timeout) {
        return readiness.select(call, selection, timeout);
    }

    @Override
    int poll(CallBlock call, WSAPOLLFD[] elements, SOCKET[] held, long[] numbers, int count, int millis) {
        return readiness.poll(call, elements, held, numbers, count, millis);
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
        if (result == Blocking.CLOSED || result == Blocking.INTERRUPTED) {
            return LastError.fail(WSAEINTR, ErrorNumbers.INTERRUPTED.here());
        }
        int errno = (int) -result;
        return LastError.fail(Overlay.code(function, s, errno), errno);
    }
}
