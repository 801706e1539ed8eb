package dev.panasock.waiting;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.FileHandle;
import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.bindings.CallState;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.Transfers;
import dev.panasock.linux.Pipe;
import dev.panasock.platform.abi.MessageLayout;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.SocketNumbers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** The functions of libc, nothing of the library around them. */
final class RawFace implements CallFace {
    private static final int ADDRESS_SIZE = 128;
    private static final int LENGTH = 3;
    private static final int WAIT_FOR_ONE = SocketNumbers.MSG_WAITFORONE.here();

    private final int fd;

    RawFace(int fd) {
        this.fd = fd;
    }

    /** A function of libc. */
    private interface Call {
        long make(MemorySegment state, Arena arena);
    }

    private static CallResult number(Call call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CallState.allocate(arena);
            long n = call.make(state, arena);
            return n < 0 ? CallResult.error(CallState.errno(state), "") : CallResult.number(n);
        }
    }

    /** A function that fills a buffer. */
    private interface Receiving {
        long make(MemorySegment state, Arena arena, MemorySegment buffer);
    }

    private static CallResult received(int length, Receiving call) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = CallState.allocate(arena);
            MemorySegment buffer = arena.allocate(Math.max(1, length));
            long n = call.make(state, arena, buffer);
            return n < 0 ? CallResult.error(CallState.errno(state), "")
                    : CallResult.received(n, buffer.asSlice(0, length).toArray(JAVA_BYTE), "");
        }
    }

    private static MemorySegment copy(Arena arena, byte[] data) {
        MemorySegment memory = arena.allocate(Math.max(1, data.length));
        MemorySegment.copy(data, 0, memory, JAVA_BYTE, 0, data.length);
        return memory;
    }

    private static SockaddrBuffer encoded(Sockaddr name) {
        SockaddrBuffer buffer = new SockaddrBuffer();
        buffer.set(name);
        return buffer;
    }

    @Override
    public CallResult recv(int length, CallFlag... flags) {
        return received(length,
                (state, _, buffer) -> Libc.recv(state, fd, buffer, length, CallFlag.numbers(flags)));
    }

    @Override
    public CallResult recvfrom(int length, CallFlag... flags) {
        return received(length, (state, arena, buffer) -> {
            MemorySegment nameLength = arena.allocateFrom(java.lang.foreign.ValueLayout.JAVA_INT, ADDRESS_SIZE);
            return Libc.recvfrom(state, fd, buffer, length, CallFlag.numbers(flags), arena.allocate(ADDRESS_SIZE),
                    nameLength);
        });
    }

    private static MemorySegment message(Arena arena, MemorySegment buffer, long length) {
        MessageLayout layout = MessageLayout.host();
        MemorySegment message = arena.allocate(layout.size(), Long.BYTES);
        MemorySegment buffers = arena.allocate(layout.bufferSize(), Long.BYTES);
        layout.setBuffer(buffers, 0, buffer.address(), length);
        layout.setBuffers(message, buffers.address(), 1);
        return message;
    }

    @Override
    public CallResult recvmsg(int length, CallFlag... flags) {
        return received(length, (state, arena, buffer) -> Libc.recvmsg(state, fd, message(arena, buffer, length),
                CallFlag.numbers(flags)));
    }

    /** As documented, the library waits for the first message only. */
    @Override
    public CallResult recvmmsg(int count, CallFlag... flags) {
        MessageLayout layout = MessageLayout.host();
        return number((state, arena) -> {
            MemorySegment batch = arena.allocate(layout.elementSize() * count, Long.BYTES);
            for (int i = 0; i < count; i++) {
                MemorySegment message = message(arena, arena.allocate(LENGTH), LENGTH);
                MemorySegment.copy(message, 0, batch, i * layout.elementSize(), layout.size());
            }
            return Libc.recvmmsg(state, fd, batch, count, CallFlag.numbers(flags) | WAIT_FOR_ONE, MemorySegment.NULL);
        });
    }

    @Override
    public CallResult send(byte[] data, CallFlag... flags) {
        return number((state, arena) -> Libc.send(state, fd, copy(arena, data), data.length, CallFlag.numbers(flags)));
    }

    @Override
    public CallResult sendto(byte[] data, Sockaddr to, CallFlag... flags) {
        SockaddrBuffer name = encoded(to);
        return number((state, arena) -> Libc.sendto(state, fd, copy(arena, data), data.length,
                CallFlag.numbers(flags), name.segment(), name.length()));
    }

    @Override
    public CallResult sendmsg(byte[] data, CallFlag... flags) {
        return number((state, arena) -> Libc.sendmsg(state, fd, message(arena, copy(arena, data), data.length),
                CallFlag.numbers(flags)));
    }

    @Override
    public CallResult accept() {
        return number((state, _) -> {
            int accepted = Libc.accept4(state, fd, MemorySegment.NULL, MemorySegment.NULL, 0);
            return accepted < 0 ? accepted : Libc.close(state, accepted);
        });
    }

    @Override
    public CallResult connect(Sockaddr name) {
        SockaddrBuffer encoded = encoded(name);
        return number((state, _) -> Libc.connect(state, fd, encoded.segment(), encoded.length())).connected();
    }

    @Override
    public CallResult sendfile(FileHandle file, long offset, long count) {
        int in = (int) file.number();
        return number((state, arena) -> Transfers.sendfile(state, fd, in, arena.allocateFrom(JAVA_LONG, offset),
                count));
    }

    @Override
    public CallResult spliceTo(Pipe pipe, long count) {
        int writer = (int) pipe.writer().number();
        return number((state, _) -> Transfers.splice(state, fd, MemorySegment.NULL, writer, MemorySegment.NULL, count,
                Pipe.NONE));
    }

    @Override
    public CallResult spliceFrom(Pipe pipe, long count) {
        int reader = (int) pipe.reader().number();
        return number((state, _) -> Transfers.splice(state, reader, MemorySegment.NULL, fd, MemorySegment.NULL, count,
                Pipe.NONE));
    }

    @Override
    public CallResult poll(int events, int millis) {
        PollFd layout = PollFd.host();
        return number((state, arena) -> {
            MemorySegment element = arena.allocate(Long.BYTES, Long.BYTES);
            layout.set(element, 0, fd, events);
            int ready = Libc.poll(state, element, 1, millis);
            return ready <= 0 ? ready : layout.happened(element, 0);
        });
    }
}
