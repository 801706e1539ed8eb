package dev.panasock.platform.system.linux;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.NativeMemory;
import dev.panasock.bindings.linux.NetIf;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.Readiness;
import dev.panasock.bindings.linux.Signals;
import dev.panasock.bindings.linux.Transfers;
import dev.panasock.bindings.linux.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.posix.PosixSocketApi;
import java.lang.foreign.MemorySegment;

/** The socket calls of Linux. */
public final class LinuxSocketApi extends PosixSocketApi {
    /** Loads nothing; the functions are linked when first called. */
    public LinuxSocketApi() {
    }

    @Override
    public long socket(CallBlock call, int family, int type, int protocol) {
        return result(call, Libc.socket(call.state, family, type | sockets_h.SOCK_CLOEXEC(), protocol));
    }

    @Override
    public int socketpair(CallBlock call, int family, int type, int protocol, long[] pair) {
        int result = result(call,
                Libc.socketpair(call.state, family, type | sockets_h.SOCK_CLOEXEC(), protocol, call.value));
        if (result == 0) {
            pair[0] = call.value.getAtIndex(JAVA_INT, 0);
            pair[1] = call.value.getAtIndex(JAVA_INT, 1);
        }
        return result;
    }

    @Override
    public int bind(CallBlock call, long s, MemorySegment name, int length) {
        return result(call, Libc.bind(call.state, (int) s, name, length));
    }

    @Override
    public int listen(CallBlock call, long s, int backlog) {
        return result(call, Libc.listen(call.state, (int) s, backlog));
    }

    @Override
    public long accept(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return result(call, Libc.accept4(call.state, (int) s, name, length, sockets_h.SOCK_CLOEXEC()));
    }

    @Override
    public int connect(CallBlock call, long s, MemorySegment name, int length) {
        return result(call, Libc.connect(call.state, (int) s, name, length));
    }

    @Override
    public long send(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        return result(call, Libc.send(call.state, (int) s, buffer, offset, length, flags | sockets_h.MSG_NOSIGNAL()));
    }

    @Override
    public long recv(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        return result(call, Libc.recv(call.state, (int) s, buffer, offset, length, flags));
    }

    @Override
    public boolean worksInPlace() {
        return true;
    }

    @Override
    public long sendInPlace(CallBlock call, long s, byte[] array, int offset, int length, int flags) {
        return result(call, Libc.send(call.state, (int) s, array, offset, length,
                flags | sockets_h.MSG_DONTWAIT() | sockets_h.MSG_NOSIGNAL()));
    }

    @Override
    public long recvInPlace(CallBlock call, long s, byte[] array, int offset, int length, int flags) {
        return result(call,
                Libc.recv(call.state, (int) s, array, offset, length, flags | sockets_h.MSG_DONTWAIT()));
    }

    @Override
    public long sendto(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name,
            int nameLength) {
        return result(call,
                Libc.sendto(call.state, (int) s, buffer, offset, length, flags | sockets_h.MSG_NOSIGNAL(), name,
                        nameLength));
    }

    @Override
    public long recvfrom(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name,
            MemorySegment nameLength) {
        return result(call, Libc.recvfrom(call.state, (int) s, buffer, offset, length, flags, name, nameLength));
    }

    @Override
    public long sendmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return result(call, Libc.sendmsg(call.state, (int) s, message, flags | sockets_h.MSG_NOSIGNAL(), memory, more));
    }

    @Override
    public long recvmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return result(call,
                Libc.recvmsg(call.state, (int) s, message, flags | sockets_h.MSG_CMSG_CLOEXEC(), memory, more));
    }

    @Override
    public int sendmmsg(CallBlock call, long s, MemorySegment batch, int count, int flags, MemorySegment memory,
            MemorySegment more) {
        return result(call,
                Libc.sendmmsg(call.state, (int) s, batch, count, flags | sockets_h.MSG_NOSIGNAL(), memory, more));
    }

    @Override
    public int recvmmsg(CallBlock call, long s, MemorySegment batch, int count, int flags, MemorySegment memory,
            MemorySegment more) {
        return result(call, Libc.recvmmsg(call.state, (int) s, batch, count,
                flags | sockets_h.MSG_WAITFORONE() | sockets_h.MSG_CMSG_CLOEXEC(), MemorySegment.NULL, memory, more));
    }

    @Override
    public void disinherit(CallBlock call, long descriptor) {
        // MSG_CMSG_CLOEXEC has done it.
    }

    @Override
    public long openFile(CallBlock call, String path) {
        MemorySegment name = call.path(path);
        int flags = sockets_h.O_RDONLY() | sockets_h.O_CLOEXEC() | sockets_h.O_NONBLOCK();
        return result(call, Transfers.open(call.state, name, flags, 0));
    }

    @Override
    public long sendfile(CallBlock call, long s, long file, long offset, long count) {
        call.value.set(JAVA_LONG, 0, offset);
        return result(call, Transfers.sendfile(call.state, (int) s, (int) file, call.value, count));
    }

    @Override
    public boolean splices() {
        return true;
    }

    @Override
    public int pipe(CallBlock call, long[] pair) {
        int result = result(call, Transfers.pipe2(call.state, call.value, sockets_h.O_CLOEXEC()));
        if (result == 0) {
            pair[0] = call.value.getAtIndex(JAVA_INT, 0);
            pair[1] = call.value.getAtIndex(JAVA_INT, 1);
        }
        return result;
    }

    @Override
    public long splice(CallBlock call, long from, long to, long count, boolean wait, int flags) {
        return result(call, Transfers.splice(call.state, (int) from, MemorySegment.NULL, (int) to, MemorySegment.NULL,
                count, wait ? flags : flags | sockets_h.SPLICE_F_NONBLOCK()));
    }

    @Override
    public int shutdown(CallBlock call, long s, int how) {
        return result(call, Libc.shutdown(call.state, (int) s, how));
    }

    @Override
    public int close(CallBlock call, long s) {
        return result(call, Libc.close(call.state, (int) s));
    }

    @Override
    public void detach(CallBlock call, long s) {
        PlaceholderSocket.replace(call, (int) s);
    }

    @Override
    public long thread(CallBlock call) {
        return Signals.pthread_self(call.state);
    }

    @Override
    public int wake(CallBlock call, long thread, long s) {
        return WakeSignal.send(call, thread);
    }

    @Override
    public boolean wakeReaches(CallBlock call) {
        return WakeSignal.reaches(call);
    }

    @Override
    public String wakeRefusal() {
        return WakeSignal.refusal();
    }

    @Override
    public void absorbWake(CallBlock call) {
        // The signal is pending since it was sent; a thread takes it at the latest on its way back from the system.
        poll(call, MemorySegment.NULL, 0, 0);
    }

    @Override
    public boolean wakes(boolean several) {
        return WakeSignal.isAllowed();
    }

    @Override
    public boolean barrier(CallBlock call) {
        return Membarrier.everywhere(call);
    }

    @Override
    public int getsockname(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return result(call, Libc.getsockname(call.state, (int) s, name, length));
    }

    @Override
    public int getpeername(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return result(call, Libc.getpeername(call.state, (int) s, name, length));
    }

    @Override
    public int getsockopt(CallBlock call, long s, int level, int option, MemorySegment value, MemorySegment length) {
        return result(call, Libc.getsockopt(call.state, (int) s, level, option, value, length));
    }

    @Override
    public int setsockopt(CallBlock call, long s, int level, int option, MemorySegment value, int length) {
        return result(call, Libc.setsockopt(call.state, (int) s, level, option, value, length));
    }

    @Override
    public boolean hasErrorQueue(CallBlock call, long s) {
        // The system itself says neither whether there is an entry nor, without taking it, whether there is an error: so what makes entries.
        return isOn(call, s, sockets_h.IPPROTO_IP(), sockets_h.IP_RECVERR())
                || isOn(call, s, sockets_h.IPPROTO_IPV6(), sockets_h.IPV6_RECVERR())
                || isOn(call, s, sockets_h.SOL_SOCKET(), sockets_h.SO_ZEROCOPY())
                || isOn(call, s, sockets_h.SOL_SOCKET(), sockets_h.SCM_TIMESTAMPING()); // the number of SO_TIMESTAMPING too
    }

    private boolean isOn(CallBlock call, long s, int level, int option) {
        call.length(Integer.BYTES);
        call.value.set(JAVA_INT, 0, 0);
        return getsockopt(call, s, level, option, call.value, call.length) >= 0 && call.value.get(JAVA_INT, 0) != 0;
    }

    @Override
    public boolean inheritsMode() {
        return false;
    }

    @Override
    protected int fcntl(CallBlock call, long s, int command, int argument) {
        return result(call, Libc.fcntl(call.state, (int) s, command, argument));
    }

    @Override
    public int ioctl(CallBlock call, long s, int command, MemorySegment argument) {
        return result(call, Libc.ioctl(call.state, (int) s, command, argument));
    }

    @Override
    public int unsent(CallBlock call, long s) {
        return ioctlInt(call, s, sockets_h.SIOCOUTQ());
    }

    @Override
    public int ifNameToIndex(CallBlock call, MemorySegment name) {
        int index = NetIf.if_nametoindex(call.state, name);
        return index != 0 ? index : -CallState.errno(call.state);
    }

    @Override
    public int ifIndexToName(CallBlock call, int index, MemorySegment name) {
        return NetIf.if_indextoname(call.state, index, name) != 0 ? 1 : -CallState.errno(call.state);
    }

    @Override
    public int getifaddrs(CallBlock call, MemorySegment result) {
        return result(call, NetIf.getifaddrs(call.state, result));
    }

    @Override
    public void freeifaddrs(CallBlock call, long list) {
        NetIf.freeifaddrs(call.state, MemorySegment.ofAddress(list));
    }

    @Override
    public int poll(CallBlock call, MemorySegment fds, int count, int millis) {
        return result(call, Libc.poll(call.state, fds, count, millis));
    }

    @Override
    public int poll(CallBlock call, MemorySegment fds, int count, long nanos) {
        MemorySegment limit = nanos < 0 ? MemorySegment.NULL : TimeSpec.of(call.value, 0, nanos);
        return result(call, Readiness.ppoll(call.state, fds, count, limit, MemorySegment.NULL));
    }

    @Override
    public int getaddrinfo(CallBlock call, MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result) {
        return Libc.getaddrinfo(call.state, node, service, hints, result);
    }

    @Override
    public void freeaddrinfo(CallBlock call, long list) {
        Libc.freeaddrinfo(call.state, MemorySegment.ofAddress(list));
    }

    @Override
    public int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host, MemorySegment service,
            int flags) {
        return Libc.getnameinfo(call.state, name, length, host, (int) host.byteSize(), service,
                (int) service.byteSize(), flags);
    }

    @Override
    public String message(CallBlock call, int error) {
        return NativeMemory.string(Libc.strerror(call.state, error));
    }

    @Override
    public String resolverMessage(CallBlock call, int code) {
        return NativeMemory.string(Libc.gai_strerror(call.state, code));
    }

    @Override
    public int inetPton(CallBlock call, int family, MemorySegment text, MemorySegment address) {
        return result(call, Libc.inet_pton(call.state, family, text, address));
    }

    @Override
    public int inetNtop(CallBlock call, int family, MemorySegment address, MemorySegment text, int size) {
        return Libc.inet_ntop(call.state, family, address, text, size) != 0 ? 0 : -CallState.errno(call.state);
    }
}
