package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** The reusable memory of an address. */
class SockaddrBufferTest {
    @Test
    void aNewBufferIsEmpty() {
        SockaddrBuffer buffer = new SockaddrBuffer();
        assertNull(buffer.address());
        assertEquals(0, buffer.length());
        assertEquals(-1, buffer.port());
        assertEquals(AddressFamily.UNSPEC, buffer.family());
        assertEquals("(none)", buffer.toString());
        assertEquals(Sockaddr.MAX_LENGTH, buffer.segment().byteSize());
    }

    @Test
    void everyKindOfAddressComesBack() {
        SockaddrBuffer buffer = new SockaddrBuffer();
        for (Sockaddr address : new Sockaddr[] {InetSockaddr.loopback(27015),
            new Inet6Sockaddr(0xfe80_0000_0000_0000L, 1, 80, 5, 2), UnixSockaddr.of("/tmp/socket"),
            UnixSockaddr.UNNAMED, RawSockaddr.of(AddressFamily.of(99), new byte[] {1, 2, 3})}) {
            buffer.set(address);
            assertEquals(address, buffer.address());
            assertEquals(address.family(), buffer.family());
            assertEquals(address.toString(), buffer.toString());
            assertEquals(address instanceof InetSockaddr inet ? inet.port()
                    : address instanceof Inet6Sockaddr inet6 ? inet6.port() : -1, buffer.port());
        }
        buffer.clear();
        assertNull(buffer.address());
    }

    @Test
    void anEncodedAddressIsPutIn() {
        SockaddrBuffer encoded = new SockaddrBuffer();
        encoded.set(InetSockaddr.loopback(27015));
        SockaddrBuffer buffer = new SockaddrBuffer();
        buffer.set(encoded.segment(), encoded.length());
        assertEquals(InetSockaddr.loopback(27015), buffer.address());
        assertThrows(IndexOutOfBoundsException.class,
                () -> buffer.set(encoded.segment(), Sockaddr.MAX_LENGTH + 1));
        assertEquals(InetSockaddr.loopback(27015), buffer.address());
    }

    @Test
    void aCallThatToldNothingLeavesItEmpty() {
        SockaddrBuffer buffer = new SockaddrBuffer();
        buffer.set(InetSockaddr.loopback(1));
        buffer.offer();
        buffer.accept(true); // neither memory nor length were touched, as Windows does on connected streams
        assertNull(buffer.address());
        buffer.set(InetSockaddr.loopback(1));
        buffer.accept(false);
        assertNull(buffer.address());
    }
}
