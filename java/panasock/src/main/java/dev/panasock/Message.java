package dev.panasock;

import dev.panasock.platform.abi.MessageLayout;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * What {@code sendmsg} and {@code recvmsg} take: several buffers of data, an address, ancillary data and flags ({@code msghdr}, on Windows
 * {@code WSAMSG}). It is made once and used again and again; sending and receiving with it allocate nothing.
 *
 * {@snippet :
 * Message message = new Message(2, 64);
 * message.add(header).add(body);
 * message.writeControl().put(ControlType.TTL, 4);
 * message.name().set(peer);
 * socket.sendmsg(message);
 * }
 *
 * <p><b>Buffers</b> are native memory, which stays the caller's. They come from at most two arenas that can be closed (others never are:
 * {@link Arena#ofAuto}, {@link Arena#global}, direct buffers): those the call keeps alive while it runs. More, and memory of the heap, is refused.
 *
 * <p><b>Descriptors</b> that a message brings are closed at once, unless {@link #acceptDescriptors} asked for them; then they are the message's until
 * {@link ControlReader#takeDescriptor} takes them, and those that nobody took are closed by the next {@code recvmsg}, by {@link #clear} and by
 * {@link #close}. If the system had to leave some out ({@link #isControlTruncated}), all of the message are closed.
 *
 * <p>Not thread-safe: one message serves one call at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/sendmsg.2.html">sendmsg(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2def/ns-ws2def-wsamsg">WSAMSG</a>
 */
public final class Message implements AutoCloseable {
    private static final MessageLayout LAYOUT = MessageLayout.host();
    private static final long ALIGNMENT = 16;
    private static final byte[] NO_ARRAY = {};
    /** The scopes of memory that nobody can close: of what arrays and direct buffers are, of ofAuto, and of global. */
    private static final Class<?> SCOPE_OF_OBJECTS = MemorySegment.ofArray(NO_ARRAY).scope().getClass();
    private static final Class<?> SCOPE_OF_AUTO = Arena.ofAuto().scope().getClass();
    private static final Class<?> SCOPE_OF_GLOBAL = Arena.global().scope().getClass();

    private final MemorySegment header;
    private final MemorySegment vector;
    private final MemorySegment control;
    private final SockaddrBuffer name = new SockaddrBuffer();
    private final ControlWriter writer;
    private final ControlReader reader;
    /** The memory that the buffers are, so that it stays reachable. */
    private final MemorySegment[] parts;
    private final long[] lengths;
    private int count;
    private MemorySegment held = MemorySegment.NULL;
    private MemorySegment alsoHeld = MemorySegment.NULL;
    private boolean accepting;
    private boolean asking = true;
    private boolean pending;

    /**
     * A message without buffers, address and ancillary data.
     *
     * @param buffers how many buffers it can have; Linux takes 1024
     * @param controlBytes room for ancillary data, see {@link ControlWriter#space}; 0 for none
     */
    public Message(int buffers, int controlBytes) {
        this(Arena.ofAuto().allocate(LAYOUT.size(), ALIGNMENT), buffers, controlBytes);
    }

    Message(MemorySegment header, int buffers, int controlBytes) {
        long vectorSize = Math.max(1, buffers) * LAYOUT.bufferSize();
        MemorySegment memory = Arena.ofAuto().allocate(vectorSize + controlBytes, ALIGNMENT);
        this.header = header;
        this.vector = memory.asSlice(0, vectorSize);
        this.control = memory.asSlice(vectorSize, controlBytes);
        this.writer = new ControlWriter(control);
        this.reader = new ControlReader(control).limit(0);
        this.parts = new MemorySegment[buffers];
        this.lengths = new long[buffers];
    }

    /**
     * Takes out buffers, address and ancillary data, and closes descriptors that nobody took.
     *
     * @return this message
     */
    public Message clear() {
        closeDescriptors();
        clearBuffers();
        name.clear();
        writer.clear();
        reader.limit(0);
        LAYOUT.setFlags(header, 0);
        return this;
    }

    /**
     * Takes out the buffers alone.
     *
     * @return this message
     */
    public Message clearBuffers() {
        while (count > 0) {
            parts[--count] = null;
        }
        held = MemorySegment.NULL;
        alsoHeld = MemorySegment.NULL;
        return this;
    }

    /**
     * Adds a buffer.
     *
     * @param data native memory
     * @return this message
     * @throws IllegalArgumentException if it lies on the heap, is longer than the system can say, or comes from a third arena
     * @throws IllegalStateException if there are as many buffers as the message can have
     */
    public Message add(MemorySegment data) {
        return add(data, 0, data.byteSize());
    }

    /**
     * Adds a part of memory as a buffer.
     *
     * @param data native memory
     * @param offset where the buffer begins
     * @param length its length
     * @return this message
     * @throws IllegalArgumentException if it lies on the heap, is longer than the system can say, or comes from a third arena
     * @throws IllegalStateException if there are as many buffers as the message can have
     * @throws IndexOutOfBoundsException if the memory has no such part
     */
    public Message add(MemorySegment data, long offset, long length) {
        if (count == parts.length) {
            throw new IllegalStateException("the message has room for " + parts.length + " buffers");
        }
        hold(check(data, offset, length));
        put(count++, data, offset, length);
        return this;
    }

    /**
     * Adds what is between position and limit of a direct buffer, which stay as they are.
     *
     * @param data a direct buffer
     * @return this message
     * @throws IllegalArgumentException if it is not direct, or comes from a third arena
     * @throws IllegalStateException if there are as many buffers as the message can have
     */
    public Message add(ByteBuffer data) {
        return add(MemorySegment.ofBuffer(data));
    }

    /**
     * Makes a buffer another part of the memory that it was added with.
     *
     * @param index which buffer, from 0
     * @param offset where it begins in that memory
     * @param length its length
     * @return this message
     * @throws IndexOutOfBoundsException if there is no such buffer, or no such part
     */
    public Message resize(int index, long offset, long length) {
        MemorySegment data = parts[Objects.checkIndex(index, count)];
        put(index, check(data, offset, length), offset, length);
        return this;
    }

    private void put(int index, MemorySegment data, long offset, long length) {
        parts[index] = data;
        lengths[index] = length;
        LAYOUT.setBuffer(vector, index, data.address() + offset, length);
    }

    private static MemorySegment check(MemorySegment data, long offset, long length) {
        if (!data.isNative()) {
            throw new IllegalArgumentException("a buffer of a message is native memory");
        }
        Objects.checkFromIndexSize(offset, length, data.byteSize());
        if (length > LAYOUT.bufferLimit()) {
            throw new IllegalArgumentException("a buffer of " + length + " bytes");
        }
        return data;
    }

    /** Remembers one segment of each arena that can be closed: a call is given them, and that keeps their arenas open. */
    private void hold(MemorySegment data) {
        Class<?> scope = data.scope().getClass();
        if (scope == SCOPE_OF_OBJECTS || scope == SCOPE_OF_AUTO || scope == SCOPE_OF_GLOBAL || holds(held, data)
                || holds(alsoHeld, data)) {
            return;
        }
        if (held == MemorySegment.NULL) {
            held = data;
        } else if (alsoHeld == MemorySegment.NULL) {
            alsoHeld = data;
        } else {
            throw new IllegalArgumentException("the buffers of a message come from at most two arenas");
        }
    }

    private static boolean holds(MemorySegment segment, MemorySegment other) {
        return segment != MemorySegment.NULL && segment.scope().equals(other.scope());
    }

    /**
     * The number of buffers.
     *
     * @return how many were added
     */
    public int buffers() {
        return count;
    }

    /**
     * The length of all buffers together.
     *
     * @return bytes
     */
    public long length() {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += lengths[i];
        }
        return sum;
    }

    /**
     * The address: where to send, if there is one in it; after a {@code recvmsg} where the message came from.
     *
     * @return the buffer of this message
     */
    public SockaddrBuffer name() {
        return name;
    }

    /**
     * Begins new ancillary data to be sent.
     *
     * @return the writer of this message, empty
     */
    public ControlWriter writeControl() {
        closeDescriptors();
        return writer.clear();
    }

    /**
     * The ancillary data that was received.
     *
     * @return the reader of this message, before its first piece
     */
    public ControlReader control() {
        return reader.rewind();
    }

    /**
     * The flags that the last {@code recvmsg} reported, as the system has them: Linux also repeats MSG_CMSG_CLOEXEC, which the library gave it.
     *
     * @return a combination of {@link Msg}
     */
    public int flags() {
        return LAYOUT.flags(header);
    }

    /**
     * Whether the datagram was longer than the buffers: MSG_TRUNC.
     *
     * @return true if its end is lost
     */
    public boolean isTruncated() {
        return (flags() & Msg.TRUNC) != 0;
    }

    /**
     * Whether ancillary data was left out because the room for it was too small: MSG_CTRUNC.
     *
     * @return true if some is lost
     */
    public boolean isControlTruncated() {
        return (flags() & Msg.CTRUNC) != 0;
    }

    /**
     * Whether {@code recvmsg} asks where the message came from, as it does at first. Who receives from a connected socket knows, and saves the system the
     * work: {@code msg_name} is NULL then, and {@link #name} stays as it is.
     *
     * @param wanted false to leave it out
     * @return this message
     */
    public Message acceptName(boolean wanted) {
        asking = wanted;
        return this;
    }

    /**
     * Whether descriptors that arrive are wanted. If not, they are closed when they arrive.
     *
     * @param wanted true to get them from {@link ControlReader#takeDescriptor}
     * @return this message
     */
    public Message acceptDescriptors(boolean wanted) {
        accepting = wanted;
        return this;
    }

    /** Closes descriptors that arrived and that nobody took. The message can be used again. */
    @Override
    public void close() {
        closeDescriptors();
    }

    MemorySegment header() {
        return header;
    }

    MemorySegment held() {
        return held;
    }

    MemorySegment alsoHeld() {
        return alsoHeld;
    }

    SocketHandle[] passed() {
        return writer.passed();
    }

    /** Writes the header as sendmsg wants it. */
    void offerToSend() {
        int nameLength = name.length();
        LAYOUT.setName(header, nameLength == 0 ? 0 : name.segment().address(), nameLength);
        LAYOUT.setBuffers(header, vector.address(), count);
        LAYOUT.setControl(header, writer.length() == 0 ? 0 : control.address(), writer.length());
        LAYOUT.setFlags(header, 0);
    }

    /** Writes the header as recvmsg wants it: a call leaves its own lengths there, so they are set for each. */
    void offerToReceive() {
        closeDescriptors();
        writer.clear();
        if (asking) {
            name.offer();
            LAYOUT.setName(header, name.segment().address(), Sockaddr.MAX_LENGTH);
        } else {
            LAYOUT.setName(header, 0, 0);
        }
        LAYOUT.setBuffers(header, vector.address(), count);
        LAYOUT.setControl(header, control.byteSize() == 0 ? 0 : control.address(), control.byteSize());
        LAYOUT.setFlags(header, 0);
    }

    /** Looks at what recvmsg left. */
    void accept(CallBlock call, boolean succeeded) {
        if (!succeeded) {
            LAYOUT.setFlags(header, 0);
        }
        if (asking) {
            name.length(succeeded ? LAYOUT.nameLength(header) : 0);
            name.accept(succeeded);
        }
        long controlLength = succeeded ? LAYOUT.controlLength(header) : 0;
        reader.limit(controlLength);
        if (controlLength > 0) {
            receiveDescriptors(call);
        }
    }

    private void receiveDescriptors(CallBlock call) {
        boolean keep = accepting && !isControlTruncated();
        while (reader.next()) {
            if (reader.hasDescriptors()) {
                pending = true;
                for (int i = 0; keep && i < reader.descriptors(); i++) {
                    Host.sockets().disinherit(call, reader.descriptor(i));
                }
            }
        }
        if (pending && !keep) {
            closeDescriptors(call);
        }
        reader.rewind();
    }

    private void closeDescriptors() {
        if (pending) {
            ThreadBlock thread = ThreadBlock.acquire();
            CallBlock call = thread.call;
            try {
                closeDescriptors(call);
            } finally {
                thread.release();
            }
        }
    }

    private void closeDescriptors(CallBlock call) {
        pending = false;
        reader.rewind();
        while (reader.next()) {
            for (int i = 0; reader.hasDescriptors() && i < reader.descriptors(); i++) {
                int descriptor = reader.takeDescriptor(i);
                if (descriptor >= 0) {
                    Host.sockets().close(call, descriptor);
                }
            }
        }
        reader.rewind();
    }

    /**
     * The number of buffers and the address.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "Message[" + count + " buffers, " + length() + " bytes, " + name + "]";
    }
}
