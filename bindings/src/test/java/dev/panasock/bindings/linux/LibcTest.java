package dev.panasock.bindings.linux;

import static dev.panasock.bindings.linux.Libc.*;
import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.NativeMemory;
import dev.panasock.bindings.linux.generated.addrinfo;
import dev.panasock.bindings.linux.generated.iovec;
import dev.panasock.bindings.linux.generated.mmsghdr;
import dev.panasock.bindings.linux.generated.msghdr;
import dev.panasock.bindings.linux.generated.pollfd;
import dev.panasock.bindings.linux.generated.sockaddr_in;
import dev.panasock.bindings.linux.generated.sockets_h;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Every function of {@link Libc} once with success and, where it can fail, once with the error that was captured. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class LibcTest {
    private static final int NOT_OPEN = 999_999;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment state = CallState.allocate(arena);
    private final MemorySegment address = arena.allocate(128, 8);
    private final MemorySegment length = arena.allocate(JAVA_INT);
    private final MemorySegment buffer = arena.allocate(64);

    @AfterEach
    void free() {
        arena.close();
    }

    private int tcp() {
        int fd = socket(state, sockets_h.AF_INET(), sockets_h.SOCK_STREAM() | sockets_h.SOCK_CLOEXEC(), 0);
        assertTrue(fd >= 0);
        return fd;
    }

    private MemorySegment loopback(int port) {
        sockaddr_in.sin_family(address, (short) sockets_h.AF_INET());
        sockaddr_in.sin_port(address,
                ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? Short.reverseBytes((short) port) : (short) port);
        address.asByteBuffer().put((int) sockaddr_in.sin_addr$offset(), new byte[] {127, 0, 0, 1});
        return address;
    }

    private void assertFails(int errno, long result) {
        assertEquals(-1, result);
        assertEquals(errno, CallState.errno(state));
    }

    @Test
    void aConnectionFromBindToClose() {
        int listener = tcp();
        assertEquals(0, bind(state, listener, loopback(0), 16));
        assertEquals(0, listen(state, listener, 1));
        length.set(JAVA_INT, 0, 128);
        assertEquals(0, getsockname(state, listener, address, length));
        int client = tcp();
        assertEquals(0, connect(state, client, address, 16));
        length.set(JAVA_INT, 0, 128);
        int server = accept4(state, listener, address, length, sockets_h.SOCK_CLOEXEC());
        assertTrue(server >= 0);
        assertEquals(16, length.get(JAVA_INT, 0));
        length.set(JAVA_INT, 0, 128);
        assertEquals(0, getpeername(state, server, address, length));
        buffer.setString(0, "hello");
        assertEquals(5, send(state, client, buffer, 5, 0));
        assertEquals(0, shutdown(state, client, sockets_h.SHUT_WR()));
        buffer.fill((byte) 0);
        assertEquals(5, recv(state, server, buffer, 64, sockets_h.MSG_WAITALL()));
        assertEquals("hello", buffer.getString(0));
        assertEquals(0, recv(state, server, buffer, 64, 0));
        for (int fd : new int[] {server, client, listener}) {
            assertEquals(0, close(state, fd));
        }
    }

    @Test
    void datagramsWithAddresses() {
        int receiver = socket(state, sockets_h.AF_INET(), sockets_h.SOCK_DGRAM(), 0);
        assertEquals(0, bind(state, receiver, loopback(0), 16));
        length.set(JAVA_INT, 0, 128);
        assertEquals(0, getsockname(state, receiver, address, length));
        assertEquals(3, sendto(state, receiver, buffer, 3, 0, address, 16));
        length.set(JAVA_INT, 0, 128);
        assertEquals(3, recvfrom(state, receiver, buffer, 64, 0, address, length));
        assertEquals(16, length.get(JAVA_INT, 0));
        assertEquals(0, close(state, receiver));
    }

    @Test
    void socketpairPollAndTheVariadicOnes() {
        assertEquals(0, socketpair(state, sockets_h.AF_UNIX(), sockets_h.SOCK_STREAM(), 0, buffer));
        int left = buffer.getAtIndex(JAVA_INT, 0);
        int right = buffer.getAtIndex(JAVA_INT, 1);
        MemorySegment fds = arena.allocate(pollfd.layout());
        pollfd.fd(fds, right);
        pollfd.events(fds, (short) sockets_h.POLLIN());
        assertEquals(0, poll(state, fds, 1, 0));
        assertEquals(2, send(state, left, buffer, 2, 0));
        assertEquals(1, poll(state, fds, 1, 10_000));
        assertEquals(sockets_h.POLLIN(), pollfd.revents(fds));
        assertEquals(0, ioctl(state, right, sockets_h.FIONREAD(), buffer));
        assertEquals(2, buffer.get(JAVA_INT, 0));
        int flags = fcntl(state, right, sockets_h.F_GETFL(), 0);
        assertEquals(0, flags & sockets_h.O_NONBLOCK());
        assertEquals(0, fcntl(state, right, sockets_h.F_SETFL(), flags | sockets_h.O_NONBLOCK()));
        assertEquals(2, recv(state, right, buffer, 64, 0));
        assertFails(sockets_h.EAGAIN(), recv(state, right, buffer, 64, 0));
        close(state, left);
        close(state, right);
    }

    @Test
    void bytesFromTheMiddleOfABuffer() {
        int fd = socket(state, sockets_h.AF_INET(), sockets_h.SOCK_DGRAM(), 0);
        assertEquals(0, bind(state, fd, loopback(0), 16));
        length.set(JAVA_INT, 0, 128);
        assertEquals(0, getsockname(state, fd, address, length));
        buffer.setString(0, "0123456789");
        assertEquals(3, sendto(state, fd, buffer, 2, 3, 0, address, 16));
        assertEquals(3, recvfrom(state, fd, buffer, 20, 3, 0, NULL, NULL));
        assertEquals("234", buffer.getString(20));
        assertEquals(0, connect(state, fd, address, 16));
        assertEquals(2, send(state, fd, buffer, 7, 2, 0));
        assertEquals(2, recv(state, fd, buffer, 30, 2, 0));
        assertEquals("78", buffer.getString(30));
        close(state, fd);
    }

    @Test
    void messagesOneByOneAndSeveral() {
        assertEquals(0, socketpair(state, sockets_h.AF_UNIX(), sockets_h.SOCK_DGRAM(), 0, buffer));
        int left = buffer.getAtIndex(JAVA_INT, 0);
        int right = buffer.getAtIndex(JAVA_INT, 1);
        MemorySegment sent = arena.allocateFrom("abc");
        assertEquals(3, sendmsg(state, left, message(msghdr.allocate(arena), sent, 3), 0));
        assertEquals(3, recvmsg(state, right, message(msghdr.allocate(arena), buffer, 64), 0));
        assertEquals("abc", buffer.getString(0));
        MemorySegment several = mmsghdr.allocateArray(2, arena);
        message(mmsghdr.asSlice(several, 0), sent, 2);
        message(mmsghdr.asSlice(several, 1), sent, 1);
        assertEquals(2, sendmmsg(state, left, several, 2, 0));
        message(mmsghdr.asSlice(several, 0), buffer, 8);
        message(mmsghdr.asSlice(several, 1), buffer.asSlice(8), 8);
        assertEquals(2, recvmmsg(state, right, several, 2, 0, NULL));
        assertEquals(2, mmsghdr.msg_len(mmsghdr.asSlice(several, 0)));
        assertEquals(1, mmsghdr.msg_len(mmsghdr.asSlice(several, 1)));
        assertEquals("ab", buffer.getString(0).substring(0, 2));
        close(state, left);
        close(state, right);
        assertFails(sockets_h.EBADF(), sendmsg(state, NOT_OPEN, several, 0));
        assertFails(sockets_h.EBADF(), recvmsg(state, NOT_OPEN, several, 0));
        assertFails(sockets_h.EBADF(), sendmmsg(state, NOT_OPEN, several, 2, 0));
        assertFails(sockets_h.EBADF(), recvmmsg(state, NOT_OPEN, several, 2, 0, NULL));
    }

    /** A message of one piece; the header of a struct mmsghdr comes first in it. */
    private MemorySegment message(MemorySegment header, MemorySegment bytes, long count) {
        MemorySegment piece = iovec.allocate(arena);
        iovec.iov_base(piece, bytes);
        iovec.iov_len(piece, count);
        msghdr.msg_iov(header, piece);
        msghdr.msg_iovlen(header, 1);
        return header;
    }

    @Test
    void options() {
        int fd = tcp();
        buffer.set(JAVA_INT, 0, 1);
        assertEquals(0, setsockopt(state, fd, sockets_h.SOL_SOCKET(), sockets_h.SO_KEEPALIVE(), buffer, 4));
        buffer.set(JAVA_INT, 0, 0);
        length.set(JAVA_INT, 0, 4);
        assertEquals(0, getsockopt(state, fd, sockets_h.SOL_SOCKET(), sockets_h.SO_KEEPALIVE(), buffer, length));
        assertEquals(1, buffer.get(JAVA_INT, 0));
        assertFails(sockets_h.ENOPROTOOPT(), getsockopt(state, fd, sockets_h.SOL_SOCKET(), 4711, buffer, length));
        close(state, fd);
    }

    @Test
    void everyDescriptorFunctionCapturesEbadf() {
        assertFails(sockets_h.EBADF(), bind(state, NOT_OPEN, loopback(0), 16));
        assertFails(sockets_h.EBADF(), listen(state, NOT_OPEN, 1));
        assertFails(sockets_h.EBADF(), accept4(state, NOT_OPEN, NULL, NULL, 0));
        assertFails(sockets_h.EBADF(), connect(state, NOT_OPEN, address, 16));
        assertFails(sockets_h.EBADF(), send(state, NOT_OPEN, buffer, 1, 0));
        assertFails(sockets_h.EBADF(), recv(state, NOT_OPEN, buffer, 1, 0));
        assertFails(sockets_h.EBADF(), sendto(state, NOT_OPEN, buffer, 1, 0, address, 16));
        assertFails(sockets_h.EBADF(), recvfrom(state, NOT_OPEN, buffer, 1, 0, NULL, NULL));
        assertFails(sockets_h.EBADF(), shutdown(state, NOT_OPEN, 1));
        assertFails(sockets_h.EBADF(), close(state, NOT_OPEN));
        length.set(JAVA_INT, 0, 16);
        assertFails(sockets_h.EBADF(), getsockname(state, NOT_OPEN, address, length));
        assertFails(sockets_h.EBADF(), getpeername(state, NOT_OPEN, address, length));
        assertFails(sockets_h.EBADF(), getsockopt(state, NOT_OPEN, 1, 1, buffer, length));
        assertFails(sockets_h.EBADF(), setsockopt(state, NOT_OPEN, 1, 1, buffer, 4));
        assertFails(sockets_h.EBADF(), fcntl(state, NOT_OPEN, sockets_h.F_GETFL(), 0));
        assertFails(sockets_h.EBADF(), ioctl(state, NOT_OPEN, sockets_h.FIONREAD(), buffer));
        assertFails(sockets_h.EAFNOSUPPORT(), socket(state, 4711, 1, 0));
        assertFails(sockets_h.EOPNOTSUPP(), socketpair(state, sockets_h.AF_INET(), 1, 0, buffer));
        assertFails(sockets_h.EINVAL(), poll(state, NULL, -1, 0));
    }

    @Test
    void theResolver() {
        MemorySegment hints = arena.allocate(addrinfo.layout());
        addrinfo.ai_flags(hints, sockets_h.AI_NUMERICHOST());
        addrinfo.ai_socktype(hints, sockets_h.SOCK_STREAM());
        MemorySegment result = arena.allocate(JAVA_LONG);
        assertEquals(0, getaddrinfo(state, arena.allocateFrom("127.0.0.1"), arena.allocateFrom("80"), hints, result));
        MemorySegment first = NativeMemory.at(result.get(JAVA_LONG, 0), addrinfo.sizeof());
        assertEquals(sockets_h.AF_INET(), addrinfo.ai_family(first));
        MemorySegment host = arena.allocate(64);
        MemorySegment service = arena.allocate(32);
        int flags = sockets_h.NI_NUMERICHOST() | sockets_h.NI_NUMERICSERV();
        assertEquals(0,
                getnameinfo(state, addrinfo.ai_addr(first), addrinfo.ai_addrlen(first), host, 64, service, 32, flags));
        assertEquals("127.0.0.1", host.getString(0));
        assertEquals("80", service.getString(0));
        freeaddrinfo(state, first);
        int error = getaddrinfo(state, arena.allocateFrom("not numeric"), NULL, hints, result);
        assertEquals(sockets_h.EAI_NONAME(), error);
        assertTrue(NativeMemory.string(gai_strerror(state, error)).length() > 3);
        assertEquals(sockets_h.EAI_FAMILY(), getnameinfo(state, arena.allocate(16), 16, host, 64, NULL, 0, 0));
    }

    @Test
    void textsAndAddresses() {
        assertEquals(1, inet_pton(state, sockets_h.AF_INET(), arena.allocateFrom("127.0.0.1"), buffer));
        assertEquals(127, buffer.get(JAVA_BYTE, 0));
        assertEquals(0, inet_pton(state, sockets_h.AF_INET(), arena.allocateFrom("nonsense"), buffer));
        assertFails(sockets_h.EAFNOSUPPORT(), inet_pton(state, 4711, arena.allocateFrom("1"), buffer));
        MemorySegment text = arena.allocate(46);
        assertNotEquals(0, inet_ntop(state, sockets_h.AF_INET(), buffer, text, 46));
        assertEquals("127.0.0.1", text.getString(0));
        assertEquals(0, inet_ntop(state, sockets_h.AF_INET(), buffer, text, 3));
        assertEquals(sockets_h.ENOSPC(), CallState.errno(state));
        assertEquals("Permission denied", NativeMemory.string(strerror(state, sockets_h.EACCES())));
    }
}
