package dev.panasock.samples;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSAPOLLFD;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * {@code panasock wsapoll-server}: one thread and {@code WSAPoll}, which leaves what it is asked about alone.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsapoll">WSAPoll</a>
 */
@Command(name = "wsapoll-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Serves many clients in one thread with WSAPoll.")
final class WsaPollServer extends TechniqueServer {
    private static final int INFINITE = -1;

    /** The listener first, then a client for each element of SocketArray. */
    private final List<WSAPOLLFD> fdArray = new ArrayList<>();
    private final List<EchoSocket> SocketArray = new ArrayList<>();

    @Override
    int serve(SOCKET ListenSocket) {
        if (ioctlsocket(ListenSocket, FIONBIO, new int[] {1}) == SOCKET_ERROR) {
            return failed("ioctlsocket");
        }

        watch(ListenSocket);
        while (isAccepting() || !SocketArray.isEmpty()) {
            // INVALID_SOCKET is passed over
            fdArray.getFirst().fd(isAccepting() ? ListenSocket : INVALID_SOCKET);

            if (WSAPoll(fdArray.toArray(WSAPOLLFD[]::new), fdArray.size(), INFINITE) == SOCKET_ERROR) {
                return failed("WSAPoll");
            }

            // Backwards, for those that end are taken out
            for (int i = SocketArray.size() - 1; i >= 0; i--) {
                if (fdArray.get(i + 1).revents() != 0) {
                    step(i);
                }
            }

            if (isAccepting() && fdArray.getFirst().revents() != 0) {
                SOCKET AcceptSocket = accept(ListenSocket, null, null);
                if (AcceptSocket != INVALID_SOCKET) {
                    countAccepted();
                    SocketArray.add(new EchoSocket(AcceptSocket));
                    watch(AcceptSocket);
                } else if (!survives(WSAGetLastError())) {
                    return 1;
                }
            }
        }
        return 0;
    }

    private void watch(SOCKET Socket) {
        WSAPOLLFD element = new WSAPOLLFD();
        element.fd(Socket);
        element.events(POLLRDNORM);
        fdArray.add(element);
    }

    private void step(int i) {
        EchoSocket SocketInfo = SocketArray.get(i);
        if (SocketInfo.step() == EchoSocket.Step.ENDED) {
            SocketArray.remove(i);
            fdArray.remove(i + 1);
        } else {
            fdArray.get(i + 1).events(SocketInfo.hasToSend() ? POLLWRNORM : POLLRDNORM);
        }
    }
}
