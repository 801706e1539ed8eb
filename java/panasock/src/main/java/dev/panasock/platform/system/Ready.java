package dev.panasock.platform.system;

/** What a {@link ReadyQueue} is asked for and tells: the same bits on every system. */
public final class Ready {
    /** A recv or an accept would not wait. */
    public static final int READ = 1;
    /** A send would not wait; a connect has ended. */
    public static final int WRITE = READ << 1;
    /** The connection has ended in both directions. An answer only. */
    public static final int HANGUP = WRITE << 1;
    /** An error is pending. An answer only. */
    public static final int ERROR = HANGUP << 1;
    /** Told when it begins, not as long as it lasts. A question only. */
    public static final int EDGE = HANGUP << 2;
    /** Told once, then not until it is asked for again. A question only. */
    public static final int ONCE = EDGE << 1;

    /** What can be wanted. */
    public static final int INTEREST = READ | WRITE;
    /** All that a question can hold. */
    public static final int QUESTION = INTEREST | EDGE | ONCE;

    private Ready() {
    }

    /**
     * What to tell of what happened: what was wanted, and an end in any case. After an end a recv does not wait, and with an error no call
     * does, which some systems say and others do not.
     *
     * @param happened what the system said
     * @param wanted the question
     * @return what is told; 0 if nothing is
     */
    public static int answer(int happened, int wanted) {
        int interest = wanted & INTEREST;
        if (interest == 0) {
            return 0;
        }
        int would = (happened & ERROR) != 0 ? INTEREST : (happened & HANGUP) != 0 ? READ : 0;
        return (happened | would) & (interest | HANGUP | ERROR);
    }
}
