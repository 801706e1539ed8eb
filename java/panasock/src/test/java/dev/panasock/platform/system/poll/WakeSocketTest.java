package dev.panasock.platform.system.poll;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.platform.system.stub.StubSocketApi;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The block of a thread that waits in poll holds its pollfd while a wake socket is made, woken and drained. */
@Timeout(300)
class WakeSocketTest {
    private static final byte PATTERN = 0x5a;

    static Stream<SocketApi> systems() {
        return Stream.of(Host.sockets(), new StubSocketApi(true), new StubSocketApi(false));
    }

    @ParameterizedTest
    @MethodSource("systems")
    void theMemoryOfTheBlockStaysAsItIs(SocketApi api) {
        CallBlock call = CallBlock.create();
        List<MemorySegment> parts = List.of(call.value, call.address, call.length);
        parts.forEach(part -> part.fill(PATTERN));
        WakeSocket[] made = new WakeSocket[1];
        assertEquals(0, WakeSocket.open(api, made));
        assertEquals(0, made[0].wake(call));
        made[0].drain(call);
        made[0].free(call);
        for (MemorySegment part : parts) {
            byte[] expected = new byte[(int) part.byteSize()];
            Arrays.fill(expected, PATTERN);
            assertArrayEquals(expected, part.toArray(JAVA_BYTE));
        }
    }
}
