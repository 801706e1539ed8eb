package dev.panasock.samples;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.AddressFamily;
import dev.panasock.AddressHints;
import dev.panasock.Ai;
import dev.panasock.ErrorCode;
import dev.panasock.Resolver;
import dev.panasock.ResolverException;
import dev.panasock.SocketType;
import dev.panasock.InetSockaddr;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import java.io.IOException;

/** The last part of the demonstration: one error of each number space. */
final class ProvokedErrors {
    private ProvokedErrors() {
    }

    static void show() throws IOException {
        Transcript.title("One error of each number space");
        ofTheSystem();
        ofWinsock();
        ofTheResolver();
    }

    /** errno, on Windows the code of WSAGetLastError: an address that is taken. */
    private static void ofTheSystem() throws IOException {
        try (TracedSocket first = TracedSocket.open("native", AddressFamily.INET);
                TracedSocket second = TracedSocket.open("native", AddressFamily.INET)) {
            first.bind(InetSockaddr.loopback(0));
            second.bindInVain(first.getsockname());
        }
    }

    /** Winsock's code, on every system: a socket that is not connected. */
    private static void ofWinsock() {
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
        SOCKET s = socket(AF_INET, SOCK_STREAM, IPPROTO_TCP);
        long number = s.handle().number();
        Transcript.call("winsock", "socket(AF_INET, SOCK_STREAM, IPPROTO_TCP)", number);
        int received = recv(s, new byte[512], 512, 0);
        String name = ErrorCode.ofWinsock(WSAGetLastError()).orElseThrow().name();
        Transcript.call("winsock", "recv(" + number + ", 512 bytes)",
                received + " " + name + " (" + WSAGetLastError() + ", the system said " + nativeLastError() + ")");
        Transcript.call("winsock", "closesocket(" + number + ")", closesocket(s));
        WSACleanup();
    }

    /** The resolver's code: text that is no address. AI_NUMERICHOST keeps the network out of it. */
    private static void ofTheResolver() {
        AddressHints hints = AddressHints.of(AddressFamily.INET, SocketType.STREAM).withFlags(Ai.NUMERICHOST);
        try {
            Resolver.getaddrinfo("no-address", "27015", hints);
        } catch (ResolverException e) {
            Transcript.call("resolver", "getaddrinfo(\"no-address\", AI_NUMERICHOST)",
                    e.error().code() + " " + e.error());
        }
    }
}
