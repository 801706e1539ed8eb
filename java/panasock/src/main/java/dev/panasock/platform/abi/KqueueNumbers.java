package dev.panasock.platform.abi;

/** The constants of kqueue, each with its number on every system. */
public final class KqueueNumbers {
    /** EVFILT_READ. */
    public static final Numbers EVFILT_READ = Numbers.of("EVFILT_READ");
    /** EVFILT_WRITE. */
    public static final Numbers EVFILT_WRITE = Numbers.of("EVFILT_WRITE");
    /** EVFILT_TIMER. */
    public static final Numbers EVFILT_TIMER = Numbers.of("EVFILT_TIMER");
    /** EVFILT_USER. */
    public static final Numbers EVFILT_USER = Numbers.of("EVFILT_USER");
    /** EV_ADD. */
    public static final Numbers EV_ADD = Numbers.of("EV_ADD");
    /** EV_DELETE. */
    public static final Numbers EV_DELETE = Numbers.of("EV_DELETE");
    /** EV_ENABLE. */
    public static final Numbers EV_ENABLE = Numbers.of("EV_ENABLE");
    /** EV_DISABLE. */
    public static final Numbers EV_DISABLE = Numbers.of("EV_DISABLE");
    /** EV_CLEAR. */
    public static final Numbers EV_CLEAR = Numbers.of("EV_CLEAR");
    /** EV_ONESHOT. */
    public static final Numbers EV_ONESHOT = Numbers.of("EV_ONESHOT");
    /** EV_DISPATCH. */
    public static final Numbers EV_DISPATCH = Numbers.of("EV_DISPATCH");
    /** EV_RECEIPT. */
    public static final Numbers EV_RECEIPT = Numbers.of("EV_RECEIPT");
    /** EV_ERROR. */
    public static final Numbers EV_ERROR = Numbers.of("EV_ERROR");
    /** EV_EOF. */
    public static final Numbers EV_EOF = Numbers.of("EV_EOF");
    /** NOTE_TRIGGER. */
    public static final Numbers NOTE_TRIGGER = Numbers.of("NOTE_TRIGGER");
    /** NOTE_NSECONDS. */
    public static final Numbers NOTE_NSECONDS = Numbers.of("NOTE_NSECONDS");
    /** ENOENT, which kevent reports for a filter that was not added. */
    public static final Numbers ENOENT = Numbers.of("ENOENT");

    private KqueueNumbers() {
    }
}
