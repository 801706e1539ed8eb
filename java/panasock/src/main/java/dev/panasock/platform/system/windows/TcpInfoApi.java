package dev.panasock.platform.system.windows;

import static java.lang.foreign.MemorySegment.NULL;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated._TCP_INFO_v0;
import dev.panasock.bindings.windows.generated._TCP_INFO_v1;
import dev.panasock.bindings.windows.generated.sockets_h;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;

/** {@code WSAIoctl(SIO_TCP_INFO)}, which is asked with the version of the struct. */
public final class TcpInfoApi {
    private static final long[] SIZES = {_TCP_INFO_v0.sizeof(), _TCP_INFO_v1.sizeof()};

    private TcpInfoApi() {
    }

    /**
     * The newest struct that the headers and the system have, in the value of the block: how many bytes are filled in.
     */
    public static int newest(CallBlock call, long s) {
        int result = 0;
        for (int version = SIZES.length - 1; version >= 0; version--) {
            result = ask(call, s, version);
            if (result >= 0) {
                break;
            }
        }
        return result;
    }

    private static int ask(CallBlock call, long s, int version) {
        MemorySegment asked = call.address;
        asked.set(JAVA_INT, 0, version);
        int result = Ws2_32.WSAIoctl(call.state, s, sockets_h.SIO_TCP_INFO(), asked, Integer.BYTES, call.value,
                (int) SIZES[version], call.length, NULL, NULL);
        return result < 0 ? -CallState.wsaGetLastError(call.state) : call.length.get(JAVA_INT, 0);
    }
}
