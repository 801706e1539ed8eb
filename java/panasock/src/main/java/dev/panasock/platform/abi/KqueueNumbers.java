package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Numbers.ABSENT;

import dev.panasock.bindings.macos.generated.sockets_h;

/** The constants of kqueue, each with its number on every system. */
public final class KqueueNumbers {
    /** EVFILT_READ. */
    public static final Numbers EVFILT_READ = new Numbers(ABSENT, sockets_h.EVFILT_READ(), ABSENT);
    /** EVFILT_WRITE. */
    public static final Numbers EVFILT_WRITE = new Numbers(ABSENT, sockets_h.EVFILT_WRITE(), ABSENT);
    /** EVFILT_TIMER. */
    public static final Numbers EVFILT_TIMER = new Numbers(ABSENT, sockets_h.EVFILT_TIMER(), ABSENT);
    /** EVFILT_USER. */
    public static final Numbers EVFILT_USER = new Numbers(ABSENT, sockets_h.EVFILT_USER(), ABSENT);
    /** EV_ADD. */
    public static final Numbers EV_ADD = new Numbers(ABSENT, sockets_h.EV_ADD(), ABSENT);
    /** EV_DELETE. */
    public static final Numbers EV_DELETE = new Numbers(ABSENT, sockets_h.EV_DELETE(), ABSENT);
    /** EV_ENABLE. */
    public static final Numbers EV_ENABLE = new Numbers(ABSENT, sockets_h.EV_ENABLE(), ABSENT);
    /** EV_DISABLE. */
    public static final Numbers EV_DISABLE = new Numbers(ABSENT, sockets_h.EV_DISABLE(), ABSENT);
    /** EV_CLEAR. */
    public static final Numbers EV_CLEAR = new Numbers(ABSENT, sockets_h.EV_CLEAR(), ABSENT);
    /** EV_ONESHOT. */
    public static final Numbers EV_ONESHOT = new Numbers(ABSENT, sockets_h.EV_ONESHOT(), ABSENT);
    /** EV_DISPATCH. */
    public static final Numbers EV_DISPATCH = new Numbers(ABSENT, sockets_h.EV_DISPATCH(), ABSENT);
    /** EV_RECEIPT. */
    public static final Numbers EV_RECEIPT = new Numbers(ABSENT, sockets_h.EV_RECEIPT(), ABSENT);
    /** EV_ERROR. */
    public static final Numbers EV_ERROR = new Numbers(ABSENT, sockets_h.EV_ERROR(), ABSENT);
    /** EV_EOF. */
    public static final Numbers EV_EOF = new Numbers(ABSENT, sockets_h.EV_EOF(), ABSENT);
    /** NOTE_TRIGGER. */
    public static final Numbers NOTE_TRIGGER = new Numbers(ABSENT, sockets_h.NOTE_TRIGGER(), ABSENT);
    /** NOTE_NSECONDS. */
    public static final Numbers NOTE_NSECONDS = new Numbers(ABSENT, sockets_h.NOTE_NSECONDS(), ABSENT);
    /** ENOENT, which kevent reports for a filter that was not added. */
    public static final Numbers ENOENT = new Numbers(ABSENT, sockets_h.ENOENT(), ABSENT);

    private KqueueNumbers() {
    }
}
