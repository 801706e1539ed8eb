package dev.panasock.samples;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.fd_set;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/**
 * {@code panasock select-server}: one thread, which asks {@code select} whose turn it is.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-select">select</a>
 */
@Command(name = "select-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Serves many clients in one thread with select.")
final class SelectServer extends TechniqueServer {
    private final List<EchoSocket> SocketArray = new ArrayList<>();

    @Override
    int serve(SOCKET ListenSocket) {
        // What accept gives will be non-blocking too: a client that does not read its data must not hold up the others
        if (ioctlsocket(ListenSocket, FIONBIO, new int[] {1}) == SOCKET_ERROR) {
            return failed("ioctlsocket");
        }

        fd_set ReadSet = new fd_set();
        fd_set WriteSet = new fd_set();
        while (isAccepting() || !SocketArray.isEmpty()) {
            // select changes the sets, so they are made anew each time
            FD_ZERO(ReadSet);
            FD_ZERO(WriteSet);

            if (isAccepting()) {
                FD_SET(ListenSocket, ReadSet);
            }
            for (EchoSocket SocketInfo : SocketArray) {
                FD_SET(SocketInfo.Socket, SocketInfo.hasToSend() ? WriteSet : ReadSet);
            }

            if (select(0, ReadSet, WriteSet, null, null) == SOCKET_ERROR) {
                return failed("select");
            }

            SocketArray.removeIf(SocketInfo -> isReady(SocketInfo, ReadSet, WriteSet)
                    && SocketInfo.step() == EchoSocket.Step.ENDED);

            if (FD_ISSET(ListenSocket, ReadSet)) {
                SOCKET AcceptSocket = accept(ListenSocket, null, null);
                if (AcceptSocket != INVALID_SOCKET) {
                    countAccepted();
                    SocketArray.add(new EchoSocket(AcceptSocket));
                } else if (!survives(WSAGetLastError())) {
                    return 1;
                }
            }
        }
        return 0;
    }

    private static boolean isReady(EchoSocket SocketInfo, fd_set ReadSet, fd_set WriteSet) {
        return FD_ISSET(SocketInfo.Socket, ReadSet) || FD_ISSET(SocketInfo.Socket, WriteSet);
    }
}
