package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.WSANOTINITIALISED;

/** The calls of the resolver. */
final class ResolverCalls {
    private ResolverCalls() {
    }

    static int getaddrinfo(String host, String service, addrinfo hints, addrinfo[] result) {
        return Calls.withoutSocket(WSANOTINITIALISED,
                (winsock, call) -> winsock.getaddrinfo(call, host, service, hints, result));
    }

    /** Clears the elements; their memory is freed by the garbage collector. */
    static void free(addrinfo first) {
        for (addrinfo element = first; element != null;) {
            addrinfo next = element.ai_next();
            element.clear();
            element = next;
        }
    }

    static int getnameinfo(sockaddr name, int length, byte[] host, int hostSize, byte[] service, int serviceSize,
            int flags) {
        return Calls.withoutSocket(WSANOTINITIALISED, (winsock, call) -> Names.of(winsock, call,
                Calls.name(name, length), length, host, hostSize, service, serviceSize, flags));
    }
}
