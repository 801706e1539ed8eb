package dev.panasock.platform.system.stub;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A system in the memory of the JVM, the least that a new one has to provide: every abstract method of the port.
 * Sockets are pairs, or connected to themselves; each queues what its peer sends. What it has not it refuses, as ports
 * do.
 */
public final class StubSocketApi extends SocketApi {
    private static final int NOT_SUPPORTED = -ErrorTable.named("EOPNOTSUPP").numbers().here();
    private static final int NOT_OPEN = -ErrorNumbers.NOT_OPEN.here();
    private static final int NOT_CONNECTED = -ErrorNumbers.NOT_CONNECTED.here();
    private static final int WOULD_BLOCK = -ErrorNumbers.WOULD_BLOCK.here();
    private static final int IN = SocketNumbers.POLLIN.here();
    private static final int OUT = SocketNumbers.POLLOUT.here();
    private static final int NVAL = SocketNumbers.POLLNVAL.here();
    private static final PollFd LAYOUT = PollFd.host();
    private static final int LOOPBACK = 0x7f00_0001;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final class Socket {
        Socket peer;
        boolean isNonBlocking;
        boolean isPeerClosed;
        byte[] received = {};
    }

    private final boolean hasPairs;
    private final Map<Long, Socket> open = new HashMap<>();
    private long last;

    /** Without pairs it is as Windows, where a datagram socket is connected to itself instead. */
    public StubSocketApi(boolean hasPairs) {
        this.hasPairs = hasPairs;
    }

    /** How many sockets are open. */
    public synchronized int count() {
        return open.size();
    }

    /** The POLL numbers that are reported for a socket. */
    synchronized int ready(long s) {
        Socket socket = open.get(s);
        return socket == null ? NVAL
                : (socket.received.length > 0 || socket.isPeerClosed ? IN : 0) | (socket.peer != null ? OUT : 0);
    }

    private long add(Socket socket) {
        open.put(++last, socket);
        return last;
    }

    @Override
    public synchronized long socket(CallBlock call, int family, int type, int protocol) {
        return add(new Socket());
    }

    @Override
    public synchronized int socketpair(CallBlock call, int family, int type, int protocol, long[] pair) {
        if (!hasPairs) {
            return NOT_SUPPORTED;
        }
        Socket first = new Socket();
        Socket second = new Socket();
        first.peer = second;
        second.peer = first;
        pair[0] = add(first);
        pair[1] = add(second);
        return 0;
    }

    @Override
    public int bind(CallBlock call, long s, MemorySegment name, int length) {
        return 0;
    }

    @Override
    public synchronized int getsockname(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        length.set(JAVA_INT, 0, SockaddrCodec.host().inet(name, LOOPBACK, (int) s));
        return 0;
    }

    @Override
    public synchronized int connect(CallBlock call, long s, MemorySegment name, int length) {
        Socket socket = open.get(s);
        socket.peer = socket;
        return 0;
    }

    @Override
    public synchronized long send(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        Socket socket = open.get(s);
        if (socket == null || socket.peer == null) {
            return socket == null ? NOT_OPEN : NOT_CONNECTED;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(socket.peer.received);
        bytes.writeBytes(buffer.asSlice(offset, length).toArray(JAVA_BYTE));
        socket.peer.received = bytes.toByteArray();
        notifyAll();
        return length;
    }

    @Override
    public synchronized long recv(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags) {
        Socket socket = open.get(s);
        while (socket != null && socket.received.length == 0 && !socket.isPeerClosed) {
            if (socket.isNonBlocking) {
                return WOULD_BLOCK;
            }
            await(0);
        }
        if (socket == null) {
            return NOT_OPEN;
        }
        int count = (int) Math.min(length, socket.received.length);
        MemorySegment.copy(socket.received, 0, buffer, JAVA_BYTE, offset, count);
        socket.received = Arrays.copyOfRange(socket.received, count, socket.received.length);
        return count;
    }

    @Override
    public synchronized int close(CallBlock call, long s) {
        Socket socket = open.remove(s);
        if (socket == null) {
            return NOT_OPEN;
        }
        if (socket.peer != null) {
            socket.peer.isPeerClosed = true;
        }
        notifyAll();
        return 0;
    }

    @Override
    public synchronized int setNonBlocking(CallBlock call, long s, boolean on) {
        open.get(s).isNonBlocking = on;
        return 0;
    }

    @Override
    public synchronized int isNonBlocking(CallBlock call, long s) {
        return open.get(s).isNonBlocking ? 1 : 0;
    }

    @Override
    public int poll(CallBlock call, MemorySegment fds, int count, int millis) {
        return poll(call, fds, count, millis * NANOS_PER_MILLI);
    }

    @Override
    public synchronized int poll(CallBlock call, MemorySegment fds, int count, long nanos) {
        long end = System.nanoTime() + nanos;
        while (true) {
            int reported = report(fds, count);
            long left = nanos < 0 ? 0 : end - System.nanoTime();
            if (reported > 0 || nanos >= 0 && left <= 0) {
                return reported;
            }
            await(left);
        }
    }

    private int report(MemorySegment fds, int count) {
        int reported = 0;
        for (int i = 0; i < count; i++) {
            long at = i * LAYOUT.size();
            int happened = ready(LAYOUT.handle(fds, i)) & (fds.get(JAVA_SHORT, at + LAYOUT.events()) | NVAL);
            fds.set(JAVA_SHORT, at + LAYOUT.revents(), (short) happened);
            reported += happened != 0 ? 1 : 0;
        }
        return reported;
    }

    /** Until something changes or the time is up; 0 for no limit. */
    private void await(long nanos) {
        try {
            wait(Math.ceilDiv(nanos, NANOS_PER_MILLI));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int listen(CallBlock call, long s, int backlog) {
        return NOT_SUPPORTED;
    }

    @Override
    public long accept(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return NOT_SUPPORTED;
    }

    @Override
    public long sendto(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name, int nameLength) {
        return NOT_SUPPORTED;
    }

    @Override
    public long recvfrom(CallBlock call, long s, MemorySegment buffer, long offset, long length, int flags,
            MemorySegment name, MemorySegment nameLength) {
        return NOT_SUPPORTED;
    }

    @Override
    public long sendmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return NOT_SUPPORTED;
    }

    @Override
    public long recvmsg(CallBlock call, long s, MemorySegment message, int flags, MemorySegment memory,
            MemorySegment more) {
        return NOT_SUPPORTED;
    }

    @Override
    public void disinherit(CallBlock call, long descriptor) {
        // Nothing is inherited.
    }

    @Override
    public long openFile(CallBlock call, String path) {
        return NOT_SUPPORTED;
    }

    @Override
    public long sendfile(CallBlock call, long s, long file, long offset, long count) {
        return NOT_SUPPORTED;
    }

    @Override
    public int shutdown(CallBlock call, long s, int how) {
        return NOT_SUPPORTED;
    }

    @Override
    public boolean wakes(boolean several) {
        return false;
    }

    @Override
    public boolean isWoken(int error) {
        return false;
    }

    @Override
    public int getpeername(CallBlock call, long s, MemorySegment name, MemorySegment length) {
        return NOT_SUPPORTED;
    }

    @Override
    public int getsockopt(CallBlock call, long s, int level, int option, MemorySegment value, MemorySegment length) {
        return NOT_SUPPORTED;
    }

    @Override
    public int setsockopt(CallBlock call, long s, int level, int option, MemorySegment value, int length) {
        return NOT_SUPPORTED;
    }

    @Override
    public long duplicate(CallBlock call, long s, int least) {
        return NOT_SUPPORTED;
    }

    @Override
    public int setInheritable(CallBlock call, long s, boolean on) {
        return NOT_SUPPORTED;
    }

    @Override
    public int isInheritable(CallBlock call, long s) {
        return 0;
    }

    @Override
    public int ioctl(CallBlock call, long s, int command, MemorySegment argument) {
        return NOT_SUPPORTED;
    }

    @Override
    public synchronized int available(CallBlock call, long s) {
        return open.get(s).received.length;
    }

    @Override
    public int atMark(CallBlock call, long s) {
        return NOT_SUPPORTED;
    }

    @Override
    public int unsent(CallBlock call, long s) {
        return NOT_SUPPORTED;
    }

    @Override
    public int ifNameToIndex(CallBlock call, MemorySegment name) {
        return NOT_SUPPORTED;
    }

    @Override
    public int ifIndexToName(CallBlock call, int index, MemorySegment name) {
        return NOT_SUPPORTED;
    }

    @Override
    public int getifaddrs(CallBlock call, MemorySegment result) {
        return NOT_SUPPORTED;
    }

    @Override
    public void freeifaddrs(CallBlock call, long list) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int select(CallBlock call, MemorySegment read, MemorySegment write, MemorySegment except,
            MemorySegment timeout) {
        return NOT_SUPPORTED;
    }

    @Override
    public int getaddrinfo(CallBlock call, MemorySegment node, MemorySegment service, MemorySegment hints,
            MemorySegment result) {
        return NOT_SUPPORTED;
    }

    @Override
    public void freeaddrinfo(CallBlock call, long list) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host, MemorySegment service,
            int flags) {
        return NOT_SUPPORTED;
    }

    @Override
    public int lastError(CallBlock call) {
        return -NOT_SUPPORTED;
    }

    @Override
    public String message(CallBlock call, int error) {
        return null;
    }

    @Override
    public String resolverMessage(CallBlock call, int code) {
        return null;
    }

    @Override
    public int inetPton(CallBlock call, int family, MemorySegment text, MemorySegment address) {
        return NOT_SUPPORTED;
    }

    @Override
    public int inetNtop(CallBlock call, int family, MemorySegment address, MemorySegment text, int size) {
        return NOT_SUPPORTED;
    }

    @Override
    public int startup(CallBlock call, short version, MemorySegment data) {
        return 0;
    }

    @Override
    public int cleanup(CallBlock call) {
        return 0;
    }
}
