package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.POLLERR;
import static dev.panasock.winsock.WinsockConstants.POLLHUP;
import static dev.panasock.winsock.WinsockConstants.POLLNVAL;
import static dev.panasock.winsock.WinsockConstants.POLLRDBAND;
import static dev.panasock.winsock.WinsockConstants.POLLRDNORM;
import static dev.panasock.winsock.WinsockConstants.POLLWRBAND;
import static dev.panasock.winsock.WinsockConstants.POLLWRNORM;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAENOTSOCK;

import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.PollFd;
import dev.panasock.platform.abi.Results;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.parking.Tries;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.Deadlines;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.winsock.SOCKET.Stage;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.TimeUnit;

/**
 * {@code select} and {@code WSAPoll} over {@code poll}.
 *
 * <p>POSIX reports things that Winsock does not: a fresh TCP socket as writable and hung up, a failed connect as
 * writable. So an element that is ready for POSIX only is taken out of the wait, which then goes on with the time
 * that is left.
 */
final class PosixReadiness {
    private static final int IN = SocketNumbers.POLLIN.here();
    private static final int PRI = SocketNumbers.POLLPRI.here();
    private static final int OUT = SocketNumbers.POLLOUT.here();
    private static final int ERR = SocketNumbers.POLLERR.here();
    private static final int HUP = SocketNumbers.POLLHUP.here();
    private static final int NVAL = SocketNumbers.POLLNVAL.here();
    private static final int ASKABLE = POLLRDNORM | POLLRDBAND | POLLWRNORM | POLLWRBAND;
    private static final int MICROS_PER_SECOND = 1_000_000;
    private static final long FOREVER = -1;

    private final PosixWinsock winsock;
    private final SocketApi api;

    PosixReadiness(PosixWinsock winsock) {
        this.winsock = winsock;
        this.api = winsock.api;
    }

    /** What one element of a wait looks for, and what it makes of the system's answer. */
    private interface Elements {
        SOCKET socket(int index);

        int wanted(int index);

        /** Whether the element is ready by Winsock's meaning. */
        boolean settle(int index, int happened);
    }

    /** Whether urgent data waits. */
    boolean isUrgent(CallBlock call, long fd) {
        PollFd.host().set(call.value, 0, fd, PRI);
        return api.poll(call, call.value, 1, 0) > 0 && (PollFd.host().happened(call.value, 0) & PRI) != 0;
    }

    int select(ThreadBlock thread, Selection selection, timeval timeout) {
        long micros = FOREVER;
        if (timeout != null) {
            if (timeout.tv_sec() < 0 || timeout.tv_usec() < 0) {
                return LastError.fail(WSAEINVAL);
            }
            micros = (long) timeout.tv_sec() * MICROS_PER_SECOND + timeout.tv_usec();
        }
        long[] numbers = new long[selection.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = selection.number(i);
            if (winsock.recognise(thread.call, selection.socket(i), numbers[i]) < 0) {
                return LastError.fail(WSAENOTSOCK, LastError.nativeNumber());
            }
        }
        int ready = await(thread, Function.select, selection.held(), numbers, numbers.length, micros, new Elements() {
            @Override
            public SOCKET socket(int index) {
                return selection.socket(index);
            }

            @Override
            public int wanted(int index) {
                return switch (selection.kind(index)) {
                    case READ -> IN;
                    case WRITE -> OUT;
                    case EXCEPT -> PRI;
                };
            }

            @Override
            public boolean settle(int index, int happened) {
                SOCKET s = selection.socket(index);
                if (!isReady(thread.call, s, numbers[index], selection.kind(index), happened)) {
                    return false;
                }
                selection.ready(index);
                return true;
            }
        });
        return ready < 0 ? ready : selection.keepReady();
    }

    private boolean isReady(CallBlock call, SOCKET s, long fd, Selection.Kind kind, int happened) {
        Stage stage = settled(call, s, fd, happened);
        boolean failed = stage == Stage.FAILED;
        boolean nothing = stage == Stage.FRESH && s.isStream() || stage == Stage.CONNECTING;
        return switch (kind) {
            case READ -> !failed && !nothing && (happened & (IN | HUP | ERR)) != 0;
            case WRITE -> !failed && !nothing && (happened & OUT) != 0;
            case EXCEPT -> failed || (happened & PRI) != 0;
        };
    }

    /** A connect that is under way has ended once the system reports anything. */
    private Stage settled(CallBlock call, SOCKET s, long fd, int happened) {
        if (s.stage == Stage.CONNECTING && happened != 0) {
            winsock.settle(call, s, fd);
        }
        return s.stage;
    }

    int poll(ThreadBlock thread, WSAPOLLFD[] elements, SOCKET[] held, long[] numbers, int count, int millis) {
        int valid = 0;
        int invalid = 0;
        for (int i = 0; i < count; i++) {
            if ((elements[i].events() & ~ASKABLE) != 0) {
                return LastError.fail(WSAEINVAL);
            }
            if (numbers[i] != SocketHandle.INVALID
                    && winsock.recognise(thread.call, elements[i].fd(), numbers[i]) < 0) {
                numbers[i] = SocketHandle.INVALID;
            }
            boolean isValid = numbers[i] != SocketHandle.INVALID;
            boolean passedOver = elements[i].fd() == SOCKET.INVALID;
            elements[i].revents(isValid || passedOver ? 0 : POLLNVAL);
            valid += isValid ? 1 : 0;
            invalid += isValid || passedOver ? 0 : 1;
        }
        if (valid == 0) {
            return LastError.fail(WSAENOTSOCK);
        }
        // What is no socket is an answer already, so there is nothing to wait for.
        long micros = invalid > 0 ? 0 : millis < 0 ? FOREVER : TimeUnit.MILLISECONDS.toMicros(millis);
        int ready = await(thread, Function.WSAPoll, new HeldSockets(held), numbers, count, micros, new Elements() {
            @Override
            public SOCKET socket(int index) {
                return elements[index].fd();
            }

            @Override
            public int wanted(int index) {
                int events = elements[index].events();
                return ((events & (POLLRDNORM | POLLRDBAND)) != 0 ? IN : 0)
                        | ((events & POLLRDBAND) != 0 ? PRI : 0)
                        | ((events & POLLWRNORM) != 0 ? OUT : 0);
            }

            @Override
            public boolean settle(int index, int happened) {
                int revents =
                        revents(thread.call, elements[index].fd(), numbers[index], elements[index].events(), happened);
                elements[index].revents(revents);
                return revents != 0;
            }
        });
        return ready < 0 ? ready : ready + invalid;
    }

    private int revents(CallBlock call, SOCKET s, long fd, int events, int happened) {
        if ((happened & NVAL) != 0) {
            return POLLNVAL;
        }
        Stage stage = settled(call, s, fd, happened);
        if (stage == Stage.FAILED) {
            return POLLERR | POLLHUP | events & POLLWRNORM;
        }
        if (stage == Stage.FRESH && s.isStream() || stage == Stage.CONNECTING) {
            return 0;
        }
        int revents = (happened & OUT) != 0 ? events & POLLWRNORM : 0;
        if ((happened & PRI) != 0) {
            revents |= events & POLLRDBAND;
        }
        boolean ended = (happened & (HUP | ERR)) != 0;
        if ((happened & IN) != 0) {
            // An orderly end is readable for POSIX, and for Winsock hung up.
            boolean data = !s.isStream() || stage == Stage.LISTENING || api.available(call, fd) > 0;
            revents |= data ? events & POLLRDNORM : POLLHUP;
        }
        if (ended) {
            revents |= (happened & ERR) != 0 ? POLLERR : 0;
            revents |= s.isStream() ? POLLHUP : 0;
        }
        return revents;
    }

    /** Waits until something is ready by Winsock's meaning; counts it. */
    private int await(ThreadBlock thread, Function function, HeldSockets held, long[] numbers, int count, long micros,
            Elements elements) {
        MemorySegment fds = thread.call.scratch((count + 1) * PollFd.host().size());
        long deadline = micros == FOREVER ? Deadlines.NEVER : Deadlines.after(TimeUnit.MICROSECONDS.toNanos(micros));
        boolean deferred = false;
        for (int i = 0; i < count; i++) {
            PollFd.host().set(fds, i, numbers[i], numbers[i] == SocketHandle.INVALID ? 0 : elements.wanted(i));
            deferred |= hasDeferred(elements, i);
        }
        while (true) {
            int result = Tries.poll(held, thread, fds, count, deferred ? Deadlines.after(0) : deadline);
            if (result == Results.CLOSED && function == Function.select) {
                return LastError.fail(WSAENOTSOCK);
            }
            if (result < 0) {
                return winsock.fail(function, null, result);
            }
            if (result == 0 && !deferred) {
                return 0;
            }
            int ready = 0;
            for (int i = 0; i < count; i++) {
                int happened = PollFd.host().happened(fds, i) | (deferred && hasDeferred(elements, i) ? IN : 0);
                if (function == Function.select && (happened & NVAL) != 0) {
                    return LastError.fail(WSAENOTSOCK);
                }
                if (happened != 0 && elements.settle(i, happened)) {
                    ready++;
                } else if (happened != 0) {
                    PollFd.host().set(fds, i, SocketHandle.INVALID, 0);
                }
            }
            if (ready > 0) {
                return ready;
            }
        }
    }

    /** A connection that a condition put off waits here and not in the system. */
    private static boolean hasDeferred(Elements elements, int index) {
        return (elements.wanted(index) & IN) != 0 && elements.socket(index).hasDeferred();
    }
}
