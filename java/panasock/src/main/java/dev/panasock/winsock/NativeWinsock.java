package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.FIONBIO;
import static dev.panasock.winsock.WinsockConstants.FIONREAD;
import static dev.panasock.winsock.WinsockConstants.SIOCATMARK;
import static dev.panasock.winsock.WinsockConstants.SOL_SOCKET;
import static dev.panasock.winsock.WinsockConstants.SO_TYPE;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEINTR;
import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.panasock.platform.abi.AddrinfoLayout;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.Blocking;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.platform.system.WinsockApi;
import dev.panasock.winsock.SOCKET.Stage;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Winsock itself: everything goes to the system as it is, from the heap by way of native memory. */
final class NativeWinsock extends Winsock {
    private static final AddrinfoLayout ADDRINFO = AddrinfoLayout.host();
    private static final PollFd ELEMENT = PollFd.host();

    private final Providers providers;
    private final Controls controls;

    NativeWinsock(SocketApi api, WinsockApi extended) {
        super(api, extended);
        providers = new NativeProviders(extended);
        controls = new NativeControls(extended);
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
    int startup(CallBlock call, int version, WSADATA data) {
        if (data == null) {
            return api.startup(call, (short) version, NULL);
        }
        MemorySegment memory = call.scratch(data.memory.byteSize()).asSlice(0, data.memory.byteSize());
        int error = api.startup(call, (short) version, memory);
        data.memory.copyFrom(memory);
        return error;
    }

    @Override
    int cleanup(CallBlock call) {
        return result(api.cleanup(call));
    }

    @Override
    int recognise(CallBlock call, SOCKET s, long fd) {
        return s.type != 0 ? 0 : look(call, s, fd);
    }

    /** A socket from elsewhere, if it is one. */
    private int look(CallBlock call, SOCKET s, long fd) {
        call.length(Integer.BYTES);
        int result = api.getsockopt(call, fd, SOL_SOCKET, SO_TYPE, call.value, call.length);
        if (result < 0) {
            return result(result);
        }
        s.type = call.value.get(JAVA_INT, 0);
        return 0;
    }

    private int result(long result) {
        return result < 0 ? fail(null, null, result) : (int) result;
    }

    private SOCKET made(long result, int family, int type, Stage stage) {
        if (result < 0) {
            fail(null, null, result);
            return SOCKET.INVALID;
        }
        return SOCKET.made(result, family, type, stage);
    }

    @Override
    SOCKET socket(CallBlock call, int family, int type, int protocol) {
        return made(api.socket(call, family, type, protocol), family, type, Stage.FRESH);
    }

    /** Addresses are short: copied whether native or not. */
    private static MemorySegment in(CallBlock call, MemorySegment name, int length) {
        if (name == null) {
            return NULL;
        }
        MemorySegment.copy(name, 0, call.address, 0, Math.clamp(length, 0, CallBlock.ADDRESS_SIZE));
        return call.address;
    }

    /** What Winsock refuses and Wine reads all the same, which would end the process. */
    private static boolean isNoAddress(MemorySegment name, int length) {
        return name == null || length < 0;
    }

    private static MemorySegment out(CallBlock call, sockaddr name) {
        return name == null ? NULL : call.address;
    }

    private static MemorySegment size(CallBlock call, int[] length) {
        if (length == null) {
            return NULL;
        }
        call.length(Math.min(length[0], CallBlock.ADDRESS_SIZE));
        return call.length;
    }

    private static void give(CallBlock call, sockaddr name, int[] length) {
        if (name != null && length != null) {
            length[0] = call.length();
            MemorySegment.copy(call.address, 0, name.memory, 0,
                    Math.clamp(length[0], 0, name.memory.byteSize()));
        }
    }

    @Override
    int bind(CallBlock call, SOCKET s, long fd, MemorySegment name, int length) {
        return isNoAddress(name, length) ? LastError.fail(WSAEFAULT)
                : result(api.bind(call, fd, in(call, name, length), length));
    }

    @Override
    int listen(CallBlock call, SOCKET s, long fd, int backlog) {
        return result(api.listen(call, fd, backlog));
    }

    @Override
    SOCKET accept(ThreadBlock thread, long deadline, SOCKET s, long fd, sockaddr name, int[] length) {
        CallBlock call = thread.call;
        SOCKET connection = made(Blocking.accept(s.state, thread, deadline, fd, out(call, name), size(call, length)),
                s.family, s.type, Stage.CONNECTED);
        if (connection != SOCKET.INVALID) {
            give(call, name, length);
        }
        return connection;
    }

    @Override
    SOCKET accept(long deadline, SOCKET s, long fd, sockaddr name, int[] length, Condition condition) {
        ThreadBlock thread = ThreadBlock.acquire();
        // Memory of its own: what the condition calls uses that of the call.
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment address = name == null ? NULL : arena.allocate(CallBlock.ADDRESS_SIZE);
            MemorySegment size = length == null ? NULL
                    : arena.allocateFrom(JAVA_INT, Math.min(length[0], CallBlock.ADDRESS_SIZE));
            long accepted = Blocking.accept(new ConditionalAccept(extended, s.state, condition), s.state, thread,
                    deadline, fd, address, size);
            SOCKET connection = made(accepted, s.family, s.type, Stage.CONNECTED);
            if (connection != SOCKET.INVALID && name != null && length != null) {
                length[0] = size.get(JAVA_INT, 0);
                MemorySegment.copy(address, 0, name.memory, 0, Math.clamp(length[0], 0, name.memory.byteSize()));
            }
            return connection;
        } finally {
            thread.release();
        }
    }

    @Override
    long connect(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment name, int length) {
        if (isNoAddress(name, length)) {
            LastError.fail(WSAEFAULT);
            return Results.FAILED;
        }
        return Blocking.connect(s.state, thread, deadline, fd, in(thread.call, name, length), length);
    }

    @Override
    int connected(SOCKET s, long result) {
        return result(result);
    }

    @Override
    long send(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags) {
        return Blocking.send(s.state, thread, deadline, fd, buffer, 0, length, flags);
    }

    @Override
    long sendto(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags,
            MemorySegment name, int nameLength) {
        return Blocking.sendto(s.state, thread, deadline, fd, buffer, 0, length, flags,
                in(thread.call, name, nameLength), nameLength);
    }

    @Override
    long recv(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags) {
        return Blocking.recv(s.state, thread, deadline, fd, buffer, 0, length, flags);
    }

    @Override
    long recvfrom(ThreadBlock thread, long deadline, SOCKET s, long fd, MemorySegment buffer, int length, int flags,
            sockaddr name, int[] nameLength) {
        CallBlock call = thread.call;
        long received = Blocking.recvfrom(s.state, thread, deadline, fd, buffer, 0, length, flags, out(call, name),
                size(call, nameLength));
        // Also for a datagram that was cut off.
        if (received >= 0 || received == -WinsockConstants.WSAEMSGSIZE) {
            give(call, name, nameLength);
        }
        return received;
    }

    @Override
    int shutdown(CallBlock call, SOCKET s, long fd, int how) {
        return result(api.shutdown(call, fd, how));
    }

    @Override
    int ioctlsocket(CallBlock call, SOCKET s, long fd, int command, MemorySegment argument) {
        if (argument == null || argument.byteSize() < Integer.BYTES) {
            return LastError.fail(WSAEFAULT);
        }
        long result = switch (command) {
            case FIONBIO -> nonBlocking(call, s, fd, argument.get(JAVA_INT_UNALIGNED, 0) != 0);
            case FIONREAD -> api.available(call, fd);
            case SIOCATMARK -> api.atMark(call, fd);
            default -> other(call, fd, command, argument);
        };
        if (result >= 0 && (command == FIONREAD || command == SIOCATMARK)) {
            argument.set(JAVA_INT_UNALIGNED, 0, (int) result);
        }
        return result < 0 ? result(result) : 0;
    }

    private int nonBlocking(CallBlock call, SOCKET s, long fd, boolean on) {
        int result = api.setNonBlocking(call, fd, on);
        if (result == 0) {
            s.setNonBlocking(on);
        }
        return result;
    }

    /** Winsock knows others, and knows best which. All take a u_long. */
    private int other(CallBlock call, long fd, int command, MemorySegment argument) {
        call.value.set(JAVA_INT, 0, argument.get(JAVA_INT_UNALIGNED, 0));
        int result = api.ioctl(call, fd, command, call.value);
        if (result >= 0) {
            argument.set(JAVA_INT_UNALIGNED, 0, call.value.get(JAVA_INT, 0));
        }
        return result;
    }

    @Override
    int getsockopt(CallBlock call, SOCKET s, long fd, int level, int option, MemorySegment value, int[] length) {
        // Some options fill in one byte of four.
        call.value.fill((byte) 0);
        MemorySegment size = size(call, length);
        int result = api.getsockopt(call, fd, level, option, value == null ? NULL : call.value, size);
        if (result < 0) {
            return result(result);
        }
        length[0] = call.length();
        MemorySegment.copy(call.value, 0, value, 0, Math.clamp(length[0], 0, value.byteSize()));
        return 0;
    }

    @Override
    int setsockopt(CallBlock call, SOCKET s, long fd, int level, int option, MemorySegment value, int length) {
        MemorySegment memory = NULL;
        if (value != null) {
            MemorySegment.copy(value, 0, call.value, 0, Math.clamp(length, 0, CallBlock.VALUE_SIZE));
            memory = call.value;
        }
        return result(api.setsockopt(call, fd, level, option, memory, length));
    }

    @Override
    int getsockname(CallBlock call, SOCKET s, long fd, sockaddr name, int[] length) {
        int result = api.getsockname(call, fd, out(call, name), size(call, length));
        if (result == 0) {
            give(call, name, length);
        }
        return result(result);
    }

    @Override
    int getpeername(CallBlock call, SOCKET s, long fd, sockaddr name, int[] length) {
        int result = api.getpeername(call, fd, out(call, name), size(call, length));
        if (result == 0) {
            give(call, name, length);
        }
        return result(result);
    }

    @Override
    int select(ThreadBlock thread, Selection selection, timeval timeout) {
        try (Arena arena = Arena.ofConfined()) {
            NativeSelect select = new NativeSelect(arena, selection, api);
            int ready = select.run(thread, timeout);
            if (ready == Results.CLOSED) {
                return LastError.fail(WinsockConstants.WSAENOTSOCK);
            }
            if (ready < 0) {
                return result(ready);
            }
            select.report();
            return selection.keepReady();
        }
    }

    @Override
    int poll(ThreadBlock thread, WSAPOLLFD[] elements, SOCKET[] held, long[] numbers, int count, int millis) {
        MemorySegment fds = thread.call.scratch((count + 1) * ELEMENT.size());
        for (int i = 0; i < count; i++) {
            ELEMENT.set(fds, i, numbers[i], elements[i].events());
        }
        int ready = Tries.poll(new HeldSockets(held), thread, fds, count, Deadlines.withinMillis(millis));
        for (int i = 0; i < count; i++) {
            elements[i].revents(ELEMENT.happened(fds, i));
        }
        return result(ready);
    }

    @Override
    int getaddrinfo(CallBlock call, String node, String service, addrinfo hints, addrinfo[] result) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment nativeHints = NULL;
            if (hints != null) {
                nativeHints = arena.allocate(ADDRINFO.size(), Long.BYTES).copyFrom(hints.memory);
            }
            MemorySegment list = arena.allocate(ADDRESS);
            int error = api.getaddrinfo(call, text(arena, node), text(arena, service), nativeHints, list);
            if (error != 0) {
                LastError.fail(error, error);
                return error;
            }
            long address = list.get(ADDRESS, 0).address();
            try {
                result[0] = AddrinfoList.of(address, ADDRINFO, AS_IT_IS);
                return 0;
            } finally {
                api.freeaddrinfo(call, address);
            }
        }
    }

    private static final AddrinfoList.Reading AS_IT_IS = new AddrinfoList.Reading() {
        @Override
        public int type(MemorySegment element) {
            return ADDRINFO.type(element);
        }

        @Override
        public int protocol(MemorySegment element) {
            return ADDRINFO.protocol(element);
        }

        @Override
        public byte[] address(MemorySegment element) {
            return ADDRINFO.address(element).toArray(JAVA_BYTE);
        }
    };

    private static MemorySegment text(Arena arena, String text) {
        return text == null ? NULL : arena.allocateFrom(text);
    }

    @Override
    int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host, MemorySegment service,
            int flags) {
        int error = api.getnameinfo(call, in(call, name, length), length, host, service, flags);
        if (error != 0) {
            LastError.fail(error, error);
        }
        return error;
    }

    @Override
    String resolverMessage(CallBlock call, int code) {
        return api.resolverMessage(call, code);
    }

    @Override
    int family(int family) {
        return family;
    }

    @Override
    int fail(Function function, SOCKET s, long result) {
        if (!Results.isError(result)) {
            return LastError.fail(WSAEINTR);
        }
        return LastError.fail((int) -result, (int) -result);
    }
}
