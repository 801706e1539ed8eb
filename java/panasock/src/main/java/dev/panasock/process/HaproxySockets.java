package dev.panasock.process;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.AddressFamily;
import dev.panasock.ControlReader;
import dev.panasock.ControlType;
import dev.panasock.ControlWriter;
import dev.panasock.Message;
import dev.panasock.NativeSocket;
import dev.panasock.NativeSocketException;
import dev.panasock.SocketHandle;
import dev.panasock.SocketName;
import dev.panasock.SocketType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.ProtocolException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The listening sockets of a running HAProxy, as its own successor asks for them at a seamless reload: the command {@code _getsocks} on its UNIX socket, which must have
 * been opened with {@code expose-fd listeners}. Linux and macOS.
 *
 * <p>HAProxy keeps its own; both accept until one of them closes.
 *
 * @see <a href="https://docs.haproxy.org/3.0/management.html">HAProxy Management Guide</a>
 */
public final class HaproxySockets {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final byte[] COMMAND = "_getsocks\n".getBytes(StandardCharsets.US_ASCII);
    /** As many as Linux lets pass with one message. */
    private static final int MOST_AT_ONCE = 253;
    private static final int LONGEST_NAME = 255;
    /** Of one socket: two names with their lengths, and a number that has lost its meaning. */
    private static final int LONGEST = 1 + LONGEST_NAME + 1 + LONGEST_NAME + Integer.BYTES;

    private final NativeSocket connection;
    private final List<NativeSocket> sockets = new ArrayList<>();
    private final List<byte[]> received = new ArrayList<>();

    private HaproxySockets(NativeSocket connection) {
        this.connection = connection;
    }

    /**
     * Asks for the sockets.
     *
     * @param name the UNIX socket: {@code stats socket} of the configuration, or that of the master process
     * @return the sockets, each to be closed by the caller
     * @throws IOException with the {@link dev.panasock.SocketFailure error} of the system, ENOENT, ECONNREFUSED or EACCES if nobody listens there; a
     *         {@link ProtocolException} if what comes is not what HAProxy sends: no sockets, or the socket may not expose them. What had come by then is closed
     */
    public static List<HaproxySocket> receive(SocketName name) throws IOException {
        return receive(name, LIMIT);
    }

    static List<HaproxySocket> receive(SocketName name, Duration limit) throws IOException {
        try (NativeSocket connection = NativeSocket.open(AddressFamily.UNIX, SocketType.STREAM)) {
            NativeSocket limited = connection.within(limit);
            limited.connect(name);
            return new HaproxySockets(limited).receive();
        }
    }

    private List<HaproxySocket> receive() throws IOException {
        try {
            connection.sendAll(COMMAND);
            receive(announced());
            return named();
        } catch (IOException | RuntimeException e) {
            for (NativeSocket socket : sockets) {
                socket.close();
            }
            throw e;
        }
    }

    private int announced() throws IOException {
        byte[] number = new byte[Integer.BYTES];
        if (connection.recvFully(number, 0, number.length) != number.length) {
            throw new ProtocolException("HAProxy hands over no sockets");
        }
        int count = MemorySegment.ofArray(number).get(JAVA_INT.withByteAlignment(1), 0);
        if (count <= 0) {
            throw new ProtocolException("HAProxy announces " + count + " sockets");
        }
        return count;
    }

    private void receive(int count) throws IOException {
        try (Arena arena = Arena.ofConfined();
                Message message = new Message(1, (int) ControlWriter.space((long) MOST_AT_ONCE * Integer.BYTES))) {
            MemorySegment bytes = arena.allocate((long) MOST_AT_ONCE * LONGEST);
            message.add(bytes).acceptDescriptors(true);
            while (sockets.size() < count) {
                long length = connection.recvmsg(message);
                if (length <= 0) {
                    break;
                }
                take(message.control());
                received.add(bytes.asSlice(0, length).toArray(JAVA_BYTE));
                if (!acknowledged()) {
                    break;
                }
            }
        }
        if (sockets.size() != count) {
            throw new ProtocolException("HAProxy announced " + count + " sockets and sent " + sockets.size());
        }
    }

    /** Only then it sends more. Older versions do not wait for it after the last part, and may have gone: the number of sockets tells. */
    private boolean acknowledged() throws IOException {
        try {
            connection.sendAll(new byte[Integer.BYTES]);
            return true;
        } catch (NativeSocketException gone) {
            return false;
        }
    }

    private void take(ControlReader control) {
        while (control.next()) {
            if (control.is(ControlType.RIGHTS)) {
                for (int i = 0; i < control.descriptors(); i++) {
                    sockets.add(NativeSocket.of(SocketHandle.adopt(control.takeDescriptor(i))));
                }
            }
        }
    }

    private List<HaproxySocket> named() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(received.stream().mapToInt(part -> part.length).sum());
        received.forEach(bytes::put);
        bytes.flip();
        List<HaproxySocket> named = new ArrayList<>();
        try {
            for (NativeSocket socket : sockets) {
                named.add(new HaproxySocket(name(bytes), name(bytes), socket));
                bytes.getInt();
            }
        } catch (BufferUnderflowException e) {
            throw new ProtocolException("HAProxy sent " + sockets.size() + " sockets and names for " + named.size());
        }
        return List.copyOf(named);
    }

    private static String name(ByteBuffer bytes) {
        byte[] name = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(name);
        return new String(name, StandardCharsets.UTF_8);
    }
}
