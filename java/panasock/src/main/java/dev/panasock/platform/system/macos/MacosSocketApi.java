package dev.panasock.platform.system.macos;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.NativeMemory;
import dev.panasock.bindings.macos.LibSystem;
import dev.panasock.bindings.macos.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.posix.PosixSocketApi;
import java.lang.foreign.MemorySegment;

/** The socket calls of macOS. Layouts and constants are verified against the headers; the behaviour was never run. */
public final class MacosSocketApi extends PosixSocketApi {
    /** Loads nothing; the functions are linked when first called. */
    public MacosSocketApi() {
    }

    /** There is no atomic way on macOS: a child started between the two calls inherits the descriptor. */
    private static long own(CallBlock call, long fd) {
        if (fd < 0) {
            return -CallState.errno(call.state);
        }
        if (LibSystem.fcntl(call.state, (int) fd, sockets_h.F_SETFD(), sockets_h.FD_CLOEXEC()) < 0) {
            return abandon(call, fd);
        }
        call.value.set(JAVA_INT, 0, 1);
        int noSigpipe = LibSystem.setsockopt(call.state, (int) fd, sockets_h.SOL_SOCKET(), sockets_h.SO_NOSIGPIPE(),
                call.value, Integer.BYTES);
        // The peer may have gone already: then the option is refused with EINVAL, and there is nobody to write to.
        return noSigpipe < 0 && CallState.errno(call.state) != sockets_h.EINVAL() ? abandon(call, fd) : fd;
    }

    private static long abandon(CallBlock call, long fd) {
        long error = -CallState.errno(call.state);
        LibSystem.close(call.state, (int) fd);
        return error;
    }

    @Override
    public long socket(CallBlock call, int family, int type, int protocol) {
        return own(call, LibSystem.socket(call.state, family, type, protocol));
    }

    @Override
    public int socketpair(CallBlock call, int family, int type, int protocol, long[] pair) {
        int result = result(call, LibSystem.socketpair(call.state, family, type, protocol, call.value));
        if (result < 0) {
            return result;
        }
        int first = call.value.getAtIndex(JAVA_INT, 0);
        int second = call.value.getAtIndex(JAVA_INT, 1);
        pair[0] = own(call, first);
        if (pair[0] < 0) {
            LibSystem.close(call.state, second);
            return (int) pair[0];
        }
        pair[1] = own(call, second);
        if (pair[1] < 0) {
            LibSystem.close(call.state, first);
            return (int) pair[1];
        }
        return 0;
    }

    @Override
    public int bind(CallBlock call, long s, MemorySegment name, int length) {
        return result(call, LibSystem.bind(call.state, (int) s, name, length));
    }

    @Override
    public int listen(CallBlock call, long s, int backlog) {
        return result(call, LibSystem.listen(call.state, (int) s, backlog));
    }

    @Override
    public long accept(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return own(call, LibSystem.accept(call.state, (int) s, name, length));
    }

    @Override
    public int connect(CallBlock call, long s, MemorySegment name, int length) {
        return result(call, LibSystem.connect(call.state, (int) s, name, length));
    }

    @Override
    public long send(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        return result(call, LibSystem.send(call.state, (int) s, buffer, offset, length, flags));
    }

    @Override
    public long recv(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        return result(call, LibSystem.recv(call.state, (int) s, buffer, offset, length, flags));
    }

    @Override
    public long sendto(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name,
            int nameLength) {
        return result(call, LibSystem.sendto(call.state, (int) s, buffer, offset, length, flags, name, nameLength));
    }

    @Override
    public long recvfrom(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name,
            MemorySegment nameLength) {
        return result(call, LibSystem.recvfrom(call.state, (int) s, buffer, offset, length, flags, name, nameLength));
    }

    @Override
    public long sendmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return result(call, LibSystem.sendmsg(call.state, (int) s, message, flags, memory, more));
    }

    @Override
    public long recvmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return result(call, LibSystem.recvmsg(call.state, (int) s, message, flags, memory, more));
    }

    @Override
    public void disinherit(CallBlock call, long descriptor) {
        setInheritable(call, descriptor, false);
    }

    @Override
    public long openFile(CallBlock call, String path) {
        MemorySegment name = call.path(path);
        int flags = sockets_h.O_RDONLY() | sockets_h.O_CLOEXEC() | sockets_h.O_NONBLOCK();
        return result(call, LibSystem.open(call.state, name, flags, 0));
    }

    /** For 0 bytes the system would send the whole file. Of errors only these two say how many were sent. */
    @Override
    public long sendfile(CallBlock call, long s, long file, long offset, long count) {
        if (count == 0) {
            return 0;
        }
        call.value.set(JAVA_LONG, 0, count);
        int result = result(call,
                LibSystem.sendfile(call.state, (int) file, (int) s, offset, call.value, MemorySegment.NULL, 0));
        long sent = call.value.get(JAVA_LONG, 0);
        boolean some = result == 0 || sent > 0 && (result == -sockets_h.EAGAIN() || result == -sockets_h.EINTR());
        return some ? sent : result;
    }

    @Override
    public int shutdown(CallBlock call, long s, int how) {
        return result(call, LibSystem.shutdown(call.state, (int) s, how));
    }

    @Override
    public int close(CallBlock call, long s) {
        return result(call, LibSystem.close(call.state, (int) s));
    }

    @Override
    public boolean wakes(boolean several) {
        return false;
    }

    @Override
    public int getsockname(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return result(call, LibSystem.getsockname(call.state, (int) s, name, length));
    }

    @Override
    public int getpeername(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return result(call, LibSystem.getpeername(call.state, (int) s, name, length));
    }

    @Override
    public int getsockopt(CallBlock call, long s, int level, int option, MemorySegment value, MemorySegment length) {
        return result(call, LibSystem.getsockopt(call.state, (int) s, level, option, value, length));
    }

    @Override
    public int setsockopt(CallBlock call, long s, int level, int option, MemorySegment value, int length) {
        return result(call, LibSystem.setsockopt(call.state, (int) s, level, option, value, length));
    }

    @Override
    protected int fcntl(CallBlock call, long s, int command, int argument) {
        return result(call, LibSystem.fcntl(call.state, (int) s, command, argument));
    }

    @Override
    public int ioctl(CallBlock call, long s, int command, MemorySegment argument) {
        return result(call, LibSystem.ioctl(call.state, (int) s, command, argument));
    }

    @Override
    public int unsent(CallBlock call, long s) {
        return -sockets_h.EOPNOTSUPP();
    }

    @Override
    public int ifNameToIndex(CallBlock call, MemorySegment name) {
        int index = LibSystem.if_nametoindex(call.state, name);
        return index != 0 ? index : -CallState.errno(call.state);
    }

    @Override
    public int ifIndexToName(CallBlock call, int index, MemorySegment name) {
        return LibSystem.if_indextoname(call.state, index, name) != 0 ? 1 : -CallState.errno(call.state);
    }

    @Override
    public int getifaddrs(CallBlock call, MemorySegment result) {
        return result(call, LibSystem.getifaddrs(call.state, result));
    }

    @Override
    public void freeifaddrs(CallBlock call, long list) {
        LibSystem.freeifaddrs(call.state, MemorySegment.ofAddress(list));
    }

    @Override
    public int poll(CallBlock call, MemorySegment fds, int count, int millis) {
        return result(call, LibSystem.poll(call.state, fds, count, millis));
    }

    @Override
    public int getaddrinfo(CallBlock call, MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result) {
        return LibSystem.getaddrinfo(call.state, node, service, hints, result);
    }

    @Override
    public void freeaddrinfo(CallBlock call, long list) {
        LibSystem.freeaddrinfo(call.state, MemorySegment.ofAddress(list));
    }

    @Override
    public int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host, MemorySegment service,
            int flags) {
        return LibSystem.getnameinfo(call.state, name, length, host, (int) host.byteSize(), service,
                (int) service.byteSize(), flags);
    }

    @Override
    public String message(CallBlock call, int error) {
        return NativeMemory.string(LibSystem.strerror(call.state, error));
    }

    @Override
    public String resolverMessage(CallBlock call, int code) {
        return NativeMemory.string(LibSystem.gai_strerror(call.state, code));
    }

    @Override
    public int inetPton(CallBlock call, int family, MemorySegment text, MemorySegment address) {
        return result(call, LibSystem.inet_pton(call.state, family, text, address));
    }

    @Override
    public int inetNtop(CallBlock call, int family, MemorySegment address, MemorySegment text, int size) {
        return LibSystem.inet_ntop(call.state, family, address, text, size) != 0 ? 0 : -CallState.errno(call.state);
    }
}
