/**
 * What only Windows has: overlapped operations, completion ports, and the Microsoft extensions of Winsock.
 *
 * <p>An {@link dev.panasock.windows.OverlappedSocket} starts operations, each on an {@link dev.panasock.windows.Overlapped}; a
 * {@link dev.panasock.windows.CompletionPort} or the event of the Overlapped tells when they have ended, and a
 * {@link dev.panasock.windows.CompletionStatus} how. An {@link dev.panasock.windows.Acceptor} keeps several AcceptEx outstanding.
 *
 * <p>On other systems the classes load, and what would need Windows throws {@link java.lang.UnsupportedOperationException}.
 */
package dev.panasock.windows;
