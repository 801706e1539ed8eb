package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;
import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.addrinfo;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where a server listens and for how many clients: the part of the tutorial that its techniques share. */
final class Listening {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "port", defaultValue = Ports.DEFAULT, //
            description = "Port, 0 for a free one (default ${DEFAULT-VALUE}).")
    private String port;

    @Option(names = "--family", defaultValue = "inet", paramLabel = "inet|inet6", //
            description = "Address family (default inet).")
    private Internet family;

    @Option(names = "--any", description = "Listen on all addresses of this machine, not only on loopback.")
    private boolean any;

    @Option(names = "--clients", paramLabel = "<number>", defaultValue = "0", //
            description = "End when so many clients have been served (default: when the process is ended).")
    private int clients;

    /** The versions of the Internet protocol. */
    enum Internet {
        /** IPv4. */
        INET(AF_INET),
        /** IPv6. */
        INET6(AF_INET6);

        private final int number;

        Internet(int number) {
            this.number = number;
        }
    }

    /** Whether one more client is to be accepted after so many. */
    boolean goesOnAfter(int accepted) {
        return clients == 0 || accepted < clients;
    }

    /** A socket that waits for clients, or INVALID_SOCKET with everything said. */
    SOCKET open() {
        addrinfo[] result = new addrinfo[1];
        addrinfo hints = new addrinfo();
        hints.ai_family(family.number);
        hints.ai_socktype(SOCK_STREAM);
        hints.ai_protocol(IPPROTO_TCP);
        hints.ai_flags(any ? AI_PASSIVE : 0);

        int iResult = getaddrinfo(null, Ports.checked(spec, port), hints, result);
        if (iResult != 0) {
            stderr.printf("getaddrinfo failed with error: %d\n", iResult);
            return INVALID_SOCKET;
        }

        SOCKET ListenSocket = socket(hints.ai_family(), hints.ai_socktype(), hints.ai_protocol());
        if (ListenSocket == INVALID_SOCKET) {
            stderr.printf("socket failed with error: %d\n", WSAGetLastError());
            return INVALID_SOCKET;
        }

        String failed = bind(ListenSocket, result[0].ai_addr(), (int) result[0].ai_addrlen()) == SOCKET_ERROR ? "bind"
                : listen(ListenSocket, SOMAXCONN) == SOCKET_ERROR ? "listen"
                : WinsockServer.printName(ListenSocket) == SOCKET_ERROR ? "getsockname" : null;
        freeaddrinfo(result[0]);
        if (failed != null) {
            stderr.printf("%s failed with error: %d\n", failed, WSAGetLastError());
            closesocket(ListenSocket);
            return INVALID_SOCKET;
        }
        return ListenSocket;
    }
}
