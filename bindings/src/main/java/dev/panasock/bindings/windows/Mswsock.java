package dev.panasock.bindings.windows;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import java.lang.foreign.MemorySegment;

/**
 * The Microsoft extensions of Winsock, as in {@code mswsock.h}. One method for one function; nothing is checked or
 * translated.
 *
 * <p>A program asks {@code WSAIoctl} for the address of each with SIO_GET_EXTENSION_FUNCTION_POINTER and its GUID, and gives
 * it as the second argument: {@code mswsock.dll} exports some of them, but its functions ask for the pointer on every call.
 *
 * <p>The first argument takes the error and is read with {@link dev.panasock.bindings.CallState#wsaGetLastError} if the result says
 * failure.
 */
public final class Mswsock {
    private Mswsock() {
    }

    /**
     * {@code BOOL AcceptEx(SOCKET sListenSocket, SOCKET sAcceptSocket, PVOID lpOutputBuffer, DWORD dwReceiveDataLength, DWORD dwLocalAddressLength, DWORD dwRemoteAddressLength, LPDWORD lpdwBytesReceived, LPOVERLAPPED lpOverlapped);}
     *
     * @param callState takes the error
     * @param function the pointer that WSAIoctl gave
     * @param sListenSocket the listener
     * @param sAcceptSocket a SOCKET that is neither bound nor connected
     * @param lpOutputBuffer first data and both addresses
     * @param dwReceiveDataLength room for first data, or 0
     * @param dwLocalAddressLength room for the local address, 16 bytes more than the largest
     * @param dwRemoteAddressLength room for the peer address, 16 bytes more than the largest
     * @param lpdwBytesReceived takes the number of bytes if the call completes at once
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @return other than 0, or 0; 0 with ERROR_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-acceptex">AcceptEx</a>
     */
    public static int AcceptEx(MemorySegment callState, MemorySegment function, long sListenSocket, long sAcceptSocket,
            MemorySegment lpOutputBuffer, int dwReceiveDataLength, int dwLocalAddressLength, int dwRemoteAddressLength,
            MemorySegment lpdwBytesReceived, MemorySegment lpOverlapped) {
        return (int) call(function, callState, sListenSocket, sAcceptSocket, lpOutputBuffer.address(),
                dwReceiveDataLength, dwLocalAddressLength, dwRemoteAddressLength, lpdwBytesReceived.address(),
                lpOverlapped.address(), 0, 0, lpOutputBuffer, lpdwBytesReceived, lpOverlapped, NULL);
    }

    /**
     * {@code void GetAcceptExSockaddrs(PVOID lpOutputBuffer, DWORD dwReceiveDataLength, DWORD dwLocalAddressLength, DWORD dwRemoteAddressLength, LPSOCKADDR *LocalSockaddr, LPINT LocalSockaddrLength, LPSOCKADDR *RemoteSockaddr, LPINT RemoteSockaddrLength);}
     *
     * @param callState takes the error
     * @param function the pointer that WSAIoctl gave
     * @param lpOutputBuffer first data and both addresses
     * @param dwReceiveDataLength room for first data, or 0
     * @param dwLocalAddressLength room for the local address, 16 bytes more than the largest
     * @param dwRemoteAddressLength room for the peer address, 16 bytes more than the largest
     * @param LocalSockaddr takes the place of the local address
     * @param LocalSockaddrLength takes its length
     * @param RemoteSockaddr takes the place of the peer address
     * @param RemoteSockaddrLength takes its length
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-getacceptexsockaddrs">GetAcceptExSockaddrs</a>
     */
    public static void GetAcceptExSockaddrs(MemorySegment callState, MemorySegment function,
            MemorySegment lpOutputBuffer, int dwReceiveDataLength, int dwLocalAddressLength, int dwRemoteAddressLength,
            MemorySegment LocalSockaddr, MemorySegment LocalSockaddrLength, MemorySegment RemoteSockaddr,
            MemorySegment RemoteSockaddrLength) {
        call(function, callState, lpOutputBuffer.address(), dwReceiveDataLength, dwLocalAddressLength,
                dwRemoteAddressLength, LocalSockaddr.address(), LocalSockaddrLength.address(), RemoteSockaddr.address(),
                RemoteSockaddrLength.address(), 0, 0, lpOutputBuffer, LocalSockaddr, LocalSockaddrLength,
                RemoteSockaddr,
                RemoteSockaddrLength, NULL, NULL, NULL);
    }

    /**
     * {@code BOOL ConnectEx(SOCKET s, const struct sockaddr *name, int namelen, PVOID lpSendBuffer, DWORD dwSendDataLength, LPDWORD lpdwBytesSent, LPOVERLAPPED lpOverlapped);}
     *
     * @param callState takes the error
     * @param function the pointer that WSAIoctl gave
     * @param s the SOCKET
     * @param name the address
     * @param namelen its length in bytes
     * @param lpSendBuffer first data, or NULL
     * @param dwSendDataLength its length
     * @param lpdwBytesSent takes the number of bytes if the call completes at once
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @return other than 0, or 0; 0 with ERROR_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-connectex">ConnectEx</a>
     */
    public static int ConnectEx(MemorySegment callState, MemorySegment function, long s, MemorySegment name,
            int namelen, MemorySegment lpSendBuffer, int dwSendDataLength, MemorySegment lpdwBytesSent,
            MemorySegment lpOverlapped) {
        return (int) call(function, callState, s, name.address(), namelen, lpSendBuffer.address(), dwSendDataLength,
                lpdwBytesSent.address(), lpOverlapped.address(), 0, 0, 0, name, lpSendBuffer, lpdwBytesSent,
                lpOverlapped);
    }

    /**
     * {@code BOOL DisconnectEx(SOCKET s, LPOVERLAPPED lpOverlapped, DWORD dwFlags, DWORD dwReserved);}
     *
     * @param callState takes the error
     * @param function the pointer that WSAIoctl gave
     * @param s the SOCKET
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param dwFlags 0 or TF_REUSE_SOCKET
     * @param dwReserved 0
     * @return other than 0, or 0; 0 with ERROR_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-disconnectex">DisconnectEx</a>
     */
    public static int DisconnectEx(MemorySegment callState, MemorySegment function, long s, MemorySegment lpOverlapped,
            int dwFlags, int dwReserved) {
        return (int) call(function, callState, s, lpOverlapped.address(), dwFlags, dwReserved, 0, 0, lpOverlapped, NULL,
                NULL);
    }

    /**
     * {@code BOOL TransmitFile(SOCKET hSocket, HANDLE hFile, DWORD nNumberOfBytesToWrite, DWORD nNumberOfBytesPerSend, LPOVERLAPPED lpOverlapped, LPTRANSMIT_FILE_BUFFERS lpTransmitBuffers, DWORD dwReserved);}
     *
     * @param callState takes the error
     * @param function the pointer that WSAIoctl gave
     * @param hSocket the SOCKET
     * @param hFile the file, or NULL
     * @param nNumberOfBytesToWrite how much of it, 0 for all
     * @param nNumberOfBytesPerSend the size of a block, 0 for the default
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpTransmitBuffers a TRANSMIT_FILE_BUFFERS, or NULL
     * @param dwReserved a combination of flags
     * @return other than 0, or 0; 0 with ERROR_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-transmitfile">TransmitFile</a>
     */
    public static int TransmitFile(MemorySegment callState, MemorySegment function, long hSocket, MemorySegment hFile,
            int nNumberOfBytesToWrite, int nNumberOfBytesPerSend, MemorySegment lpOverlapped,
            MemorySegment lpTransmitBuffers, int dwReserved) {
        return (int) call(function, callState, hSocket, hFile.address(), nNumberOfBytesToWrite, nNumberOfBytesPerSend,
                lpOverlapped.address(), lpTransmitBuffers.address(), dwReserved, 0, 0, 0, hFile, lpOverlapped,
                lpTransmitBuffers, NULL);
    }

    /**
     * {@code int WSARecvMsg(SOCKET s, LPWSAMSG lpMsg, LPDWORD lpdwNumberOfBytesRecvd, LPWSAOVERLAPPED lpOverlapped, LPWSAOVERLAPPED_COMPLETION_ROUTINE lpCompletionRoutine);}
     *
     * @param callState takes the error
     * @param function the pointer that WSAIoctl gave
     * @param s the SOCKET
     * @param lpMsg a WSAMSG
     * @param lpdwNumberOfBytesRecvd takes the number of bytes if the call completes at once, or NULL
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-wsarecvmsg">WSARecvMsg</a>
     */
    public static int WSARecvMsg(MemorySegment callState, MemorySegment function, long s, MemorySegment lpMsg,
            MemorySegment lpdwNumberOfBytesRecvd, MemorySegment lpOverlapped, MemorySegment lpCompletionRoutine) {
        return (int) call(function, callState, s, lpMsg.address(), lpdwNumberOfBytesRecvd.address(),
                lpOverlapped.address(), lpCompletionRoutine.address(), 0, 0, 0, 0, 0, lpMsg, lpdwNumberOfBytesRecvd,
                lpOverlapped, lpCompletionRoutine);
    }

    /**
     * {@code WSARecvMsg} that keeps the memory alive that the message points to
     *
     * @param callState takes the error
     * @param function the pointer that WSAIoctl gave
     * @param s the SOCKET
     * @param lpMsg a WSAMSG
     * @param lpdwNumberOfBytesRecvd takes the number of bytes if the call completes at once, or NULL
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @param lpCompletionRoutine a function that is called at the end, or NULL
     * @param x memory that the message points to, or NULL
     * @param y more of it
     * @return 0, or -1; -1 with WSA_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/mswsock/nf-mswsock-wsarecvmsg">WSARecvMsg</a>
     */
    public static int WSARecvMsg(MemorySegment callState, MemorySegment function, long s, MemorySegment lpMsg,
            MemorySegment lpdwNumberOfBytesRecvd, MemorySegment lpOverlapped, MemorySegment lpCompletionRoutine,
            MemorySegment x, MemorySegment y) {
        return (int) call(function, callState, s, lpMsg.address(), lpdwNumberOfBytesRecvd.address(),
                lpOverlapped.address(), lpCompletionRoutine.address(), 0, 0, 0, 0, 0, lpMsg, lpdwNumberOfBytesRecvd,
                lpOverlapped, lpCompletionRoutine, x, y, NULL, NULL);
    }
}
