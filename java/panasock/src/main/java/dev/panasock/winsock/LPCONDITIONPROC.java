package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code LPCONDITIONPROC}: decides about a connection before {@link Winsock2#WSAAccept} gives it out.
 *
 * <p>Called by the thread that called WSAAccept, once for each call that found a connection. It may call any function of
 * Winsock, should answer soon, because others wait behind it, and may throw: the connection is then rejected, and
 * WSAAccept throws the same to its caller. The addresses are copies, which may be kept.
 *
 * <p>Of what C passes, the qualities of service and the group are missing: no transport of Windows has them. The data that
 * would be sent back ({@code lpCalleeData}) is missing too, for TCP cannot send any.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/conditional-acceptance-2">Conditional acceptance</a>
 */
@FunctionalInterface
public interface LPCONDITIONPROC {
    /**
     * Decides.
     *
     * @param lpCallerId the address of the client
     * @param lpCallerData what the client sent along with its request, or null: TCP clients cannot
     * @param lpCalleeId the address that the client asked for
     * @param dwCallbackData what WSAAccept was given
     * @return CF_ACCEPT, CF_REJECT or CF_DEFER; any other number rejects
     */
    int condition(sockaddr lpCallerId, MemorySegment lpCallerData, sockaddr lpCalleeId, long dwCallbackData);
}
