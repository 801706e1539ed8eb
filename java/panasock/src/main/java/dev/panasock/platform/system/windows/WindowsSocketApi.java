package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Iphlpapi;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated.WSAData;
import dev.panasock.bindings.windows.generated._WSAPROTOCOL_INFOW;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/** The socket calls of Windows. */
public final class WindowsSocketApi extends SocketApi {
    private static final short VERSION_2_2 = 0x0202;
    private static final int MESSAGE_CHARACTERS = 512;

    /**
     * Starts Winsock once for this library and never stops it: the JVM's own sockets live on the same start-up. Where
     * it fails, the first call fails with WSANOTINITIALISED.
     */
    public WindowsSocketApi() {
        CallBlock call = CallBlock.create();
        Ws2_32.WSAStartup(call.state, VERSION_2_2, call.scratch(WSAData.sizeof()));
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? failure(call) : result;
    }

    /** The negative error. A function that failed and left none, or an NTSTATUS, must not look like a success. */
    private static int failure(CallBlock call) {
        int error = CallState.wsaGetLastError(call.state);
        return error > 0 ? -error : -sockets_h.WSASYSCALLFAILURE();
    }

    @Override
    public long socket(CallBlock call, int family, int type, int protocol) {
        long s = Ws2_32.WSASocketW(call.state, family, type, protocol, NULL, 0,
                sockets_h.WSA_FLAG_OVERLAPPED() | sockets_h.WSA_FLAG_NO_HANDLE_INHERIT());
        return s == sockets_h.INVALID_SOCKET() ? failure(call) : s;
    }

    @Override
    public int socketpair(CallBlock call, int family, int type, int protocol, long[] pair) {
        return -sockets_h.WSAEOPNOTSUPP();
    }

    @Override
    public int bind(CallBlock call, long s, MemorySegment name, int length) {
        return result(call, Ws2_32.bind(call.state, s, name, length));
    }

    @Override
    public int listen(CallBlock call, long s, int backlog) {
        return result(call, Ws2_32.listen(call.state, s, backlog));
    }

    @Override
    public long accept(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        long accepted = Ws2_32.accept(call.state, s, name, length);
        if (accepted == sockets_h.INVALID_SOCKET()) {
            return failure(call);
        }
        // An accepted SOCKET is inheritable even if its listener is not. A layered provider's SOCKET may refuse the
        // flag; it is usable all the same.
        Kernel32.SetHandleInformation(call.state, MemorySegment.ofAddress(accepted), sockets_h.HANDLE_FLAG_INHERIT(),
                0);
        return accepted;
    }

    @Override
    public int connect(CallBlock call, long s, MemorySegment name, int length) {
        return result(call, Ws2_32.connect(call.state, s, name, length));
    }

    @Override
    public long send(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        return result(call, Ws2_32.send(call.state, s, buffer, offset, clamp(length), flags));
    }

    @Override
    public long recv(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        return result(call, Ws2_32.recv(call.state, s, buffer, offset, clamp(length), flags));
    }

    @Override
    public long sendto(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name,
            int nameLength) {
        return result(call, Ws2_32.sendto(call.state, s, buffer, offset, clamp(length), flags, name, nameLength));
    }

    @Override
    public long recvfrom(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name,
            MemorySegment nameLength) {
        return result(call, Ws2_32.recvfrom(call.state, s, buffer, offset, clamp(length), flags, name, nameLength));
    }

    /** Winsock counts in ints: one call transfers at most 2^31-1 bytes. */
    private static int clamp(long length) {
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    @Override
    public long sendmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return WindowsMessages.send(call, s, message, flags, memory, more);
    }

    @Override
    public long recvmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return WindowsMessages.receive(call, s, message, flags, memory, more);
    }

    @Override
    public void disinherit(CallBlock call, long descriptor) {
        // Windows passes no handles with messages.
    }

    @Override
    public long openFile(CallBlock call, String path) {
        return CompletionApi.openFile(call, path);
    }

    @Override
    public int closeFile(CallBlock call, long file) {
        return CompletionApi.closeHandle(call, file);
    }

    @Override
    public long sendfile(CallBlock call, long s, long file, long offset, long count) {
        return SentFile.transmit(call, s, file, offset, count);
    }

    @Override
    public long trySendfile(CallBlock call, long s, long file, long offset, long count) {
        return SentFile.readAndSend(call, s, file, offset, count);
    }

    @Override
    public int shutdown(CallBlock call, long s, int how) {
        return result(call, Ws2_32.shutdown(call.state, s, how));
    }

    @Override
    public int close(CallBlock call, long s) {
        return result(call, Ws2_32.closesocket(call.state, s));
    }

    @Override
    public int wake(CallBlock call, long thread, long s) {
        return s == INVALID || Kernel32.CancelIoEx(call.state, MemorySegment.ofAddress(s), NULL) != 0 ? 0
                : failure(call);
    }

    @Override
    public boolean wakes(boolean several) {
        // A call that waits for several sockets is not cancelled with one of them.
        return !several;
    }

    @Override
    public boolean isWoken(int error) {
        return error == sockets_h.WSA_OPERATION_ABORTED() || error == sockets_h.WSAEINTR();
    }

    @Override
    public boolean isStrayWake(int error) {
        return error == sockets_h.WSA_OPERATION_ABORTED();
    }

    @Override
    public int getsockname(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return result(call, Ws2_32.getsockname(call.state, s, name, length));
    }

    @Override
    public int getpeername(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return result(call, Ws2_32.getpeername(call.state, s, name, length));
    }

    @Override
    public int getsockopt(CallBlock call, long s, int level, int option, MemorySegment value, MemorySegment length) {
        return result(call, Ws2_32.getsockopt(call.state, s, level, option, value, length));
    }

    @Override
    public int setsockopt(CallBlock call, long s, int level, int option, MemorySegment value, int length) {
        return result(call, Ws2_32.setsockopt(call.state, s, level, option, value, length));
    }

    @Override
    public int setNonBlocking(CallBlock call, long s, boolean on) {
        call.value.set(JAVA_INT, 0, on ? 1 : 0);
        return result(call, Ws2_32.ioctlsocket(call.state, s, sockets_h.FIONBIO(), call.value));
    }

    @Override
    public int isNonBlocking(CallBlock call, long s) {
        // Windows has no call that reads the mode.
        return -sockets_h.WSAEOPNOTSUPP();
    }

    @Override
    public long duplicate(CallBlock call, long s, int least) {
        // SOCKETs have no lowest number to ask for.
        MemorySegment info = call.scratch(_WSAPROTOCOL_INFOW.sizeof());
        int result = result(call,
                Ws2_32.WSADuplicateSocketW(call.state, s, (int) ProcessHandle.current().pid(), info));
        if (result < 0) {
            return result;
        }
        int asItIs = sockets_h.FROM_PROTOCOL_INFO();
        long made = Ws2_32.WSASocketW(call.state, asItIs, asItIs, asItIs, info, 0,
                sockets_h.WSA_FLAG_OVERLAPPED() | sockets_h.WSA_FLAG_NO_HANDLE_INHERIT());
        return made == sockets_h.INVALID_SOCKET() ? failure(call) : made;
    }

    @Override
    public int setInheritable(CallBlock call, long s, boolean on) {
        int flag = sockets_h.HANDLE_FLAG_INHERIT();
        return isTrue(call,
                Kernel32.SetHandleInformation(call.state, MemorySegment.ofAddress(s), flag, on ? flag : 0));
    }

    @Override
    public int isInheritable(CallBlock call, long s) {
        int result = isTrue(call,
                Kernel32.GetHandleInformation(call.state, MemorySegment.ofAddress(s), call.value));
        return result < 0 ? result
                : (call.value.get(JAVA_INT, 0) & sockets_h.HANDLE_FLAG_INHERIT()) != 0 ? 1 : 0;
    }

    private static int isTrue(CallBlock call, int success) {
        return success == 0 ? -CallState.wsaGetLastError(call.state) : 0;
    }

    @Override
    public int ioctl(CallBlock call, long s, int command, MemorySegment argument) {
        return result(call, Ws2_32.ioctlsocket(call.state, s, command, argument));
    }

    @Override
    public int available(CallBlock call, long s) {
        int result = result(call, Ws2_32.ioctlsocket(call.state, s, sockets_h.FIONREAD(), call.value));
        return result < 0 ? result : call.value.get(JAVA_INT, 0);
    }

    @Override
    public int atMark(CallBlock call, long s) {
        int result = result(call, Ws2_32.ioctlsocket(call.state, s, sockets_h.SIOCATMARK(), call.value));
        return result < 0 ? result : call.value.get(JAVA_INT, 0);
    }

    @Override
    public int unsent(CallBlock call, long s) {
        return -sockets_h.WSAEOPNOTSUPP();
    }

    @Override
    public int ifNameToIndex(CallBlock call, MemorySegment name) {
        return Iphlpapi.if_nametoindex(call.state, name);
    }

    @Override
    public int ifIndexToName(CallBlock call, int index, MemorySegment name) {
        return Iphlpapi.if_indextoname(call.state, index, name) != 0 ? 1 : 0;
    }

    @Override
    public int getifaddrs(CallBlock call, MemorySegment result) {
        return -sockets_h.WSAEOPNOTSUPP();
    }

    @Override
    public void freeifaddrs(CallBlock call, long list) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int poll(CallBlock call, MemorySegment fds, int count, int millis) {
        return result(call, Ws2_32.WSAPoll(call.state, fds, count, millis));
    }

    @Override
    public int select(CallBlock call, MemorySegment read, MemorySegment write, MemorySegment except,
            MemorySegment timeout) {
        return result(call, Ws2_32.select(call.state, 0, read, write, except, timeout));
    }

    @Override
    public int getaddrinfo(CallBlock call, MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result) {
        return Ws2_32.getaddrinfo(call.state, node, service, hints, result);
    }

    @Override
    public void freeaddrinfo(CallBlock call, long list) {
        Ws2_32.freeaddrinfo(call.state, MemorySegment.ofAddress(list));
    }

    @Override
    public int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host, MemorySegment service,
            int flags) {
        return Ws2_32.getnameinfo(call.state, name, length, host, (int) host.byteSize(), service,
                (int) service.byteSize(),
                flags);
    }

    @Override
    public int lastError(CallBlock call) {
        return CallState.wsaGetLastError(call.state);
    }

    @Override
    public String message(CallBlock call, int error) {
        MemorySegment text = call.scratch(MESSAGE_CHARACTERS * Character.BYTES);
        int flags = sockets_h.FORMAT_MESSAGE_FROM_SYSTEM() | sockets_h.FORMAT_MESSAGE_IGNORE_INSERTS();
        int length = Kernel32.FormatMessageW(call.state, flags, NULL, error, 0, text, MESSAGE_CHARACTERS, NULL);
        return length == 0 ? null : text.asSlice(0, (long) length * Character.BYTES + Character.BYTES)
                .getString(0, StandardCharsets.UTF_16LE).strip();
    }

    @Override
    public String resolverMessage(CallBlock call, int code) {
        return message(call, code);
    }

    @Override
    public int inetPton(CallBlock call, int family, MemorySegment text, MemorySegment address) {
        return result(call, Ws2_32.inet_pton(call.state, family, text, address));
    }

    @Override
    public int inetNtop(CallBlock call, int family, MemorySegment address, MemorySegment text, int size) {
        return Ws2_32.inet_ntop(call.state, family, address, text, size) != 0 ? 0
                : failure(call);
    }

    @Override
    public int startup(CallBlock call, short version, MemorySegment data) {
        return Ws2_32.WSAStartup(call.state, version, data);
    }

    @Override
    public int cleanup(CallBlock call) {
        return result(call, Ws2_32.WSACleanup(call.state));
    }
}
