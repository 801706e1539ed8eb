package dev.panasock.samples;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.winsock.SOCKET;
import java.lang.foreign.MemorySegment;

/** A client's socket, and what came from it and has not been sent back yet: SOCKET_INFORMATION of the Winsock samples. */
final class EchoSocket {
    private static final int DATA_BUFSIZE = 65_536;

    /** What a step came to. */
    enum Step {
        /** Something was received or sent. */
        DONE,
        /** Nothing could be: the socket says WSAEWOULDBLOCK. */
        WOULD_BLOCK,
        /** The connection is over and the socket closed. */
        ENDED
    }

    final SOCKET Socket;
    private final byte[] Buffer = new byte[DATA_BUFSIZE];
    private int BytesRECV;
    private int BytesSEND;

    EchoSocket(SOCKET Socket) {
        this.Socket = Socket;
    }

    /** Whether the next step sends. */
    boolean hasToSend() {
        return BytesSEND < BytesRECV;
    }

    /** One send of what is left, or one recv. */
    Step step() {
        return hasToSend() ? sendRest() : receive();
    }

    /** Steps until nothing more can be done; with a blocking socket until the end. */
    Step steps() {
        Step step = step();
        while (step == Step.DONE) {
            step = step();
        }
        return step;
    }

    private Step receive() {
        int iResult = recv(Socket, Buffer, DATA_BUFSIZE, 0);
        if (iResult > 0) {
            BytesRECV = iResult;
            BytesSEND = 0;
            return Step.DONE;
        }
        return iResult == 0 ? end() : failed("recv");
    }

    private Step sendRest() {
        MemorySegment rest = MemorySegment.ofArray(Buffer).asSlice(BytesSEND);
        int iResult = send(Socket, rest, BytesRECV - BytesSEND, 0);
        if (iResult == SOCKET_ERROR) {
            return failed("send");
        }
        BytesSEND += iResult;
        return Step.DONE;
    }

    /** The client has ended its side; nothing more comes from here. */
    private Step end() {
        if (shutdown(Socket, SD_SEND) == SOCKET_ERROR) {
            return failed("shutdown");
        }
        closesocket(Socket);
        return Step.ENDED;
    }

    private Step failed(String function) {
        if (WSAGetLastError() == WSAEWOULDBLOCK) {
            return Step.WOULD_BLOCK;
        }
        TechniqueServer.failed(function);
        closesocket(Socket);
        return Step.ENDED;
    }
}
