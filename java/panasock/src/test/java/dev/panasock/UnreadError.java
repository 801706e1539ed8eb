package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.function.Consumer;

/** Sockets of Linux with an entry of their error queue unread. */
public final class UnreadError {
    private UnreadError() {
    }

    /** A bound datagram socket that has received the error itself; all that is made is given to be closed. */
    public static NativeSocket socket(Consumer<NativeSocket> closed) throws IOException {
        NativeSocket deaf = Loopback.INET.bound(SocketType.DGRAM);
        closed.accept(deaf);
        Sockaddr gone = deaf.getsockname();
        deaf.connect(gone); // to itself: no other reaches it, and no other gets the port
        NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM);
        closed.accept(socket);
        AncillaryDataTest.set(socket, "IPPROTO_IP", "IP_RECVERR", 1);
        socket.sendto(new byte[1], gone);
        socket.poll(Poll.ERR, 20_000);
        assertThrows(NativeConnectException.class, () -> socket.recv(new byte[1]));
        assertEquals(Poll.ERR, socket.poll(Poll.IN, 0), "the queue is not empty");
        return socket;
    }
}
