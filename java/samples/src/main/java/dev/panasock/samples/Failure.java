package dev.panasock.samples;

import dev.panasock.ResolverException;
import dev.panasock.SocketFailure;
import java.io.IOException;

/** The words for a failed call of {@code NativeSocket}. */
final class Failure {
    private Failure() {
    }

    /** The exception's text, begun as the tutorial does: {@code accept failed: EMFILE (24, WSAEMFILE 10024): Too many open files}. */
    static String text(IOException failure) {
        return switch (failure) {
            case SocketFailure call -> text(call.operation(), failure);
            case ResolverException call -> text(call.operation(), failure);
            default -> failure.getMessage();
        };
    }

    private static String text(String operation, IOException failure) {
        return operation + " failed" + failure.getMessage().substring(operation.length());
    }
}
