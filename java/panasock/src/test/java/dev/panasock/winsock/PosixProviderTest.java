package dev.panasock.winsock;

import static dev.panasock.winsock.Winsock2.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.Constants;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.SocketNumbers;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What transports, control codes and events mean on POSIX: one test for each row of docs/winsock-on-posix.md. */
@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "Winsock itself needs no translation")
class PosixProviderTest extends WinsockFixture {
    @Test
    @Meaning(of = "WSAEnumProtocolsW", winsock = "the catalogue of transports and layers",
            posix = "has none; here the transports of this library, without a provider's number")
    void theTransportsOfTheLibrary() {
        int[] length = {0};
        WSAEnumProtocolsW(null, null, length);
        WSAPROTOCOL_INFOW[] all = WSAPROTOCOL_INFOW.array(length[0]);
        assertEquals(5, WSAEnumProtocolsW(null, all, length));
        assertEquals(List.of("TCP/IP", "UDP/IP", "TCP/IPv6", "UDP/IPv6", "AF_UNIX"),
                Arrays.stream(all).map(WSAPROTOCOL_INFOW::szProtocol).toList());
    }

    @Test
    @Meaning(of = "WSASocketW", winsock = "inherited by child processes unless WSA_FLAG_NO_HANDLE_INHERIT is given",
            posix = "the same, without SOCK_CLOEXEC; other flags than this and WSA_FLAG_OVERLAPPED are 10022")
    void flagsOfASocket() {
        int[] flags = {-1};
        assertTrue(GetHandleInformation(closedAfterTest(WSASocketW(AF_INET, SOCK_STREAM, 0, null, 0, 0)), flags));
        assertEquals(HANDLE_FLAG_INHERIT, flags[0]);
        failsToMake(WSAEINVAL,
                () -> WSASocketW(AF_INET, SOCK_STREAM, 0, null, 0, WSA_FLAG_ACCESS_SYSTEM_SECURITY));
        failsToMake(WSAEINVAL, () -> WSASocketW(AF_INET, SOCK_STREAM, 0, null, 1, 0));
    }

    @Test
    @Meaning(of = "WSADuplicateSocketW", winsock = "makes a value that another process opens the socket with",
            posix = "10045: a descriptor goes through a UNIX socket or is inherited", translated = false)
    void nothingIsDuplicated() {
        fails(WSAEOPNOTSUPP,
                () -> WSADuplicateSocketW(tcp(), (int) ProcessHandle.current().pid(), new WSAPROTOCOL_INFOW()));
        byte[] ofAnotherProcess = new WSAPROTOCOL_INFOW().bytes();
        ofAnotherProcess[112] = 1; // dwProviderReserved: a socket on its way
        failsToMake(WSAEINVAL, () -> WSASocketW(AF_INET, SOCK_STREAM, 0, WSAPROTOCOL_INFOW.of(ofAnotherProcess), 0, 0));
    }

    @Test
    @Meaning(of = "WSAIoctl", winsock = "SIO_KEEPALIVE_VALS: milliseconds",
            posix = "options in whole seconds; here rounded up, and SO_KEEPALIVE")
    void probesInSeconds() {
        SOCKET s = tcp();
        tcp_keepalive values = new tcp_keepalive();
        values.onoff(1);
        values.keepalivetime(60_001);
        values.keepaliveinterval(1);
        ok(WSAIoctl(s, SIO_KEEPALIVE_VALS, values, sizeof(values), null, 0, new int[1]));
        String idle = OperatingSystem.current() == OperatingSystem.LINUX ? "TCP_KEEPIDLE" : "TCP_KEEPALIVE";
        assertEquals(61, systemOption(s, SocketNumbers.IPPROTO_TCP, Numbers.of(idle)));
        assertEquals(1, systemOption(s, SocketNumbers.IPPROTO_TCP, Numbers.of("TCP_KEEPINTVL")));
        assertEquals(1, option(s, SOL_SOCKET, SO_KEEPALIVE));
    }

    @Test
    @Meaning(of = "WSAIoctl", winsock = "SIO_UDP_CONNRESET decides whether a datagram that found nobody is told",
            posix = "only a connected socket is told, and always; 0 succeeds, anything else is 10045",
            translated = false)
    void aConnectedSocketIsTold() {
        SOCKET gone = bound(AF_INET, SOCK_DGRAM);
        SOCKET s = udp();
        connectTo(s, gone);
        ok(closesocket(gone));
        ok(WSAIoctl(s, SIO_UDP_CONNRESET, new int[] {0}, Integer.BYTES, null, 0, new int[1]));
        assertEquals(1, send(s, new byte[1], 1, 0));
        fails(WSAECONNRESET, () -> recv(s, new byte[1], 1, 0));
    }

    @Test
    @Meaning(of = "WSAIoctl", winsock = "many more control codes", posix = "10045", translated = false)
    void otherControlCodes() {
        fails(WSAEOPNOTSUPP,
                () -> WSAIoctl(tcp(), SIO_ADDRESS_LIST_QUERY, null, 0, new int[64], 256, new int[1]));
    }

    @Test
    @Meaning(of = "SetHandleInformation, GetHandleInformation", winsock = "HANDLE_FLAG_INHERIT",
            posix = "FD_CLOEXEC, the other way round; other flags are 87")
    void inheritance() {
        SOCKET s = tcp();
        int[] flags = {-1};
        assertTrue(SetHandleInformation(s, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT));
        assertTrue(SetHandleInformation(s, 0, 0), "nothing to change");
        assertTrue(GetHandleInformation(s, flags));
        assertEquals(HANDLE_FLAG_INHERIT, flags[0]);
        assertFalse(SetHandleInformation(s, 2, 2));
        assertEquals(WSA_INVALID_PARAMETER, WSAGetLastError());
    }

    @Test
    @Meaning(
            of = "WSACreateEvent, WSACloseEvent, WSASetEvent, WSAResetEvent, WSAEventSelect, WSAEnumNetworkEvents, WSAWaitForMultipleEvents",
            winsock = "events", posix = "10045: select and WSAPoll do the work", translated = false)
    void thereAreNoEvents() {
        WSASetLastError(0);
        assertSame(WSA_INVALID_EVENT, WSACreateEvent());
        assertEquals(WSAEOPNOTSUPP, WSAGetLastError());
        EventFunctionsTest.failsToDo(WSAEOPNOTSUPP, () -> WSACloseEvent(WSA_INVALID_EVENT));
        EventFunctionsTest.failsToDo(WSAEOPNOTSUPP, () -> WSASetEvent(WSA_INVALID_EVENT));
        EventFunctionsTest.failsToDo(WSAEOPNOTSUPP, () -> WSAResetEvent(WSA_INVALID_EVENT));
        fails(WSAEOPNOTSUPP, () -> WSAEventSelect(tcp(), WSA_INVALID_EVENT, FD_READ));
        fails(WSAEOPNOTSUPP, () -> WSAEnumNetworkEvents(tcp(), null, new WSANETWORKEVENTS()));
        fails(WSAEOPNOTSUPP,
                () -> WSAWaitForMultipleEvents(1, new WSAEVENT[] {WSA_INVALID_EVENT}, false, 0, false));
    }
}
