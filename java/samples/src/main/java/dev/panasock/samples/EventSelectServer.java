package dev.panasock.samples;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSAEVENT;
import dev.panasock.winsock.WSANETWORKEVENTS;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * {@code panasock event-select-server}: one thread, which waits for events that Windows sets. One wait takes 64 events and no more,
 * so clients share them: an event says that something happened to one of its sockets, and WSAEnumNetworkEvents to which.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaeventselect">WSAEventSelect</a>
 */
@Command(name = "event-select-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Serves many clients in one thread with WSAEventSelect. Windows only.")
final class EventSelectServer extends TechniqueServer {
    /** The sockets of each event; the listener has the first event. */
    private final List<List<EchoSocket>> SocketArrays = new ArrayList<>();
    private final WSAEVENT[] EventArray = new WSAEVENT[WSA_MAXIMUM_WAIT_EVENTS];
    private int sockets;

    @Override
    int serve(SOCKET ListenSocket) {
        for (int i = 0; i < EventArray.length; i++) {
            EventArray[i] = WSACreateEvent();
            SocketArrays.add(new ArrayList<>());
            if (EventArray[i] == WSA_INVALID_EVENT) {
                return failed("WSACreateEvent");
            }
        }
        int iResult = WSAEventSelect(ListenSocket, EventArray[0], FD_ACCEPT) == SOCKET_ERROR ? failed("WSAEventSelect")
                : waitAndServe(ListenSocket);
        for (WSAEVENT Event : EventArray) {
            WSACloseEvent(Event);
        }
        return iResult;
    }

    private int waitAndServe(SOCKET ListenSocket) {
        while (isAccepting() || sockets > 0) {
            int Index = WSAWaitForMultipleEvents(EventArray.length, EventArray, false, WSA_INFINITE, false);
            if (Index == WSA_WAIT_FAILED) {
                return failed("WSAWaitForMultipleEvents");
            }

            // The lowest of those that are set: look at all that follow, or the last ones would wait for ever
            for (int i = Index - WSA_WAIT_EVENT_0; i < EventArray.length; i++) {
                if (i > Index && WSAWaitForMultipleEvents(1, new WSAEVENT[] {EventArray[i]}, false, 0, false)
                        != WSA_WAIT_EVENT_0) {
                    continue;
                }
                // Reset first: what happens from here on sets it again
                WSAResetEvent(EventArray[i]);
                if (i == 0 && !acceptAll(ListenSocket)) {
                    return 1;
                }
                int before = SocketArrays.get(i).size();
                SocketArrays.get(i).removeIf(SocketInfo -> hasHappened(SocketInfo)
                        && SocketInfo.steps() == EchoSocket.Step.ENDED);
                sockets -= before - SocketArrays.get(i).size();
            }
        }
        return 0;
    }

    /** FD_ACCEPT is told again only after an accept that found another client, so all are taken. */
    private boolean acceptAll(SOCKET ListenSocket) {
        WSANETWORKEVENTS NetworkEvents = new WSANETWORKEVENTS();
        WSAEnumNetworkEvents(ListenSocket, null, NetworkEvents);
        while (isAccepting()) {
            SOCKET AcceptSocket = accept(ListenSocket, null, null);
            if (AcceptSocket == INVALID_SOCKET) {
                return survives(WSAGetLastError());
            }
            countAccepted();
            int i = 1 + sockets % (EventArray.length - 1);
            if (WSAEventSelect(AcceptSocket, EventArray[i], FD_READ | FD_WRITE | FD_CLOSE) == SOCKET_ERROR) {
                failed("WSAEventSelect");
                closesocket(AcceptSocket);
            } else {
                SocketArrays.get(i).add(new EchoSocket(AcceptSocket));
                sockets++;
            }
        }
        return true;
    }

    private static boolean hasHappened(EchoSocket SocketInfo) {
        WSANETWORKEVENTS NetworkEvents = new WSANETWORKEVENTS();
        return WSAEnumNetworkEvents(SocketInfo.Socket, null, NetworkEvents) != SOCKET_ERROR
                && NetworkEvents.lNetworkEvents() != 0;
    }
}
