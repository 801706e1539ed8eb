package dev.panasock.waiting;

import dev.panasock.FileHandle;
import dev.panasock.Sockaddr;
import dev.panasock.linux.Pipe;
import java.io.IOException;

/** The calls on one socket, made in one way. What cannot be expressed is an UnsupportedOperationException. */
interface CallFace {
    CallResult recv(int length, CallFlag... flags) throws IOException;

    CallResult recvfrom(int length, CallFlag... flags) throws IOException;

    default CallResult recvmsg(int length, CallFlag... flags) throws IOException {
        throw new UnsupportedOperationException("recvmsg");
    }

    /** Messages of three bytes; the result is their number. */
    default CallResult recvmmsg(int count, CallFlag... flags) throws IOException {
        throw new UnsupportedOperationException("recvmmsg");
    }

    CallResult send(byte[] data, CallFlag... flags) throws IOException;

    CallResult sendto(byte[] data, Sockaddr to, CallFlag... flags) throws IOException;

    default CallResult sendmsg(byte[] data, CallFlag... flags) throws IOException {
        throw new UnsupportedOperationException("sendmsg");
    }

    CallResult accept() throws IOException;

    CallResult connect(Sockaddr name) throws IOException;

    default CallResult sendfile(FileHandle file, long offset, long count) throws IOException {
        throw new UnsupportedOperationException("sendfile");
    }

    /** From the socket into the pipe. */
    default CallResult spliceTo(Pipe pipe, long count) throws IOException {
        throw new UnsupportedOperationException("splice");
    }

    /** From the pipe into the socket. */
    default CallResult spliceFrom(Pipe pipe, long count) throws IOException {
        throw new UnsupportedOperationException("splice");
    }

    CallResult poll(int events, int millis) throws IOException;
}
