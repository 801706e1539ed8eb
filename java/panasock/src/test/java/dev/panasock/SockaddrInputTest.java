package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.SockaddrCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be an address is refused before any call, and the message says what was wrong. */
class SockaddrInputTest {
    private static final int LIMIT = SockaddrCodec.host().unixPathLimit();

    private static void refused(String part, Runnable body) {
        String message = assertThrows(IllegalArgumentException.class, body::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aPortOutsideItsRange(int port) {
        refused("port " + port, () -> new InetSockaddr(InetSockaddr.LOOPBACK, port));
        refused("port " + port, () -> InetSockaddr.any(port));
        refused("port " + port, () -> Inet6Sockaddr.loopback(port));
        refused("port " + port, () -> new Inet6Sockaddr(0, 1, port, 0, 0));
    }

    @Test
    void theLastPortIsOne() {
        assertEquals(65_535, InetSockaddr.loopback(65_535).port());
        assertEquals(65_535, Inet6Sockaddr.any(65_535).port());
    }

    @Test
    void aPathThatIsEmptyOrTooLongOrHasAZero() {
        refused("empty", () -> UnixSockaddr.of(""));
        refused("zero", () -> UnixSockaddr.of("/tmp/a\0b"));
        refused("this system allows " + LIMIT, () -> UnixSockaddr.of("x".repeat(LIMIT + 1)));
        refused("this system allows " + LIMIT, () -> UnixSockaddr.ofAbstract(new byte[LIMIT]));
        assertEquals(LIMIT, UnixSockaddr.of("x".repeat(LIMIT)).path().length);
    }

    @Test
    void moreBytesThanAnyAddressHas() {
        refused("128", () -> RawSockaddr.of(new byte[Sockaddr.MAX_LENGTH + 1]));
        refused("128", () -> RawSockaddr.of(AddressFamily.INET, new byte[Sockaddr.MAX_LENGTH - 1]));
    }
}
