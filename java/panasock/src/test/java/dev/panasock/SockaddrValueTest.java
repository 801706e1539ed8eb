package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Addresses are values: equal if their bytes are, and nobody can change them. */
class SockaddrValueTest {
    private static final byte[] DATA = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "abstract names are no names there")
    void abstractNamesAreAddresses() {
        Sockaddr address = UnixSockaddr.ofAbstract("a".getBytes());
        MemorySegment memory = MemorySegment.ofArray(new long[Sockaddr.MAX_LENGTH / Long.BYTES]);
        assertEquals(address, Sockaddr.decode(memory, address.encode(memory)));
    }

    @Test
    void equalAddressesAreOneInASet() {
        List<Sockaddr> each = List.of(InetSockaddr.loopback(80), InetSockaddr.any(80), InetSockaddr.loopback(81),
                Inet6Sockaddr.loopback(80), Inet6Sockaddr.any(80), new Inet6Sockaddr(0, 1, 80, 0, 7),
                UnixSockaddr.of("a"), UnixSockaddr.of("b"), UnixSockaddr.UNNAMED,
                RawSockaddr.of(AddressFamily.of(99), DATA), RawSockaddr.of(AddressFamily.of(98), DATA));
        Set<Sockaddr> set = new HashSet<>(each);
        assertEquals(each.size(), set.size());
        for (Sockaddr address : each) {
            MemorySegment memory = MemorySegment.ofArray(new long[Sockaddr.MAX_LENGTH / Long.BYTES]);
            int length = address.encode(memory);
            Sockaddr decoded = Sockaddr.decode(memory, length);
            assertTrue(set.contains(decoded), () -> address + " came back as " + decoded);
            assertEquals(address.hashCode(), decoded.hashCode());
        }
    }

    @Test
    void theIpv6WildcardIsAllZero() {
        assertEquals(new Inet6Sockaddr(0, 0, 80, 0, 0), Inet6Sockaddr.any(80));
        assertNotEquals(Inet6Sockaddr.loopback(80), Inet6Sockaddr.any(80));
    }

    @Test
    void rawBytesAreCopiedOnTheWayInAndOut() {
        byte[] bytes = RawSockaddr.of(AddressFamily.of(99), DATA).bytes();
        byte[] before = bytes.clone();
        assertArrayEquals(DATA, Arrays.copyOfRange(bytes, 2, bytes.length));
        RawSockaddr address = RawSockaddr.of(bytes);
        bytes[5] = 0;
        address.bytes()[6] = 0;
        assertArrayEquals(before, address.bytes());
    }
}
