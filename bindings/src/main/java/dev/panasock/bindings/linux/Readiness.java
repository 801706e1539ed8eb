package dev.panasock.bindings.linux;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.linux.generated.readiness_h;
import java.lang.foreign.MemorySegment;

/**
 * The functions of libc on Linux that wait for many descriptors, and the descriptors that are made to be waited for:
 * {@code sys/epoll.h}, {@code sys/eventfd.h}, {@code sys/timerfd.h}, and what goes with them. One method for one function; nothing is checked
 * or translated.
 *
 * <p>The first argument takes {@code errno} and is read with {@link dev.panasock.bindings.CallState#errno} if the result says failure.
 */
public final class Readiness {
    private Readiness() {
    }

    /**
     * {@code int epoll_create1(int flags);}
     *
     * @param callState takes the error
     * @param flags 0 or EPOLL_CLOEXEC
     * @return the descriptor, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/epoll_create.2.html">epoll_create1</a>
     */
    public static int epoll_create1(MemorySegment callState, int flags) {
        return (int) call(readiness_h.epoll_create1$address(), callState, flags, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code int epoll_ctl(int epfd, int op, int fd, struct epoll_event *event);}
     *
     * @param callState takes the error
     * @param epfd the descriptor of the epoll instance
     * @param op an EPOLL_CTL_ number
     * @param fd the descriptor that is added, changed or deleted
     * @param event what to wait for, or NULL
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/epoll_ctl.2.html">epoll_ctl</a>
     */
    public static int epoll_ctl(MemorySegment callState, int epfd, int op, int fd, MemorySegment event) {
        return (int) call(readiness_h.epoll_ctl$address(), callState, epfd, op, fd, event.address(), 0, 0, event, NULL,
                NULL);
    }

    /**
     * {@code int epoll_wait(int epfd, struct epoll_event *events, int maxevents, int timeout);}
     *
     * @param callState takes the error
     * @param epfd the descriptor of the epoll instance
     * @param events takes the events
     * @param maxevents how many fit
     * @param timeout milliseconds, or -1
     * @return how many events, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_wait</a>
     */
    public static int epoll_wait(MemorySegment callState, int epfd, MemorySegment events, int maxevents, int timeout) {
        return (int) call(readiness_h.epoll_wait$address(), callState, epfd, events.address(), maxevents, timeout, 0, 0,
                events, NULL, NULL);
    }

    /**
     * {@code int epoll_pwait2(int epfd, struct epoll_event *events, int maxevents, const struct timespec *timeout, const sigset_t *sigmask);}
     *
     * <p>In glibc since 2.35, in Linux since 5.11. Where the library lacks it {@link readiness_h#epoll_pwait2$address} is NULL, and it must not
     * be called.
     *
     * @param callState takes the error
     * @param epfd the descriptor of the epoll instance
     * @param events takes the events
     * @param maxevents how many fit
     * @param timeout the longest time, or NULL
     * @param sigmask the signals that are blocked meanwhile, or NULL
     * @return how many events, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/epoll_wait.2.html">epoll_pwait2</a>
     */
    public static int epoll_pwait2(MemorySegment callState, int epfd, MemorySegment events, int maxevents,
            MemorySegment timeout, MemorySegment sigmask) {
        return (int) call(readiness_h.epoll_pwait2$address(), callState, epfd, events.address(), maxevents,
                timeout.address(), sigmask.address(), 0, events, timeout, sigmask);
    }

    /**
     * {@code int eventfd(unsigned int initval, int flags);}
     *
     * @param callState takes the error
     * @param initval the counter at the start
     * @param flags a combination of EFD_ flags
     * @return the descriptor, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/eventfd.2.html">eventfd</a>
     */
    public static int eventfd(MemorySegment callState, int initval, int flags) {
        return (int) call(readiness_h.eventfd$address(), callState, Integer.toUnsignedLong(initval), flags, 0, 0, 0, 0,
                NULL, NULL, NULL);
    }

    /**
     * {@code int timerfd_create(int clockid, int flags);}
     *
     * @param callState takes the error
     * @param clockid a CLOCK_ number
     * @param flags a combination of TFD_ flags
     * @return the descriptor, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_create</a>
     */
    public static int timerfd_create(MemorySegment callState, int clockid, int flags) {
        return (int) call(readiness_h.timerfd_create$address(), callState, clockid, flags, 0, 0, 0, 0, NULL, NULL,
                NULL);
    }

    /**
     * {@code int timerfd_settime(int fd, int flags, const struct itimerspec *new_value, struct itimerspec *old_value);}
     *
     * @param callState takes the error
     * @param fd the descriptor
     * @param flags a combination of TFD_TIMER_ flags
     * @param new_value when it expires
     * @param old_value takes what was set before, or NULL
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_settime</a>
     */
    public static int timerfd_settime(MemorySegment callState, int fd, int flags, MemorySegment new_value,
            MemorySegment old_value) {
        return (int) call(readiness_h.timerfd_settime$address(), callState, fd, flags, new_value.address(),
                old_value.address(), 0, 0, new_value, old_value, NULL);
    }

    /**
     * {@code int timerfd_gettime(int fd, struct itimerspec *curr_value);}
     *
     * @param callState takes the error
     * @param fd the descriptor
     * @param curr_value takes the time that is left
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/timerfd_create.2.html">timerfd_gettime</a>
     */
    public static int timerfd_gettime(MemorySegment callState, int fd, MemorySegment curr_value) {
        return (int) call(readiness_h.timerfd_gettime$address(), callState, fd, curr_value.address(), 0, 0, 0, 0,
                curr_value, NULL, NULL);
    }

    /**
     * {@code int ppoll(struct pollfd *fds, nfds_t nfds, const struct timespec *tmo_p, const sigset_t *sigmask);}
     *
     * @param callState takes the error
     * @param fds the array
     * @param nfds its number of elements
     * @param tmo_p the longest time, or NULL
     * @param sigmask the signals that are blocked meanwhile, or NULL
     * @return how many are ready, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/poll.2.html">ppoll</a>
     */
    public static int ppoll(MemorySegment callState, MemorySegment fds, long nfds, MemorySegment tmo_p,
            MemorySegment sigmask) {
        return (int) call(readiness_h.ppoll$address(), callState, fds.address(), nfds, tmo_p.address(),
                sigmask.address(), 0, 0, fds, tmo_p, sigmask);
    }

    /**
     * {@code ssize_t read(int fd, void *buf, size_t count);}
     *
     * @param callState takes the error
     * @param fd the descriptor
     * @param buf takes the bytes
     * @param count how many
     * @return the number of bytes, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/read.2.html">read</a>
     */
    public static long read(MemorySegment callState, int fd, MemorySegment buf, long count) {
        return call(readiness_h.read$address(), callState, fd, buf.address(), count, 0, 0, 0, buf, NULL, NULL);
    }

    /**
     * {@code ssize_t write(int fd, const void *buf, size_t count);}
     *
     * @param callState takes the error
     * @param fd the descriptor
     * @param buf the bytes
     * @param count how many
     * @return the number of bytes, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/write.2.html">write</a>
     */
    public static long write(MemorySegment callState, int fd, MemorySegment buf, long count) {
        return call(readiness_h.write$address(), callState, fd, buf.address(), count, 0, 0, 0, buf, NULL, NULL);
    }
}
