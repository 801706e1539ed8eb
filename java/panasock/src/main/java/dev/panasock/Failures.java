package dev.panasock;

import java.io.IOException;
import java.util.Map;

/** Builds the exception of a failed call. */
final class Failures {
    /** The kinds of exceptions; of those that an error can mean the first one holds. */
    private enum Kind {
        CLOSED {
            @Override
            boolean isMeantBy(SocketError error) {
                return error.closedLocally();
            }

            @Override
            IOException of(String operation, SocketError error, String about) {
                return new SocketClosedException(operation, error, about);
            }
        },
        TIMEOUT {
            @Override
            boolean isMeantBy(SocketError error) {
                return error.timedOut();
            }

            @Override
            IOException of(String operation, SocketError error, String about) {
                return new NativeTimeoutException(operation, error, about);
            }
        },
        CONNECT {
            @Override
            boolean isMeantBy(SocketError error) {
                return error.connectionRefused();
            }

            @Override
            IOException of(String operation, SocketError error, String about) {
                return new NativeConnectException(operation, error, about);
            }
        },
        BIND {
            @Override
            IOException of(String operation, SocketError error, String about) {
                return new NativeBindException(operation, error, about);
            }
        },
        SOCKET {
            @Override
            IOException of(String operation, SocketError error, String about) {
                return new NativeSocketException(operation, error, about);
            }
        };

        private static final Kind[] ALL = values();
        /** What a function fails with, where the error does not decide. */
        private static final Map<String, Kind> BY_OPERATION = Map.of("bind", BIND);

        /** Whether the error decides, whatever the function. */
        boolean isMeantBy(SocketError error) {
            return false;
        }

        abstract IOException of(String operation, SocketError error, String about);

        static Kind of(String operation, SocketError error) {
            for (Kind kind : ALL) {
                if (kind.isMeantBy(error)) {
                    return kind;
                }
            }
            return BY_OPERATION.getOrDefault(operation, SOCKET);
        }
    }

    private Failures() {
    }

    /** The exception for an error of a C function; the subject is the address or option of the call, or null. */
    static IOException of(String operation, SocketError error, Object subject) {
        return Kind.of(operation, error).of(operation, error, subject == null ? null : subject.toString());
    }

    static String text(String operation, SocketError error, String subject) {
        return operation + ": " + error + (subject == null ? "" : ": " + subject);
    }
}
