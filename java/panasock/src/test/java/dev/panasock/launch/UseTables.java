package dev.panasock.launch;

import dev.panasock.Errno;
import dev.panasock.ErrorCode;
import dev.panasock.InetSockaddr;
import dev.panasock.SoOption;
import dev.panasock.SocketError;
import java.lang.foreign.Arena;

/** Uses what makes no native call. */
final class UseTables {
    private UseTables() {
    }

    static void main() {
        SocketError refused = SocketError.of(Errno.ECONNREFUSED.number().orElseThrow());
        boolean right =
                ErrorCode.all().size() > 100 && refused.connectionRefused() && refused.name().endsWith("ECONNREFUSED")
                        && SoOption.SO_REUSEADDR.toString().contains("SO_REUSEADDR");
        try (Arena arena = Arena.ofConfined()) {
            right &= InetSockaddr.loopback(27015).encode(arena.allocate(InetSockaddr.MAX_LENGTH)) == 16;
        }
        System.out.println(right ? "done" : "wrong");
    }
}
