package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;
import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.sockaddr;
import dev.panasock.winsock.sockaddr_in;
import dev.panasock.winsock.sockaddr_in6;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code panasock conditional-server}: a thread for each client, and {@code WSAAccept}, whose condition turns some away and
 * lets others wait for a place.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nf-winsock2-wsaaccept">WSAAccept</a>
 */
@Command(name = "conditional-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Decides about every client with WSAAccept, and serves those that it accepts.")
final class ConditionalServer extends TechniqueServer {
    @Option(names = "--deny", paramLabel = "<address>", description = "Turn clients with this address away.")
    private String deny;

    @Option(names = "--most", paramLabel = "<number>", defaultValue = "1000", //
            description = "Serve so many clients at once; others wait (default ${DEFAULT-VALUE}).")
    private int most;

    private Semaphore places;
    private final Phaser threads = new Phaser(1);

    @Override
    int serve(SOCKET ListenSocket) {
        places = new Semaphore(most);
        while (isAccepting()) {
            SOCKET AcceptSocket = WSAAccept(ListenSocket, null, null, this::ConditionAcceptFunc, 0);
            if (AcceptSocket != INVALID_SOCKET) {
                countAccepted();
                handOver(AcceptSocket);
                continue;
            }
            int code = WSAGetLastError();
            switch (code) {
                case WSAECONNREFUSED -> stdout.printf("rejected\n");
                // Deferred: WSAAccept asks again when somebody has left
                case WSATRY_AGAIN -> {
                    places.acquireUninterruptibly();
                    places.release();
                }
                default -> {
                    if (!survives(code)) {
                        return 1;
                    }
                }
            }
        }
        threads.arriveAndAwaitAdvance();
        return 0;
    }

    private int ConditionAcceptFunc(sockaddr lpCallerId, MemorySegment lpCallerData, sockaddr lpCalleeId,
            long dwCallbackData) {
        if (text(lpCallerId).equals(deny)) {
            return CF_REJECT;
        }
        return places.tryAcquire() ? CF_ACCEPT : CF_DEFER;
    }

    private static String text(sockaddr name) {
        byte[] text = new byte[INET6_ADDRSTRLEN];
        return switch (name) {
            case sockaddr_in in -> inet_ntop(AF_INET, in.sin_addr(), text, text.length);
            case sockaddr_in6 in6 -> inet_ntop(AF_INET6, in6.sin6_addr(), text, text.length);
            default -> "";
        };
    }

    private void handOver(SOCKET AcceptSocket) {
        threads.register();
        Threads.PLATFORM.execute(() -> {
            new EchoSocket(AcceptSocket).steps();
            places.release();
            threads.arriveAndDeregister();
        });
    }
}
