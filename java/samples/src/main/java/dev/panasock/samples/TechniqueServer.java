package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;
import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A server of many clients: what comes before and after the technique that it shows. */
abstract class TechniqueServer implements Callable<Integer> {
    @Mixin
    private Listening listening;

    private final AcceptOutage outage = new AcceptOutage();
    private int accepted;

    /** Serves until enough clients were served: 0, or 1 after a failure that is said. */
    abstract int serve(SOCKET ListenSocket);

    @Override
    public final Integer call() {
        int iResult = WSAStartup(MAKEWORD(2, 2), new WSADATA());
        if (iResult != 0) {
            stderr.printf("WSAStartup failed with error: %d\n", iResult);
            return 1;
        }

        SOCKET ListenSocket = listening.open();
        if (ListenSocket == INVALID_SOCKET) {
            WSACleanup();
            return 1;
        }

        iResult = serve(ListenSocket);

        closesocket(ListenSocket);
        WSACleanup();
        return iResult;
    }

    /** Whether one more client is to be accepted. */
    final boolean isAccepting() {
        return listening.goesOnAfter(accepted);
    }

    final void countAccepted() {
        accepted++;
    }

    /** Whether the server goes on after a failed accept; says so if not. */
    final boolean survives(int code) {
        boolean survives = code == WSAEWOULDBLOCK || outage.passes(code, "accept failed: " + code);
        if (!survives) {
            stderr.printf("accept failed: %d\n", code);
        }
        return survives;
    }

    /** Says that a function failed; the exit status of a server that cannot go on. */
    static int failed(String function) {
        stderr.printf("%s failed with error: %d\n", function, WSAGetLastError());
        return 1;
    }
}
