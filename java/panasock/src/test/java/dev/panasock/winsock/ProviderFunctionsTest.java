package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Transports and the sockets made of them: {@code WSAEnumProtocolsW}, {@code WSASocketW}, and the failures of {@code WSADuplicateSocketW}. */
class ProviderFunctionsTest extends WinsockFixture {
    private static WSAPROTOCOL_INFOW[] all(int... protocols) {
        int[] wanted = protocols.length == 0 ? null : Arrays.copyOf(protocols, protocols.length + 1);
        int[] length = {0};
        fails(WSAENOBUFS, () -> WSAEnumProtocolsW(wanted, null, length));
        WSAPROTOCOL_INFOW[] buffer = WSAPROTOCOL_INFOW.array(length[0]);
        assertEquals(buffer.length, WSAEnumProtocolsW(wanted, buffer, length));
        return buffer;
    }

    private static WSAPROTOCOL_INFOW tcpOverIp() {
        return Arrays.stream(all(IPPROTO_TCP)).filter(info -> info.iAddressFamily() == AF_INET).findFirst()
                .orElseThrow();
    }

    private SOCKET made(int family, int type, int protocol, WSAPROTOCOL_INFOW info, int flags) {
        SOCKET s = closedAfterTest(WSASocketW(family, type, protocol, info, 0, flags));
        assertNotSame(INVALID_SOCKET, s, () -> "WSASocketW: " + WSAGetLastError());
        return s;
    }

    @Test
    void aTransportIsDescribed() {
        WSAPROTOCOL_INFOW tcp = tcpOverIp();
        assertEquals(SOCK_STREAM, tcp.iSocketType());
        assertEquals(IPPROTO_TCP, tcp.iProtocol());
        assertEquals(16, tcp.iMaxSockAddr());
        assertTrue(tcp.iMinSockAddr() > 0 && tcp.iMinSockAddr() <= 16);
        assertEquals(0, tcp.dwMessageSize());
        assertEquals(1, tcp.ChainLen());
        assertEquals(2, tcp.iVersion());
        int stream = XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_IFS_HANDLES;
        assertEquals(stream, tcp.dwServiceFlags1() & (stream | XP1_CONNECTIONLESS));
        assertTrue((tcp.dwProviderFlags() & PFL_MATCHES_PROTOCOL_ZERO) != 0);
        assertTrue(tcp.szProtocol().contains("TCP"), tcp.szProtocol());
        assertNotEquals(0, tcp.dwCatalogEntryId());
    }

    @Test
    void aProviderHasAnId() {
        MemorySegment memory = new WSAPROTOCOL_INFOW().segment();
        byte[] guid = {0x33, 0x22, 0x11, 0, 0x55, 0x44, 0x77, 0x66, (byte) 0x88, (byte) 0x99, (byte) 0xaa, (byte) 0xbb,
            (byte) 0xcc, (byte) 0xdd, (byte) 0xee, (byte) 0xff};
        MemorySegment.copy(guid, 0, memory, java.lang.foreign.ValueLayout.JAVA_BYTE, 20, guid.length);
        assertEquals(UUID.fromString("00112233-4455-6677-8899-aabbccddeeff"),
                new WSAPROTOCOL_INFOW(memory).ProviderId());
        boolean given = !tcpOverIp().ProviderId().equals(new UUID(0, 0));
        assertEquals(OS.WINDOWS.isCurrentOs(), given);
    }

    @Test
    void everyTransportMakesSockets() {
        for (WSAPROTOCOL_INFOW info : all()) {
            if (info.iAddressFamily() == AF_INET || info.iAddressFamily() == AF_INET6) {
                SOCKET s = made(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, WSA_FLAG_OVERLAPPED);
                assertEquals(info.iSocketType(), option(s, SOL_SOCKET, SO_TYPE), info::szProtocol);
                sockaddr name = loopback(info.iAddressFamily());
                ok(bind(s, name, sizeof(name)));
            }
        }
    }

    @Test
    void transportsAreSelectedByProtocol() {
        assertTrue(Arrays.stream(all(IPPROTO_UDP)).allMatch(info -> info.iProtocol() == IPPROTO_UDP));
        assertEquals(all(IPPROTO_UDP).length + all(IPPROTO_TCP).length, all(IPPROTO_TCP, IPPROTO_UDP).length);
    }

    @Test
    void memoryForTransports() {
        int[] length = {0};
        fails(WSAEFAULT, () -> WSAEnumProtocolsW(null, null, null));
        fails(WSAENOBUFS, () -> WSAEnumProtocolsW(null, null, length));
        int needed = length[0];
        length[0] = needed - 1;
        fails(WSAENOBUFS, () -> WSAEnumProtocolsW(null, WSAPROTOCOL_INFOW.array(needed), length));
        assertEquals(needed, length[0]);
        assertThrows(IndexOutOfBoundsException.class,
                () -> WSAEnumProtocolsW(null, new WSAPROTOCOL_INFOW[0], new int[] {needed}));
        assertThrows(IndexOutOfBoundsException.class,
                () -> WSAEnumProtocolsW(new int[] {IPPROTO_TCP}, null, new int[] {0}));
    }

    @Test
    void aSocketWithFlagsIsAsAnyOther() {
        for (int flags : new int[] {0, WSA_FLAG_OVERLAPPED, WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT}) {
            SOCKET listener = made(AF_INET, SOCK_STREAM, IPPROTO_TCP, null, flags);
            sockaddr name = loopback(AF_INET);
            ok(bind(listener, name, sizeof(name)));
            ok(listen(listener, 1));
            Pair pair = pair(listener, AF_INET);
            assertEquals(2, send(pair.client(), bytes("hi"), 2, 0));
            assertEquals(2, recv(pair.server(), new byte[2], 2, 0));
        }
    }

    @Test
    void aFlagDecidesAboutInheritance() {
        int[] flags = {-1};
        assertTrue(GetHandleInformation(made(AF_INET, SOCK_STREAM, 0, null, WSA_FLAG_OVERLAPPED), flags));
        assertEquals(HANDLE_FLAG_INHERIT, flags[0] & HANDLE_FLAG_INHERIT);
        assertTrue(GetHandleInformation(made(AF_INET, SOCK_STREAM, 0, null, WSA_FLAG_NO_HANDLE_INHERIT), flags));
        assertEquals(0, flags[0] & HANDLE_FLAG_INHERIT);
    }

    @Test
    void whatCannotBeMade() {
        failsToMake(WSAEAFNOSUPPORT, () -> WSASocketW(12345, SOCK_STREAM, 0, null, 0, WSA_FLAG_OVERLAPPED));
        failsToMake(WSAEPROTONOSUPPORT, () -> WSASocketW(AF_INET, SOCK_STREAM, 250, null, 0, WSA_FLAG_OVERLAPPED));
    }

    @Test
    void aTransportGoesThroughBytes() {
        WSAPROTOCOL_INFOW tcp = tcpOverIp();
        WSAPROTOCOL_INFOW copy = WSAPROTOCOL_INFOW.of(tcp.bytes());
        assertArrayEquals(tcp.bytes(), copy.bytes());
        assertEquals(tcp.szProtocol(), copy.szProtocol());
        assertEquals(628, tcp.bytes().length);
        assertThrows(IllegalArgumentException.class, () -> WSAPROTOCOL_INFOW.of(new byte[627]));
        made(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, copy, WSA_FLAG_OVERLAPPED);
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "there is nothing to duplicate with")
    void whatCannotBeDuplicated() {
        SOCKET s = tcp();
        int here = (int) ProcessHandle.current().pid();
        WSAPROTOCOL_INFOW info = new WSAPROTOCOL_INFOW();
        fails(WSAEFAULT, () -> WSADuplicateSocketW(s, here, null));
        fails(WSAEINVAL, () -> WSADuplicateSocketW(s, 0x7fff_fff0, info));
        fails(WSAENOTSOCK, () -> WSADuplicateSocketW(notOpen(), here, info));
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "there is nothing to duplicate with")
    void aSocketIsOpenedASecondTimeHere() {
        Pair pair = pair();
        WSAPROTOCOL_INFOW info = new WSAPROTOCOL_INFOW();
        ok(WSADuplicateSocketW(pair.server(), (int) ProcessHandle.current().pid(), info));
        SOCKET again = made(FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO, info, WSA_FLAG_OVERLAPPED);
        assertNotEquals(pair.server().toString(), again.toString());
        ok(closesocket(pair.server()));
        assertEquals(2, send(pair.client(), bytes("hi"), 2, 0));
        assertEquals(2, recv(again, new byte[2], 2, 0));
        assertFalse(again.handle().number() == SOCKET.of(pair.client().handle()).handle().number());
    }
}
