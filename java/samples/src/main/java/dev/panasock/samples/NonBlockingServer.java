package dev.panasock.samples;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;

/**
 * {@code panasock nonblocking-server}: one thread, which tries every socket in turn. The simplest way, and the one that
 * costs most: what has nothing to say is asked again and again.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/winsock-blocking-and-wsaewouldblock-2">WSAEWOULDBLOCK</a>
 */
@Command(name = "nonblocking-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Serves many clients in one thread that tries every socket in turn.")
final class NonBlockingServer extends TechniqueServer {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final List<EchoSocket> SocketArray = new ArrayList<>();

    @Override
    int serve(SOCKET ListenSocket) {
        if (ioctlsocket(ListenSocket, FIONBIO, new int[] {1}) == SOCKET_ERROR) {
            return failed("ioctlsocket");
        }

        while (isAccepting() || !SocketArray.isEmpty()) {
            boolean happened = false;

            if (isAccepting()) {
                SOCKET AcceptSocket = accept(ListenSocket, null, null);
                if (AcceptSocket != INVALID_SOCKET) {
                    countAccepted();
                    SocketArray.add(new EchoSocket(AcceptSocket));
                    happened = true;
                } else if (!survives(WSAGetLastError())) {
                    return 1;
                }
            }

            for (int i = SocketArray.size() - 1; i >= 0; i--) {
                EchoSocket.Step step = SocketArray.get(i).step();
                happened |= step != EchoSocket.Step.WOULD_BLOCK;
                if (step == EchoSocket.Step.ENDED) {
                    SocketArray.remove(i);
                }
            }

            // Nobody had anything: the processor is for others meanwhile
            if (!happened) {
                LockSupport.parkNanos(PAUSE);
            }
        }
        return 0;
    }
}
