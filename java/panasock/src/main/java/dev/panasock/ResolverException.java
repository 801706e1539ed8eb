package dev.panasock;

import java.net.UnknownHostException;

/** The resolver did not find, or could not ask. */
public final class ResolverException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    /** The C function. */
    private final String operation;
    /** The code of the resolver. */
    private final int code;
    /** The errno that came with EAI_SYSTEM. */
    private final int errno;

    ResolverException(String operation, ResolverError error, String subject) {
        super(operation + ": " + error + ": " + subject);
        this.operation = operation;
        this.code = error.code();
        this.errno = error.systemError().map(SocketError::number).orElse(0);
    }

    /**
     * The C function that failed.
     *
     * @return {@code getaddrinfo} or {@code getnameinfo}
     */
    public String operation() {
        return operation;
    }

    /**
     * The error with the code of the function.
     *
     * @return the error
     */
    public ResolverError error() {
        return ResolverError.of(code, errno);
    }
}
