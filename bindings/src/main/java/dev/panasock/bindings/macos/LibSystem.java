package dev.panasock.bindings.macos;

import static dev.panasock.bindings.link.Downcall.call;
import static dev.panasock.bindings.link.Downcall.callVariadic;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.macos.generated.libsystem_h;
import java.lang.foreign.MemorySegment;

/**
 * The socket functions of libSystem on macOS, as in {@code sys/socket.h}, {@code netdb.h}, {@code poll.h} and their
 * neighbours. One method for one function; nothing is checked or translated. Verified against the headers, never run.
 *
 * <p>The first argument takes {@code errno} and is read with {@link dev.panasock.bindings.CallState#errno} if the result says failure.
 */
public final class LibSystem {
    private LibSystem() {
    }

    /**
     * {@code int socket(int domain, int type, int protocol);}
     *
     * @param callState takes the error
     * @param domain the address family
     * @param type the socket type
     * @param protocol the protocol, or 0
     * @return the descriptor, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/socket.2.html">socket</a>
     */
    public static int socket(MemorySegment callState, int domain, int type, int protocol) {
        return (int) call(libsystem_h.socket$address(), callState, domain, type, protocol, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int socketpair(int domain, int type, int protocol, int sv[2]);}
     *
     * @param callState takes the error
     * @param domain the address family
     * @param type the socket type
     * @param protocol the protocol, or 0
     * @param sv takes two descriptors, 8 bytes
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/socketpair.2.html">socketpair</a>
     */
    public static int socketpair(MemorySegment callState, int domain, int type, int protocol, MemorySegment sv) {
        return (int) call(libsystem_h.socketpair$address(), callState, domain, type, protocol, sv.address(), 0, 0,
                sv, NULL, NULL);
    }

    /**
     * {@code int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param addr the address, in this system's layout
     * @param addrlen its length in bytes
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/bind.2.html">bind</a>
     */
    public static int bind(MemorySegment callState, int sockfd, MemorySegment addr, int addrlen) {
        return (int) call(libsystem_h.bind$address(), callState, sockfd, addr.address(), addrlen, 0, 0, 0, addr,
                NULL, NULL);
    }

    /**
     * {@code int listen(int sockfd, int backlog);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param backlog the length of the queue
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/listen.2.html">listen</a>
     */
    public static int listen(MemorySegment callState, int sockfd, int backlog) {
        return (int) call(libsystem_h.listen$address(), callState, sockfd, backlog, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param addr takes the address, or NULL
     * @param addrlen its size, then its length
     * @return the descriptor, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/accept.2.html">accept</a>
     */
    public static int accept(MemorySegment callState, int sockfd, MemorySegment addr, MemorySegment addrlen) {
        return (int) call(libsystem_h.accept$address(), callState, sockfd, addr.address(), addrlen.address(), 0, 0,
                0, addr, addrlen, NULL);
    }

    /**
     * {@code int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param addr the address, in this system's layout
     * @param addrlen its length in bytes
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/connect.2.html">connect</a>
     */
    public static int connect(MemorySegment callState, int sockfd, MemorySegment addr, int addrlen) {
        return (int) call(libsystem_h.connect$address(), callState, sockfd, addr.address(), addrlen, 0, 0, 0, addr,
                NULL, NULL);
    }

    /**
     * {@code ssize_t send(int sockfd, const void *buf, size_t len, int flags);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf the bytes
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/send.2.html">send</a>
     */
    public static long send(MemorySegment callState, int sockfd, MemorySegment buf, long len, int flags) {
        return send(callState, sockfd, buf, 0, len, flags);
    }

    /**
     * {@code send} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/send.2.html">send</a>
     */
    public static long send(MemorySegment callState, int sockfd, MemorySegment buf, long offset, long len, int flags) {
        return call(libsystem_h.send$address(), callState, sockfd, buf.address() + offset, len, flags, 0, 0, buf, NULL,
                NULL);
    }

    /**
     * {@code ssize_t recv(int sockfd, void *buf, size_t len, int flags);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf takes the bytes
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recv.2.html">recv</a>
     */
    public static long recv(MemorySegment callState, int sockfd, MemorySegment buf, long len, int flags) {
        return recv(callState, sockfd, buf, 0, len, flags);
    }

    /**
     * {@code recv} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf takes the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recv.2.html">recv</a>
     */
    public static long recv(MemorySegment callState, int sockfd, MemorySegment buf, long offset, long len, int flags) {
        return call(libsystem_h.recv$address(), callState, sockfd, buf.address() + offset, len, flags, 0, 0, buf, NULL,
                NULL);
    }

    /**
     * {@code ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct sockaddr *dest_addr, socklen_t addrlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf the bytes
     * @param len how many
     * @param flags a combination of flags
     * @param dest_addr the destination, or NULL
     * @param addrlen its length in bytes
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/sendto.2.html">sendto</a>
     */
    public static long sendto(MemorySegment callState, int sockfd, MemorySegment buf, long len, int flags,
            MemorySegment dest_addr, int addrlen) {
        return sendto(callState, sockfd, buf, 0, len, flags, dest_addr, addrlen);
    }

    /**
     * {@code sendto} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @param dest_addr the destination, or NULL
     * @param addrlen its length in bytes
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/sendto.2.html">sendto</a>
     */
    public static long sendto(MemorySegment callState, int sockfd, MemorySegment buf, long offset, long len, int flags,
            MemorySegment dest_addr, int addrlen) {
        return call(libsystem_h.sendto$address(), callState, sockfd, buf.address() + offset, len, flags,
                dest_addr.address(),
                addrlen, buf, dest_addr, NULL);
    }

    /**
     * {@code ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr *src_addr, socklen_t *addrlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf takes the bytes
     * @param len how many
     * @param flags a combination of flags
     * @param src_addr takes the source address, or NULL
     * @param addrlen its size, then its length, or NULL
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recvfrom.2.html">recvfrom</a>
     */
    public static long recvfrom(MemorySegment callState, int sockfd, MemorySegment buf, long len, int flags,
            MemorySegment src_addr, MemorySegment addrlen) {
        return recvfrom(callState, sockfd, buf, 0, len, flags, src_addr, addrlen);
    }

    /**
     * {@code recvfrom} at {@code buf + offset}, which needs no slice.
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param buf takes the bytes
     * @param offset where in buf they begin
     * @param len how many
     * @param flags a combination of flags
     * @param src_addr takes the source address, or NULL
     * @param addrlen its size, then its length, or NULL
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recvfrom.2.html">recvfrom</a>
     */
    public static long recvfrom(MemorySegment callState, int sockfd, MemorySegment buf, long offset, long len,
            int flags, MemorySegment src_addr, MemorySegment addrlen) {
        return call(libsystem_h.recvfrom$address(), callState, sockfd, buf.address() + offset, len, flags,
                src_addr.address(), addrlen.address(), buf, src_addr, addrlen);
    }

    /**
     * {@code ssize_t sendmsg(int sockfd, const struct msghdr *msg, int flags);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param msg the message
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/send.2.html">sendmsg</a>
     */
    public static long sendmsg(MemorySegment callState, int sockfd, MemorySegment msg, int flags) {
        return sendmsg(callState, sockfd, msg, flags, NULL, NULL);
    }

    /**
     * {@code sendmsg} that keeps the memory alive that the message points to.
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param msg the message
     * @param flags a combination of flags
     * @param x memory that the message points to, kept alive during the call, or NULL
     * @param y more of it
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/send.2.html">sendmsg</a>
     */
    public static long sendmsg(MemorySegment callState, int sockfd, MemorySegment msg, int flags, MemorySegment x,
            MemorySegment y) {
        return call(libsystem_h.sendmsg$address(), callState, sockfd, msg.address(), flags, 0, 0, 0, msg, x, y);
    }

    /**
     * {@code ssize_t recvmsg(int sockfd, struct msghdr *msg, int flags);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param msg the message, filled in
     * @param flags a combination of flags
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recvfrom.2.html">recvmsg</a>
     */
    public static long recvmsg(MemorySegment callState, int sockfd, MemorySegment msg, int flags) {
        return recvmsg(callState, sockfd, msg, flags, NULL, NULL);
    }

    /**
     * {@code recvmsg} that keeps the memory alive that the message points to.
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param msg the message, filled in
     * @param flags a combination of flags
     * @param x memory that the message points to, kept alive during the call, or NULL
     * @param y more of it
     * @return the number of bytes, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/recvfrom.2.html">recvmsg</a>
     */
    public static long recvmsg(MemorySegment callState, int sockfd, MemorySegment msg, int flags, MemorySegment x,
            MemorySegment y) {
        return call(libsystem_h.recvmsg$address(), callState, sockfd, msg.address(), flags, 0, 0, 0, msg, x, y);
    }

    /**
     * {@code int shutdown(int sockfd, int how);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param how which direction
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/shutdown.2.html">shutdown</a>
     */
    public static int shutdown(MemorySegment callState, int sockfd, int how) {
        return (int) call(libsystem_h.shutdown$address(), callState, sockfd, how, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int close(int fd);}
     *
     * @param callState takes the error
     * @param fd the descriptor
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/close.2.html">close</a>
     */
    public static int close(MemorySegment callState, int fd) {
        return (int) call(libsystem_h.close$address(), callState, fd, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param addr takes the address
     * @param addrlen its size, then its length
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/getsockname.2.html">getsockname</a>
     */
    public static int getsockname(MemorySegment callState, int sockfd, MemorySegment addr, MemorySegment addrlen) {
        return (int) call(libsystem_h.getsockname$address(), callState, sockfd, addr.address(), addrlen.address(),
                0, 0, 0, addr, addrlen, NULL);
    }

    /**
     * {@code int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param addr takes the address
     * @param addrlen its size, then its length
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/getpeername.2.html">getpeername</a>
     */
    public static int getpeername(MemorySegment callState, int sockfd, MemorySegment addr, MemorySegment addrlen) {
        return (int) call(libsystem_h.getpeername$address(), callState, sockfd, addr.address(), addrlen.address(),
                0, 0, 0, addr, addrlen, NULL);
    }

    /**
     * {@code int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param level the level of the option
     * @param optname the option
     * @param optval takes its value
     * @param optlen the size of the value, then its length
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/getsockopt.2.html">getsockopt</a>
     */
    public static int getsockopt(MemorySegment callState, int sockfd, int level, int optname, MemorySegment optval,
            MemorySegment optlen) {
        return (int) call(libsystem_h.getsockopt$address(), callState, sockfd, level, optname, optval.address(),
                optlen.address(), 0, optval, optlen, NULL);
    }

    /**
     * {@code int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen);}
     *
     * @param callState takes the error
     * @param sockfd the descriptor
     * @param level the level of the option
     * @param optname the option
     * @param optval its value
     * @param optlen the length of the value
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/setsockopt.2.html">setsockopt</a>
     */
    public static int setsockopt(MemorySegment callState, int sockfd, int level, int optname, MemorySegment optval,
            int optlen) {
        return (int) call(libsystem_h.setsockopt$address(), callState, sockfd, level, optname, optval.address(),
                optlen, 0, optval, NULL, NULL);
    }

    /**
     * {@code int fcntl(int fd, int cmd, ...);}
     *
     * @param callState takes the error
     * @param fd the descriptor
     * @param cmd the command
     * @param arg the argument
     * @return depends on the command, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/fcntl.2.html">fcntl</a>
     */
    public static int fcntl(MemorySegment callState, int fd, int cmd, int arg) {
        return (int) callVariadic(libsystem_h.fcntl$address(), callState, fd, cmd, arg, NULL);
    }

    /**
     * {@code int ioctl(int fd, unsigned long request, ...);}
     *
     * @param callState takes the error
     * @param fd the descriptor
     * @param request the command
     * @param argp the argument
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/ioctl.2.html">ioctl</a>
     */
    public static int ioctl(MemorySegment callState, int fd, long request, MemorySegment argp) {
        return (int) callVariadic(libsystem_h.ioctl$address(), callState, fd, request, argp.address(), argp);
    }

    /**
     * {@code int poll(struct pollfd *fds, nfds_t nfds, int timeout);}
     *
     * @param callState takes the error
     * @param fds the array
     * @param nfds its number of elements
     * @param timeout milliseconds, or -1
     * @return how many are ready, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/poll.2.html">poll</a>
     */
    public static int poll(MemorySegment callState, MemorySegment fds, int nfds, int timeout) {
        return (int) call(libsystem_h.poll$address(), callState, fds.address(), nfds, timeout, 0, 0, 0, fds, NULL,
                NULL);
    }

    /**
     * {@code int kqueue(void);}
     *
     * @param callState takes the error
     * @return the descriptor, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/kqueue.2.html">kqueue</a>
     */
    public static int kqueue(MemorySegment callState) {
        return (int) call(libsystem_h.kqueue$address(), callState, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int kevent(int kq, const struct kevent *changelist, int nchanges, struct kevent *eventlist, int nevents, const struct timespec *timeout);}
     *
     * @param callState takes the error
     * @param kq the descriptor of the queue
     * @param changelist the changes, or NULL
     * @param nchanges how many
     * @param eventlist takes the events, or NULL
     * @param nevents how many fit
     * @param timeout the longest time, or NULL
     * @return how many events, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/kevent.2.html">kevent</a>
     */
    public static int kevent(MemorySegment callState, int kq, MemorySegment changelist, int nchanges,
            MemorySegment eventlist, int nevents, MemorySegment timeout) {
        return (int) call(libsystem_h.kevent$address(), callState, kq, changelist.address(), nchanges,
                eventlist.address(), nevents, timeout.address(), changelist, eventlist, timeout);
    }

    /**
     * {@code int getaddrinfo(const char *node, const char *service, const struct addrinfo *hints, struct addrinfo **res);}
     *
     * @param callState takes the error
     * @param node the host name, or NULL
     * @param service the service name, or NULL
     * @param hints the criteria, or NULL
     * @param res takes the address of the list
     * @return 0, or an error of the resolver
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/getaddrinfo.3.html">getaddrinfo</a>
     */
    public static int getaddrinfo(MemorySegment callState, MemorySegment node, MemorySegment service,
            MemorySegment hints, MemorySegment res) {
        return (int) call(libsystem_h.getaddrinfo$address(), callState, node.address(), service.address(),
                hints.address(), res.address(), 0, 0, 0, 0, 0, 0, node, service, hints, res);
    }

    /**
     * {@code void freeaddrinfo(struct addrinfo *res);}
     *
     * @param callState takes the error
     * @param res takes the address of the list
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/freeaddrinfo.3.html">freeaddrinfo</a>
     */
    public static void freeaddrinfo(MemorySegment callState, MemorySegment res) {
        call(libsystem_h.freeaddrinfo$address(), callState, res.address(), 0, 0, 0, 0, 0, res, NULL, NULL);
    }

    /**
     * {@code int getnameinfo(const struct sockaddr *addr, socklen_t addrlen, char *host, socklen_t hostlen, char *serv, socklen_t servlen, int flags);}
     *
     * @param callState takes the error
     * @param addr the address, in this system's layout
     * @param addrlen its length in bytes
     * @param host takes the host name, or NULL
     * @param hostlen its size
     * @param serv takes the service name, or NULL
     * @param servlen its size
     * @param flags a combination of flags
     * @return 0, or an error of the resolver
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/getnameinfo.3.html">getnameinfo</a>
     */
    public static int getnameinfo(MemorySegment callState, MemorySegment addr, int addrlen, MemorySegment host,
            int hostlen, MemorySegment serv, int servlen, int flags) {
        return (int) call(libsystem_h.getnameinfo$address(), callState, addr.address(), addrlen, host.address(),
                hostlen, serv.address(), servlen, flags, 0, 0, 0, addr, host, serv, NULL);
    }

    /**
     * {@code const char *gai_strerror(int errcode);}
     *
     * @param callState takes the error
     * @param errcode the error of the resolver
     * @return the address of a zero-terminated text that must not be freed
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/gai_strerror.3.html">gai_strerror</a>
     */
    public static long gai_strerror(MemorySegment callState, int errcode) {
        return call(libsystem_h.gai_strerror$address(), callState, errcode, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int inet_pton(int af, const char *src, void *dst);}
     *
     * @param callState takes the error
     * @param af the address family
     * @param src the text or the address
     * @param dst takes the address or the text
     * @return 1, 0 for a text that is no address, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/inet_pton.3.html">inet_pton</a>
     */
    public static int inet_pton(MemorySegment callState, int af, MemorySegment src, MemorySegment dst) {
        return (int) call(libsystem_h.inet_pton$address(), callState, af, src.address(), dst.address(), 0, 0, 0,
                src, dst, NULL);
    }

    /**
     * {@code const char *inet_ntop(int af, const void *src, char *dst, socklen_t size);}
     *
     * @param callState takes the error
     * @param af the address family
     * @param src the text or the address
     * @param dst takes the address or the text
     * @param size the size of dst
     * @return the address of dst, or 0
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/inet_ntop.3.html">inet_ntop</a>
     */
    public static long inet_ntop(MemorySegment callState, int af, MemorySegment src, MemorySegment dst, int size) {
        return call(libsystem_h.inet_ntop$address(), callState, af, src.address(), dst.address(), size, 0, 0, src,
                dst, NULL);
    }

    /**
     * {@code char *strerror(int errnum);}
     *
     * @param callState takes the error
     * @param errnum the error number
     * @return the address of a zero-terminated text that must not be freed
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/strerror.3.html">strerror</a>
     */
    public static long strerror(MemorySegment callState, int errnum) {
        return call(libsystem_h.strerror$address(), callState, errnum, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int getifaddrs(struct ifaddrs **ifap);}
     *
     * @param callState takes the error
     * @param ifap takes the address of the first element, to be freed
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/getifaddrs.3.html">getifaddrs</a>
     */
    public static int getifaddrs(MemorySegment callState, MemorySegment ifap) {
        return (int) call(libsystem_h.getifaddrs$address(), callState, ifap.address(), 0, 0, 0, 0, 0, ifap, NULL,
                NULL);
    }

    /**
     * {@code void freeifaddrs(struct ifaddrs *ifa);}
     *
     * @param callState takes the error
     * @param ifa the first element
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/getifaddrs.3.html">freeifaddrs</a>
     */
    public static void freeifaddrs(MemorySegment callState, MemorySegment ifa) {
        call(libsystem_h.freeifaddrs$address(), callState, ifa.address(), 0, 0, 0, 0, 0, ifa, NULL, NULL);
    }

    /**
     * {@code unsigned int if_nametoindex(const char *ifname);}
     *
     * @param callState takes the error
     * @param ifname the name, zero-terminated
     * @return the index, or 0
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/if_nametoindex.3.html">if_nametoindex</a>
     */
    public static int if_nametoindex(MemorySegment callState, MemorySegment ifname) {
        return (int) call(libsystem_h.if_nametoindex$address(), callState, ifname.address(), 0, 0, 0, 0, 0, ifname,
                NULL, NULL);
    }

    /**
     * {@code char *if_indextoname(unsigned int ifindex, char *ifname);}
     *
     * @param callState takes the error
     * @param ifindex the index
     * @param ifname takes the name, IF_NAMESIZE bytes
     * @return the address of ifname, or 0
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man3/if_nametoindex.3.html">if_indextoname</a>
     */
    public static long if_indextoname(MemorySegment callState, int ifindex, MemorySegment ifname) {
        return call(libsystem_h.if_indextoname$address(), callState, ifindex, ifname.address(), 0, 0, 0, 0, ifname,
                NULL, NULL);
    }

    /**
     * {@code int sendfile(int fd, int s, off_t offset, off_t *len, struct sf_hdtr *hdtr, int flags);}
     *
     * @param callState takes the error
     * @param fd where from: a file
     * @param s where to: a stream socket
     * @param offset where in the file
     * @param len how many bytes, 0 for all to the end; then how many were sent, also if the call failed
     * @param hdtr what goes before and behind, or NULL
     * @param flags 0
     * @return 0, or -1
     * @see <a href="https://developer.apple.com/library/archive/documentation/System/Conceptual/ManPages_iPhoneOS/man2/sendfile.2.html">sendfile</a>
     */
    public static int sendfile(MemorySegment callState, int fd, int s, long offset, MemorySegment len,
            MemorySegment hdtr, int flags) {
        return (int) call(libsystem_h.sendfile$address(), callState, fd, s, offset, len.address(), hdtr.address(),
                flags, len, hdtr, NULL);
    }

    /**
     * {@code int open(const char *path, int oflag, ...);}
     *
     * @param callState takes the error
     * @param path the file
     * @param oflag how
     * @param mode the mode of a new file
     * @return the descriptor, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open</a>
     */
    public static int open(MemorySegment callState, MemorySegment path, int oflag, int mode) {
        return (int) callVariadic(libsystem_h.open$address(), callState, path.address(), oflag, mode, path);
    }
}
