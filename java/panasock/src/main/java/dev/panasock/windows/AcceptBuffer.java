package dev.panasock.windows;

import dev.panasock.Sockaddr;
import dev.panasock.SockaddrBuffer;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.windows.OverlappedApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * What {@code AcceptEx} fills: the first bytes of a client and both addresses. The memory is freed when nothing refers to the buffer any
 * more and no operation uses it. Not thread-safe.
 *
 * @see OverlappedSocket#acceptEx
 */
public final class AcceptBuffer {
    private final int dataSize;
    private final MemorySegment memory;
    private final long[] places = new long[4];

    /**
     * A buffer.
     *
     * @param dataSize room for first bytes; with 0 a client is accepted as soon as it is connected
     * @throws IllegalArgumentException if it is negative
     */
    public AcceptBuffer(int dataSize) {
        if (dataSize < 0) {
            throw new IllegalArgumentException("room for " + dataSize + " bytes");
        }
        this.dataSize = dataSize;
        this.memory = Arena.ofAuto().allocate(dataSize + 2L * OverlappedApi.ACCEPT_ADDRESS_SIZE, 16);
    }

    MemorySegment memory() {
        return memory;
    }

    /**
     * The room for first bytes.
     *
     * @return bytes
     */
    public int dataSize() {
        return dataSize;
    }

    /**
     * The first bytes.
     *
     * @param bytes how many there are, see {@link Overlapped#bytes}
     * @return a part of this buffer
     * @throws IndexOutOfBoundsException for more than there is room for
     */
    public MemorySegment data(long bytes) {
        return memory.asSlice(0, dataSize).asSlice(0, bytes);
    }

    /**
     * {@code GetAcceptExSockaddrs}: the address that the client connected to. No system call; after an {@code acceptEx} that succeeded.
     *
     * @return a new object
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-getacceptexsockaddrs">GetAcceptExSockaddrs</a>
     */
    public Sockaddr local() {
        return address(0);
    }

    /**
     * {@code GetAcceptExSockaddrs}: the address of the client, see {@link #local}.
     *
     * @return a new object
     */
    public Sockaddr peer() {
        return address(2);
    }

    private synchronized Sockaddr address(int place) {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            OverlappedApi.acceptAddresses(call, memory, dataSize, places);
        } finally {
            thread.release();
        }
        SockaddrBuffer name = new SockaddrBuffer();
        name.set(memory.asSlice(places[place], places[place + 1]), (int) places[place + 1]);
        return name.address();
    }
}
