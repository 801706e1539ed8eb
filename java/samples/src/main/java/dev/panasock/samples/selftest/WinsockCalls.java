package dev.panasock.samples.selftest;

import static dev.panasock.samples.selftest.Calls.*;
import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.Errno;
import dev.panasock.NativeSocket;
import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.winsock.LPCONDITIONPROC;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.WSAEVENT;
import dev.panasock.winsock.WSANETWORKEVENTS;
import dev.panasock.winsock.WSAPROTOCOL_INFOW;
import dev.panasock.winsock.fd_set;
import dev.panasock.winsock.timeval;
import java.io.IOException;
import java.util.List;

/** What only Windows has, by {@code Winsock2}. */
final class WinsockCalls {
    private static final int MILLIS = 10_000;

    private WinsockCalls() {
    }

    static List<Call> all() {
        return List.of(
                Call.windows("WSACleanup", () -> {
                    done("WSAStartup", WSAStartup(MAKEWORD(2, 2), new WSADATA()));
                    return done("WSACleanup", WSACleanup());
                }),
                Call.windows("select", () -> connected((client, server) -> {
                    client.send(new byte[1]);
                    return expect(1, select(0, set(server.handle()), null, null, new timeval(MILLIS, 0)));
                }), () -> done("select", select(0, set(SocketHandle.borrow(NOT_OPEN)), null, null, new timeval(0, 0))),
                        Errno.ENOTSOCK),
                Call.windows("GetHandleInformation", () -> on(Calls::tcp, WinsockCalls::inherited),
                        notOpen(WinsockCalls::inherited), WSA_INVALID_HANDLE),
                Call.windows("CancelIoEx", Calls::closeWakes),
                Call.windows("WSAAccept", WinsockCalls::conditional, notOpen(WinsockCalls::acceptedBy),
                        Errno.ENOTSOCK),
                Call.windows("ConditionProc", WinsockCalls::conditional),
                Call.windows("WSAIoctl", () -> connected((client, server) -> expect(0, available(server))),
                        notOpen(WinsockCalls::available), Errno.ENOTSOCK),
                Call.windows("WSAEnumProtocolsW", () -> {
                    int[] bytes = {0};
                    WSAEnumProtocolsW(null, null, bytes);
                    int count = WSAEnumProtocolsW(null, WSAPROTOCOL_INFOW.array(bytes[0]), bytes);
                    return expect(true, count > 0);
                }),
                Call.windows("WSADuplicateSocketW", () -> on(Calls::tcp, WinsockCalls::duplicated),
                        notOpen(WinsockCalls::duplicated), Errno.ENOTSOCK),
                Call.windows("WSACreateEvent", WinsockCalls::event), Call.windows("WSASetEvent", WinsockCalls::event),
                Call.windows("WSAResetEvent", WinsockCalls::event), Call.windows("WSACloseEvent", WinsockCalls::event),
                Call.windows("WSAWaitForMultipleEvents", WinsockCalls::event),
                Call.windows("WSAEventSelect", WinsockCalls::happened, notOpen(socket -> selected(socket, null)),
                        Errno.ENOTSOCK),
                Call.windows("WSAEnumNetworkEvents", WinsockCalls::happened));
    }

    /** Throws what a function that returned something else than 0 has said. */
    private static String done(String function, int result) throws IOException {
        if (result == 0) {
            return "0";
        }
        throw SocketError.of(WSAGetLastError()).exception(function, null);
    }

    private static fd_set set(SocketHandle handle) {
        fd_set set = new fd_set();
        FD_SET(SOCKET.of(handle), set);
        return set;
    }

    private static Object inherited(NativeSocket socket) throws IOException {
        int[] flags = {-1};
        if (!GetHandleInformation(SOCKET.of(socket.handle()), flags)) {
            throw SocketError.of(WSAGetLastError()).exception("GetHandleInformation", null);
        }
        return "flags " + expect(0, flags[0]);
    }

    private static Object acceptedBy(NativeSocket listener) throws IOException {
        LPCONDITIONPROC condition = (caller, data, callee, context) -> CF_ACCEPT;
        SOCKET accepted = WSAAccept(SOCKET.of(listener.handle()), null, null, condition, 0);
        if (accepted == INVALID_SOCKET) {
            throw SocketError.of(WSAGetLastError()).exception("WSAAccept", null);
        }
        return done("closesocket", closesocket(accepted));
    }

    private static Object conditional() throws Exception {
        return on(Calls::listener, listener -> on(Calls::tcp, client -> {
            client.connect(listener.getsockname());
            return acceptedBy(listener);
        }));
    }

    private static Object available(NativeSocket socket) throws IOException {
        int[] bytes = {-1};
        int[] length = {0};
        done("WSAIoctl", WSAIoctl(SOCKET.of(socket.handle()), FIONREAD, null, 0, bytes, Integer.BYTES, length));
        return bytes[0];
    }

    private static Object duplicated(NativeSocket socket) throws IOException {
        int here = (int) ProcessHandle.current().pid();
        return done("WSADuplicateSocketW",
                WSADuplicateSocketW(SOCKET.of(socket.handle()), here, new WSAPROTOCOL_INFOW()));
    }

    private static Object event() {
        WSAEVENT event = WSACreateEvent();
        expect(true, WSASetEvent(event));
        expect(WSA_WAIT_EVENT_0, WSAWaitForMultipleEvents(1, new WSAEVENT[] {event}, false, MILLIS, false));
        expect(true, WSAResetEvent(event));
        return expect(true, WSACloseEvent(event));
    }

    private static Object selected(NativeSocket socket, WSAEVENT event) throws IOException {
        return done("WSAEventSelect",
                WSAEventSelect(SOCKET.of(socket.handle()), event, event == null ? 0 : FD_READ));
    }

    private static Object happened() throws Exception {
        return connected((client, server) -> {
            WSAEVENT event = WSACreateEvent();
            try {
                selected(server, event);
                client.send(new byte[1]);
                expect(WSA_WAIT_EVENT_0, WSAWaitForMultipleEvents(1, new WSAEVENT[] {event}, false, MILLIS, false));
                WSANETWORKEVENTS events = new WSANETWORKEVENTS();
                done("WSAEnumNetworkEvents", WSAEnumNetworkEvents(SOCKET.of(server.handle()), event, events));
                return "FD_READ " + expect(FD_READ, events.lNetworkEvents());
            } finally {
                WSACloseEvent(event);
            }
        });
    }
}
