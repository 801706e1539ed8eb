package dev.panasock.waiting;

import dev.panasock.FileHandle;
import dev.panasock.Message;
import dev.panasock.MessageBatch;
import dev.panasock.NativeSocket;
import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.SocketFailure;
import dev.panasock.linux.Pipe;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;

/** The methods of {@link NativeSocket}, with one of the three kinds of memory that they take. */
final class NativeFace implements CallFace {
    private static final int LENGTH = 3;

    /** What bytes are in. */
    enum Memory {
        SEGMENT,
        ARRAY,
        BUFFER
    }

    private final NativeSocket socket;
    private final Memory memory;

    NativeFace(NativeSocket socket, Memory memory) {
        this.socket = socket;
        this.memory = memory;
    }

    /** A call that returns a number, or a value of {@link NativeSocket}. */
    private interface Call {
        long make() throws IOException;
    }

    private static CallResult number(Call call) throws IOException {
        return received(new byte[0], call);
    }

    private static CallResult received(byte[] buffer, Call call) throws IOException {
        try {
            long n = call.make();
            return n == NativeSocket.WOULD_BLOCK ? CallResult.wouldBlock()
                    : CallResult.received(Math.max(0, n), buffer, "value " + Math.min(n, 0));
        } catch (IOException e) {
            return failed(e);
        }
    }

    private static CallResult failed(IOException thrown) throws IOException {
        String type = thrown.getClass().getSimpleName();
        return thrown instanceof SocketFailure failure && failure.error() != null && failure.error().number() != 0
                ? CallResult.error(failure.error().number(), type)
                : new CallResult(type, type);
    }

    private CallResult received(int length, boolean addressed, CallFlag... flags) throws IOException {
        int numbers = CallFlag.numbers(flags);
        SockaddrBuffer from = new SockaddrBuffer();
        byte[] array = new byte[length];
        ByteBuffer buffer = ByteBuffer.allocateDirect(length);
        MemorySegment segment = MemorySegment.ofBuffer(buffer);
        return received(array, () -> switch (memory) {
            case ARRAY -> addressed ? socket.recvfrom(array, 0, length, numbers, from)
                    : socket.recv(array, 0, length, numbers);
            case BUFFER -> {
                long n = addressed ? socket.recvfrom(buffer, numbers, from) : socket.recv(buffer, numbers);
                buffer.get(0, array);
                yield n;
            }
            case SEGMENT -> {
                long n = addressed ? socket.recvfrom(segment, numbers, from) : socket.recv(segment, numbers);
                buffer.get(0, array);
                yield n;
            }
        });
    }

    @Override
    public CallResult recv(int length, CallFlag... flags) throws IOException {
        return received(length, false, flags);
    }

    @Override
    public CallResult recvfrom(int length, CallFlag... flags) throws IOException {
        return received(length, true, flags);
    }

    @Override
    public CallResult recvmsg(int length, CallFlag... flags) throws IOException {
        byte[] array = new byte[length];
        ByteBuffer buffer = ByteBuffer.allocateDirect(length);
        try (Message message = new Message(1, 0).add(buffer)) {
            return received(array, () -> {
                long n = socket.recvmsg(message, CallFlag.numbers(flags));
                buffer.get(0, array);
                return n;
            });
        }
    }

    @Override
    public CallResult recvmmsg(int count, CallFlag... flags) throws IOException {
        try (MessageBatch batch = new MessageBatch(count, LENGTH, 0)) {
            return number(() -> socket.recvmmsg(batch, count, CallFlag.numbers(flags)));
        }
    }

    private static ByteBuffer direct(byte[] data) {
        return ByteBuffer.allocateDirect(data.length).put(data).flip();
    }

    @Override
    public CallResult send(byte[] data, CallFlag... flags) throws IOException {
        int numbers = CallFlag.numbers(flags);
        ByteBuffer buffer = direct(data);
        return number(() -> switch (memory) {
            case ARRAY -> socket.send(data, 0, data.length, numbers);
            case BUFFER -> socket.send(buffer, numbers);
            case SEGMENT -> socket.send(MemorySegment.ofBuffer(buffer), numbers);
        });
    }

    @Override
    public CallResult sendto(byte[] data, Sockaddr to, CallFlag... flags) throws IOException {
        int numbers = CallFlag.numbers(flags);
        ByteBuffer buffer = direct(data);
        return number(() -> switch (memory) {
            case ARRAY -> socket.sendto(data, 0, data.length, numbers, to);
            case BUFFER -> socket.sendto(buffer, numbers, to);
            case SEGMENT -> socket.sendto(MemorySegment.ofBuffer(buffer), numbers, to);
        });
    }

    @Override
    public CallResult sendmsg(byte[] data, CallFlag... flags) throws IOException {
        try (Message message = new Message(1, 0).add(direct(data))) {
            return number(() -> socket.sendmsg(message, CallFlag.numbers(flags)));
        }
    }

    @Override
    public CallResult accept() throws IOException {
        try (NativeSocket accepted = socket.accept()) {
            return accepted == null ? CallResult.wouldBlock() : CallResult.number(0);
        } catch (IOException e) {
            return failed(e);
        }
    }

    @Override
    public CallResult connect(Sockaddr name) throws IOException {
        try {
            return socket.connect(name) ? CallResult.number(0) : new CallResult(CallResult.UNDER_WAY, "false");
        } catch (IOException e) {
            return failed(e);
        }
    }

    @Override
    public CallResult sendfile(FileHandle file, long offset, long count) throws IOException {
        return number(() -> socket.sendfile(file, offset, count));
    }

    @Override
    public CallResult spliceTo(Pipe pipe, long count) throws IOException {
        return number(() -> socket.spliceTo(pipe.writer(), count, Pipe.NONE));
    }

    @Override
    public CallResult spliceFrom(Pipe pipe, long count) throws IOException {
        return number(() -> socket.spliceFrom(pipe.reader(), count, Pipe.NONE));
    }

    @Override
    public CallResult poll(int events, int millis) throws IOException {
        return number(() -> socket.poll(events, millis));
    }
}
