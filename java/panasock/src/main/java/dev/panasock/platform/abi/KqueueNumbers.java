package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Constants.numbers;

/** The constants of kqueue, each with its number on every system. */
public final class KqueueNumbers {
    /** EVFILT_READ. */
    public static final Numbers EVFILT_READ = numbers("EVFILT_READ");
    /** EVFILT_WRITE. */
    public static final Numbers EVFILT_WRITE = numbers("EVFILT_WRITE");
    /** EVFILT_TIMER. */
    public static final Numbers EVFILT_TIMER = numbers("EVFILT_TIMER");
    /** EVFILT_USER. */
    public static final Numbers EVFILT_USER = numbers("EVFILT_USER");
    /** EV_ADD. */
    public static final Numbers EV_ADD = numbers("EV_ADD");
    /** EV_DELETE. */
    public static final Numbers EV_DELETE = numbers("EV_DELETE");
    /** EV_ENABLE. */
    public static final Numbers EV_ENABLE = numbers("EV_ENABLE");
    /** EV_DISABLE. */
    public static final Numbers EV_DISABLE = numbers("EV_DISABLE");
    /** EV_CLEAR. */
    public static final Numbers EV_CLEAR = numbers("EV_CLEAR");
    /** EV_ONESHOT. */
    public static final Numbers EV_ONESHOT = numbers("EV_ONESHOT");
    /** EV_DISPATCH. */
    public static final Numbers EV_DISPATCH = numbers("EV_DISPATCH");
    /** EV_RECEIPT. */
    public static final Numbers EV_RECEIPT = numbers("EV_RECEIPT");
    /** EV_ERROR. */
    public static final Numbers EV_ERROR = numbers("EV_ERROR");
    /** EV_EOF. */
    public static final Numbers EV_EOF = numbers("EV_EOF");
    /** NOTE_TRIGGER. */
    public static final Numbers NOTE_TRIGGER = numbers("NOTE_TRIGGER");
    /** NOTE_NSECONDS. */
    public static final Numbers NOTE_NSECONDS = numbers("NOTE_NSECONDS");
    /** ENOENT, which kevent reports for a filter that was not added. */
    public static final Numbers ENOENT = numbers("ENOENT");

    private KqueueNumbers() {
    }
}
