package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.FIONBIO;
import static dev.panasock.winsock.WinsockConstants.FIONREAD;
import static dev.panasock.winsock.WinsockConstants.HANDLE_FLAG_INHERIT;
import static dev.panasock.winsock.WinsockConstants.SIOCATMARK;
import static dev.panasock.winsock.WinsockConstants.SIO_BASE_HANDLE;
import static dev.panasock.winsock.WinsockConstants.SIO_KEEPALIVE_VALS;
import static dev.panasock.winsock.WinsockConstants.SIO_UDP_CONNRESET;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEOPNOTSUPP;
import static dev.panasock.winsock.WinsockConstants.WSA_INVALID_PARAMETER;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/** The control codes of Winsock that have a meaning on POSIX, and the one flag of a handle. */
final class PosixControls extends Controls {
    private final PosixWinsock winsock;
    private final PosixOptions options;

    PosixControls(PosixWinsock winsock, PosixOptions options) {
        this.winsock = winsock;
        this.options = options;
    }

    @Override
    int ioctl(CallBlock call, SOCKET s, long fd, int code, MemorySegment in, MemorySegment out, int[] returned) {
        if (returned == null) {
            return LastError.fail(WSAEFAULT);
        }
        returned[0] = 0;
        return switch (code) {
            case FIONBIO -> winsock.ioctlsocket(call, s, fd, code, in);
            case FIONREAD, SIOCATMARK -> returned(winsock.ioctlsocket(call, s, fd, code, out), Integer.BYTES, returned);
            case SIO_BASE_HANDLE -> baseHandle(fd, out, returned);
            case SIO_KEEPALIVE_VALS -> keepAlive(call, s, fd, in);
            case SIO_UDP_CONNRESET -> resetByDatagrams(in);
            default -> LastError.fail(WSAEOPNOTSUPP);
        };
    }

    private static int returned(int result, int size, int[] returned) {
        returned[0] = result == 0 ? size : 0;
        return result;
    }

    /** There are no layers over the system's own sockets. */
    private static int baseHandle(long fd, MemorySegment out, int[] returned) {
        if (out == null || out.byteSize() < Long.BYTES) {
            return LastError.fail(WSAEFAULT);
        }
        out.set(JAVA_LONG, 0, fd);
        return returned(0, Long.BYTES, returned);
    }

    private int keepAlive(CallBlock call, SOCKET s, long fd, MemorySegment in) {
        if (in == null || in.byteSize() < new tcp_keepalive().sizeof()) {
            return LastError.fail(WSAEFAULT);
        }
        tcp_keepalive values = new tcp_keepalive(in);
        int result = 0;
        if (values.onoff() != 0) {
            result = options.systemInt(call, fd, SocketNumbers.IPPROTO_TCP, SocketNumbers.TCP_KEEPIDLE,
                    seconds(values.keepalivetime()));
            if (result == 0) {
                result = options.systemInt(call, fd, SocketNumbers.IPPROTO_TCP, SocketNumbers.TCP_KEEPINTVL,
                        seconds(values.keepaliveinterval()));
            }
        }
        if (result == 0) {
            result = options.systemInt(call, fd, SocketNumbers.SOL_SOCKET, SocketNumbers.SO_KEEPALIVE,
                    values.onoff() != 0 ? 1 : 0);
        }
        return result < 0 ? winsock.fail(Function.setsockopt, s, result) : 0;
    }

    /** Rounded up: the first probe is never early. */
    private static int seconds(int millis) {
        long perSecond = TimeUnit.SECONDS.toMillis(1);
        return (int) ((Integer.toUnsignedLong(millis) + perSecond - 1) / perSecond);
    }

    /** Only off is possible: an unconnected socket gets no error for a datagram that no socket received. */
    private static int resetByDatagrams(MemorySegment in) {
        if (in == null || in.byteSize() < Integer.BYTES) {
            return LastError.fail(WSAEFAULT);
        }
        return in.get(JAVA_INT, 0) == 0 ? 0 : LastError.fail(WSAEOPNOTSUPP);
    }

    @Override
    int setInformation(CallBlock call, long fd, int mask, int flags) {
        if ((mask & ~HANDLE_FLAG_INHERIT) != 0) {
            return LastError.fail(WSA_INVALID_PARAMETER);
        }
        int result = mask == 0 ? 0 : winsock.api.setInheritable(call, fd, (flags & HANDLE_FLAG_INHERIT) != 0);
        return result < 0 ? winsock.fail(Function.ioctlsocket, null, result) : 0;
    }

    @Override
    int information(CallBlock call, long fd, int[] flags) {
        int result = winsock.api.isInheritable(call, fd);
        if (result < 0) {
            return winsock.fail(Function.ioctlsocket, null, result);
        }
        flags[0] = result == 0 ? 0 : HANDLE_FLAG_INHERIT;
        return 0;
    }
}
