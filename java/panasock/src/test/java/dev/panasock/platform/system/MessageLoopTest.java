package dev.panasock.platform.system;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Inet6Sockaddr;
import dev.panasock.InetSockaddr;
import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.MessageLayout;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.host.Host;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop of systems without sendmmsg keeps the contract of sendmmsg, on whatever system this is. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MessageLoopTest {
    private static final MessageLayout LAYOUT = MessageLayout.host();
    private static final int MESSAGES = 5;

    private final SocketApi api = Host.sockets();
    private final CallBlock call = CallBlock.create();
    private final Arena arena = Arena.ofAuto();
    private final MemorySegment payload = arena.allocate(MESSAGES * 8L, 8);
    private final MemorySegment name = arena.allocate(128, 8);

    private MemorySegment batch(int nameLength) {
        MemorySegment batch = arena.allocate(MESSAGES * LAYOUT.elementSize(), 16);
        for (int i = 0; i < MESSAGES; i++) {
            MemorySegment buffer = arena.allocate(LAYOUT.bufferSize(), 8);
            MemorySegment message = batch.asSlice(i * LAYOUT.elementSize(), LAYOUT.size());
            LAYOUT.setBuffer(buffer, 0, payload.address() + i * 8L, 4);
            LAYOUT.setBuffers(message, buffer.address(), 1);
            LAYOUT.setName(message, nameLength == 0 ? 0 : name.address(), nameLength);
        }
        return batch;
    }

    private int send(long s, MemorySegment batch, int count) {
        return MessageLoop.send(api, call, s, batch, count, 0, MemorySegment.NULL, MemorySegment.NULL);
    }

    private int receive(long s, MemorySegment batch) {
        return MessageLoop.receive(api, call, s, batch, MESSAGES, 0, MemorySegment.NULL, MemorySegment.NULL);
    }

    @Test
    void sendsAndReceivesWhatIsThere() {
        int inet = SocketNumbers.AF_INET.here();
        int datagram = SocketNumbers.SOCK_DGRAM.here();
        long receiver = api.socket(call, inet, datagram, 0);
        long sender = api.socket(call, inet, datagram, 0);
        assertEquals(0, api.bind(call, receiver, name, InetSockaddr.loopback(0).encode(name)));
        call.length(CallBlock.ADDRESS_SIZE);
        assertEquals(0, api.getsockname(call, receiver, name, call.length));
        int nameLength = call.length();
        MemorySegment out = batch(nameLength);
        for (int i = 0; i < MESSAGES; i++) {
            payload.set(JAVA_INT, i * 8L, 100 + i);
        }
        assertEquals(MESSAGES, send(sender, out, MESSAGES));
        assertEquals(4, LAYOUT.transferred(out, MESSAGES - 1));
        MemorySegment in = batch(0);
        for (int seen = 0; seen < MESSAGES;) {
            payload.fill((byte) 0);
            int n = receive(receiver, in);
            assertTrue(n > 0, () -> "error " + -n);
            for (int i = 0; i < n; i++) {
                assertEquals(4, LAYOUT.transferred(in, i));
                assertEquals(100 + seen++, payload.get(JAVA_INT, i * 8L));
            }
        }
        assertEquals(1, send(sender, out, 1));
        assertEquals(1, receive(receiver, in), "what has not come is not waited for");
        // The third goes to another family: two have gone, and alone it is an error.
        MemorySegment wrong = out.asSlice(2 * LAYOUT.elementSize(), LAYOUT.size());
        MemorySegment inet6 = arena.allocate(128, 8);
        LAYOUT.setName(wrong, inet6.address(), Inet6Sockaddr.loopback(9).encode(inet6));
        assertEquals(2, send(sender, out, MESSAGES));
        assertTrue(send(sender, out.asSlice(2 * LAYOUT.elementSize()), 1) < 0);
        assertEquals(0, api.setNonBlocking(call, receiver, true));
        for (int seen = 0; seen < 2; seen += Math.max(0, receive(receiver, in))) {
            Thread.onSpinWait();
        }
        assertEquals(-ErrorNumbers.WOULD_BLOCK.here(), receive(receiver, in));
        api.close(call, receiver);
        api.close(call, sender);
    }
}
