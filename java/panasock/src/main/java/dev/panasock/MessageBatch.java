package dev.panasock;

import dev.panasock.platform.abi.MessageLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/**
 * Messages that are sent or received by one call: an array of {@code mmsghdr}. Made once and used again and again; sending and receiving with it
 * allocate nothing.
 *
 * {@snippet :
 * MessageBatch batch = new MessageBatch(32, 1500, 0);
 * int n = socket.recvmmsg(batch);
 * for (int i = 0; i < n; i++) {
 *     handle(batch.payload(i), batch.bytes(i), batch.message(i).name());
 * }
 * }
 *
 * <p>Not thread-safe: one batch serves one call at a time.
 *
 * @see NativeSocket#sendmmsg(MessageBatch, int, int, int)
 * @see NativeSocket#recvmmsg(MessageBatch, int, int)
 * @see <a href="https://man7.org/linux/man-pages/man2/sendmmsg.2.html">sendmmsg(2)</a>
 */
public final class MessageBatch implements AutoCloseable {
    private static final MessageLayout LAYOUT = MessageLayout.host();
    private static final long ALIGNMENT = 16;

    private final MemorySegment elements;
    private final Message[] messages;
    /** The one memory that all buffers are, or null. */
    private final MemorySegment payload;
    private final int payloadSize;

    /**
     * A batch of messages with one buffer each, in memory of the batch.
     *
     * @param messages how many messages
     * @param payloadBytes the size of each buffer
     * @param controlBytes room for ancillary data in each message, see {@link ControlWriter#space}; 0 for none
     */
    public MessageBatch(int messages, int payloadBytes, int controlBytes) {
        this(messages, 1, controlBytes, Arena.ofAuto().allocate((long) messages * payloadBytes, ALIGNMENT),
                payloadBytes);
        for (int i = 0; i < messages; i++) {
            this.messages[i].add(payload, (long) i * payloadBytes, payloadBytes);
        }
    }

    private MessageBatch(int messages, int buffers, int controlBytes, MemorySegment payload, int payloadSize) {
        this.elements = Arena.ofAuto().allocate(messages * LAYOUT.elementSize(), ALIGNMENT);
        this.messages = new Message[messages];
        for (int i = 0; i < messages; i++) {
            this.messages[i] =
                    new Message(elements.asSlice(i * LAYOUT.elementSize(), LAYOUT.size()), buffers, controlBytes);
        }
        this.payload = payload;
        this.payloadSize = payloadSize;
    }

    /**
     * A batch of messages without buffers, which are added to each {@link #message}. Those of all messages of a call come from at most two arenas that
     * can be closed.
     *
     * @param messages how many messages
     * @param buffers how many buffers each can have
     * @param controlBytes room for ancillary data in each
     * @return the batch
     */
    public static MessageBatch ofEmpty(int messages, int buffers, int controlBytes) {
        return new MessageBatch(messages, buffers, controlBytes, null, 0);
    }

    /**
     * The number of messages.
     *
     * @return how many it was made with
     */
    public int size() {
        return messages.length;
    }

    /**
     * One of the messages.
     *
     * @param index from 0
     * @return the message, always the same object
     * @throws IndexOutOfBoundsException if there is no such message
     */
    public Message message(int index) {
        return messages[index];
    }

    /**
     * The buffer of a message.
     *
     * @param index from 0
     * @return a new view of all of it, of which {@link #bytes} were received
     * @throws IndexOutOfBoundsException if there is no such message
     * @throws IllegalStateException if the batch has no buffers of its own
     */
    public MemorySegment payload(int index) {
        return payload().asSlice(offset(index), payloadSize);
    }

    /**
     * The memory of all buffers, to be read without an object.
     *
     * @return the memory, in which the buffer of a message begins at {@link #offset}
     * @throws IllegalStateException if the batch has no buffers of its own
     */
    public MemorySegment payload() {
        if (payload == null) {
            throw new IllegalStateException("the batch has no buffers of its own");
        }
        return payload;
    }

    /**
     * Where the buffer of a message begins in {@link #payload()}.
     *
     * @param index from 0
     * @return the offset
     * @throws IndexOutOfBoundsException if there is no such message
     */
    public long offset(int index) {
        return (long) Objects.checkIndex(index, messages.length) * payloadSize;
    }

    /**
     * How much of its own buffer a message sends or can receive.
     *
     * @param index from 0
     * @param bytes at most the size of the buffer
     * @throws IndexOutOfBoundsException if there is no such message, or its buffer is shorter
     */
    public void resize(int index, int bytes) {
        long offset = offset(index);
        Objects.checkFromIndexSize(0, bytes, payloadSize);
        messages[index].resize(0, offset, bytes);
    }

    /**
     * How many bytes the last call sent or received with a message. For messages that it did not reach this means nothing.
     *
     * @param index from 0
     * @return bytes
     * @throws IndexOutOfBoundsException if there is no such message
     */
    public int bytes(int index) {
        return LAYOUT.transferred(elements, Objects.checkIndex(index, messages.length));
    }

    /** Closes descriptors that arrived and that nobody took. The batch can be used again. */
    @Override
    public void close() {
        for (Message message : messages) {
            message.close();
        }
    }

    /** The elements from one on. */
    MemorySegment elements(int first) {
        return first == 0 ? elements : elements.asSlice(first * LAYOUT.elementSize());
    }

    /**
     * The number of messages and the size of their buffers.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "MessageBatch[" + messages.length + " messages of " + payloadSize + " bytes]";
    }
}
