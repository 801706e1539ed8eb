package dev.panasock;

import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.blocking.HandleState;
import java.io.IOException;

/** What {@link NativeSocket} makes of the number that a call gives: a value that is expected, or an exception. */
final class SocketResults {
    static final int WOULD_BLOCK_ERROR = ErrorNumbers.WOULD_BLOCK.here();
    private static final int SIGNAL_ERROR = ErrorNumbers.INTERRUPTED.here();

    private SocketResults() {
    }

    /** The result of a call whose errors are all exceptions. */
    static long check(HandleState handle, String operation, long result, Object subject) throws IOException {
        if (result < 0) {
            throw failure(handle, operation, result, subject);
        }
        return result;
    }

    /** The result of a call that may have to wait: {@link NativeSocket#WOULD_BLOCK} is a value. */
    static long orWouldBlock(HandleState handle, String operation, long result, Object subject) throws IOException {
        if (result >= 0) {
            return result;
        }
        if (result == -WOULD_BLOCK_ERROR) {
            return NativeSocket.WOULD_BLOCK;
        }
        throw failure(handle, operation, result, subject);
    }

    /** The number of bytes received into a buffer of some length: none are the end of a stream. */
    static long received(NativeSocket socket, String operation, long n, long length) throws IOException {
        if (n > 0) {
            return n;
        }
        if (n == 0) {
            return length > 0 && TypeNumbers.hasEnd(socket.type()) ? NativeSocket.END_OF_STREAM : 0;
        }
        return orWouldBlock(socket.state, operation, n, null);
    }

    /** The result of close: that the handle was closed before is no error. */
    static void checkClosed(int result) throws IOException {
        if (result < 0 && result != Results.CLOSED_BEFORE) {
            throw Failures.of("close", SocketError.of(-result), null);
        }
    }

    static IOException failure(HandleState handle, String operation, long result, Object subject) {
        if (result == Results.INTERRUPTED) {
            return new SocketInterruptedException(operation, subject);
        }
        if (result == Results.TIMED_OUT) {
            return NativeTimeoutException.atDeadline(operation, subject);
        }
        int number = (int) -result;
        SocketError error = result == Results.CLOSED ? SocketError.closed()
                : handle.isOpen() ? SocketError.of(number) : SocketError.closedDuring(number);
        return Failures.of(operation, error, subject);
    }

    /** Whether a signal ended a call that had transferred nothing: EINTR, which is no {@link Thread#interrupt}. */
    static boolean isSignal(long result) {
        return result == -SIGNAL_ERROR;
    }

    /** The same of a call that has thrown. */
    static boolean isSignal(NativeSocketException end) {
        return end.error().interrupted();
    }

    /** The exception that ends a method of several calls, with the bytes that those before have transferred. */
    static IOException after(long transferred, IOException end) {
        // Not a switch over patterns: its first use costs milliseconds.
        if (end instanceof NativeSocketException failure) {
            failure.transferred(transferred);
        } else if (end instanceof SocketClosedException closed) {
            closed.transferred(transferred);
        } else if (end instanceof NativeTimeoutException timeout) {
            timeout.transferred(transferred);
        } else if (end instanceof SocketInterruptedException interrupted) {
            interrupted.transferred(transferred);
        } else if (end instanceof NativeConnectException refused) {
            refused.transferred(transferred);
        }
        return end;
    }
}
