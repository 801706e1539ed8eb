package dev.panasock;

import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.ResolverErrorTable;
import dev.panasock.platform.abi.ResolverErrorTable.Meaning;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.util.Objects;
import java.util.Optional;

/**
 * An error of {@code getaddrinfo} or {@code getnameinfo}, with the code that the function returned. These codes are a
 * number space of their own: EAI_NONAME is -2 on Linux and 8 on macOS, and neither is an errno. On Windows they are
 * Winsock's.
 *
 * <p>Immutable; equal if code and errno are.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">getaddrinfo</a>
 */
public final class ResolverError {
    private final int code;
    private final int systemError;

    private ResolverError(int code, int systemError) {
        this.code = code;
        this.systemError = systemError;
    }

    /**
     * The error of a code.
     *
     * @param code what the function returned; unknown codes are kept
     * @param errno the errno of the same call, kept for EAI_SYSTEM only
     * @return the error
     */
    public static ResolverError of(int code, int errno) {
        return new ResolverError(code, meaning(code) == Meaning.SYSTEM ? errno : 0);
    }

    private static Meaning meaning(int code) {
        ResolverErrorTable.Row row = ResolverErrorTable.row(code);
        return row == null ? Meaning.OTHER : row.meaning();
    }

    /**
     * The code that the function returned.
     *
     * @return the code of this system
     */
    public int code() {
        return code;
    }

    /**
     * The name, the same on every system.
     *
     * @return for example {@code EAI_NONAME}; on Windows for a code of Winsock that is no EAI_ code its own name;
     *         {@code error} for a code without a name
     */
    public String name() {
        String name = ResolverErrorTable.name(OperatingSystem.current(), code);
        return name == null ? "error" : name;
    }

    /**
     * The code that Windows' resolver has for this: WSAHOST_NOT_FOUND (11001) for EAI_NONAME. For EAI_SYSTEM it is the
     * code of the errno behind it.
     *
     * @return the code; on Windows the code itself
     */
    public int winsockCode() {
        return ResolverErrorTable.wsaCode(code, systemError);
    }

    /**
     * What is behind EAI_SYSTEM.
     *
     * @return the error with its errno; empty for every other code
     */
    public Optional<SocketError> systemError() {
        return meaning(code) == Meaning.SYSTEM ? Optional.of(SocketError.of(systemError)) : Optional.empty();
    }

    /**
     * The name or service does not exist, or has no address of the wanted kind: EAI_NONAME, EAI_NODATA, EAI_ADDRFAMILY,
     * EAI_SERVICE.
     *
     * @return whether it is so
     */
    public boolean notFound() {
        return meaning(code) == Meaning.NOT_FOUND;
    }

    /**
     * A later attempt may succeed: EAI_AGAIN.
     *
     * @return whether it is so
     */
    public boolean temporary() {
        return meaning(code) == Meaning.TEMPORARY;
    }

    /**
     * What the system says about the code ({@code gai_strerror}), or a text of the library where the system has none.
     *
     * @return the text
     */
    public String message() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            String text = Host.sockets().resolverMessage(call, code);
            if (text != null && !text.isBlank()) {
                return text;
            }
        } finally {
            thread.release();
        }
        ResolverErrorTable.Row row = ResolverErrorTable.row(code);
        return row == null ? "Unknown resolver error " + code : row.text();
    }

    /**
     * Equal if code and errno are.
     *
     * @param other another object
     * @return whether both are the same error
     */
    @Override
    public boolean equals(Object other) {
        return other instanceof ResolverError error && error.code == code && error.systemError == systemError;
    }

    /**
     * Fits {@link #equals}.
     *
     * @return the hash
     */
    @Override
    public int hashCode() {
        return Objects.hash(code, systemError);
    }

    /**
     * Both codes and the text.
     *
     * @return for example {@code EAI_NONAME (-2, WSAHOST_NOT_FOUND 11001): Name or service not known}
     */
    @Override
    public String toString() {
        String winsock = ResolverErrorTable.counterpart(OperatingSystem.current(), code, systemError);
        return name() + " (" + code + winsock + "): " + message()
                + systemError().map(error -> ": " + error).orElse("");
    }
}
