package dev.panasock;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import java.util.OptionalInt;

/**
 * The symbolic names of socket errors. On Windows they name the WSAE codes: {@link #ECONNRESET} is WSAECONNRESET.
 *
 * <p>A number may have no name here; {@link SocketError} keeps it all the same.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/errno.3.html">errno(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/windows-sockets-error-codes-2">Windows Sockets Error Codes</a>
 */
public enum Errno {
    /** Argument list too long. */
    E2BIG,
    /** Permission denied. */
    EACCES,
    /** Address already in use. */
    EADDRINUSE,
    /** Address not available on this machine. */
    EADDRNOTAVAIL,
    /** Address family not supported. */
    EAFNOSUPPORT,
    /** Operation already in progress. */
    EALREADY,
    /** Bad descriptor. */
    EBADF,
    /** Bad RPC structure. */
    EBADRPC,
    /** Resource busy. */
    EBUSY,
    /** Operation cancelled. */
    ECANCELED,
    /** Connection aborted. */
    ECONNABORTED,
    /** Connection refused. */
    ECONNREFUSED,
    /** Connection reset by peer. */
    ECONNRESET,
    /** Destination address required. */
    EDESTADDRREQ,
    /** Argument out of domain. */
    EDOM,
    /** Quota exceeded. */
    EDQUOT,
    /** File exists. */
    EEXIST,
    /** Bad address. */
    EFAULT,
    /** File too large. */
    EFBIG,
    /** Host is down. */
    EHOSTDOWN,
    /** No route to host. */
    EHOSTUNREACH,
    /** Identifier removed. */
    EIDRM,
    /** Illegal byte sequence. */
    EILSEQ,
    /** Operation now in progress. */
    EINPROGRESS,
    /** Interrupted by a signal. */
    EINTR,
    /** Invalid argument. */
    EINVAL,
    /** Input/output error. */
    EIO,
    /** Socket is already connected. */
    EISCONN,
    /** Is a directory. */
    EISDIR,
    /** Too many symbolic links. */
    ELOOP,
    /** Too many open descriptors. */
    EMFILE,
    /** Too many links. */
    EMLINK,
    /** Message too long. */
    EMSGSIZE,
    /** Multihop attempted. */
    EMULTIHOP,
    /** Name too long. */
    ENAMETOOLONG,
    /** Network is down. */
    ENETDOWN,
    /** Connection dropped by a network reset. */
    ENETRESET,
    /** Network is unreachable. */
    ENETUNREACH,
    /** Too many open files in the system. */
    ENFILE,
    /** Attribute not found. */
    ENOATTR,
    /** No buffer space available. */
    ENOBUFS,
    /** No data available. */
    ENODATA,
    /** No such device. */
    ENODEV,
    /** No such file or directory. */
    ENOENT,
    /** Not an executable. */
    ENOEXEC,
    /** No locks available. */
    ENOLCK,
    /** Link severed. */
    ENOLINK,
    /** Out of memory. */
    ENOMEM,
    /** No message of the desired type. */
    ENOMSG,
    /** Machine is not on the network. */
    ENONET,
    /** Option not supported by the protocol. */
    ENOPROTOOPT,
    /** No space left. */
    ENOSPC,
    /** Out of streams resources. */
    ENOSR,
    /** Function not implemented. */
    ENOSYS,
    /** Block device required. */
    ENOTBLK,
    /** Socket is not connected. */
    ENOTCONN,
    /** Not a directory. */
    ENOTDIR,
    /** Directory not empty. */
    ENOTEMPTY,
    /** Not a socket. */
    ENOTSOCK,
    /** Not supported. */
    ENOTSUP,
    /** Request does not fit the descriptor. */
    ENOTTY,
    /** Name not unique on the network. */
    ENOTUNIQ,
    /** No such device or address. */
    ENXIO,
    /** Operation not supported. */
    EOPNOTSUPP,
    /** Value too large. */
    EOVERFLOW,
    /** Operation not permitted. */
    EPERM,
    /** Protocol family not supported. */
    EPFNOSUPPORT,
    /** Broken pipe. */
    EPIPE,
    /** Too many processes. */
    EPROCLIM,
    /** Protocol error. */
    EPROTO,
    /** Protocol not supported. */
    EPROTONOSUPPORT,
    /** Wrong protocol for this socket type. */
    EPROTOTYPE,
    /** Interface output queue is full. */
    EQFULL,
    /** Result out of range. */
    ERANGE,
    /** Object is remote. */
    EREMOTE,
    /** Remote input/output error. */
    EREMOTEIO,
    /** Read-only file system. */
    EROFS,
    /** Socket has been shut down. */
    ESHUTDOWN,
    /** Socket type not supported. */
    ESOCKTNOSUPPORT,
    /** Illegal seek. */
    ESPIPE,
    /** No such process. */
    ESRCH,
    /** Stale handle. */
    ESTALE,
    /** Timed out. */
    ETIMEDOUT,
    /** Too many references. */
    ETOOMANYREFS,
    /** Text file busy. */
    ETXTBSY,
    /** Too many users. */
    EUSERS,
    /** Operation would block. {@code EAGAIN} is the same number. */
    EWOULDBLOCK,
    /** Cross-device link. */
    EXDEV;

    /**
     * The number on this system.
     *
     * @return errno, on Windows the WSAE code; empty where this system does not have the error
     */
    public OptionalInt number() {
        int number = ErrorTable.named(name()).ownNumber(OperatingSystem.current());
        return number == Numbers.ABSENT ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
