package dev.panasock.platform.system;

/** What a {@link ReadyQueue} waits for and reports: the same bits on every system. */
public final class Ready {
    /** A recv or an accept would not wait. */
    public static final int READ = 1;
    /** A send would not wait; a connect has succeeded or failed. */
    public static final int WRITE = READ << 1;
    /** The connection is closed in both directions. Always reported. */
    public static final int HANGUP = WRITE << 1;
    /** An error is pending. Always reported. */
    public static final int ERROR = HANGUP << 1;
    /** Wanted: a report when it begins, not as long as it lasts. */
    public static final int EDGE = HANGUP << 2;
    /** Wanted: one report, then none until it is wanted again. */
    public static final int ONCE = EDGE << 1;

    /** What can be wanted. */
    public static final int INTEREST = READ | WRITE;
    /** All that a question can hold. */
    public static final int QUESTION = INTEREST | EDGE | ONCE;

    private Ready() {
    }

    /**
     * What is reported of what happened: what was wanted, and an end in any case. After an end a recv does not wait,
     * and with an error no call does, which some systems report and others do not. 0 if nothing is wanted.
     */
    public static int answer(int happened, int wanted) {
        return answer(happened, wanted, false);
    }

    /** The same, where the error may be an entry of the error queue, for which no call returns. */
    public static int answer(int happened, int wanted, boolean mayBeQueued) {
        int interest = wanted & INTEREST;
        if (interest == 0) {
            return 0;
        }
        int would = (happened & ERROR) != 0 && !mayBeQueued ? INTEREST : (happened & HANGUP) != 0 ? READ : 0;
        return (happened | would) & (interest | HANGUP | ERROR);
    }
}
