package dev.panasock;

/**
 * Which direction {@code shutdown} ends: SHUT_RD, SHUT_WR, SHUT_RDWR; SD_RECEIVE, SD_SEND, SD_BOTH of Winsock. The set is
 * open.
 *
 * @param number the number, the same on every system
 * @see <a href="https://man7.org/linux/man-pages/man2/shutdown.2.html">shutdown(2)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/nf-winsock-shutdown">shutdown</a>
 */
public record Shutdown(int number) {
    /** Nothing more is received: SHUT_RD, SD_RECEIVE. */
    public static final Shutdown RECEIVE = new Shutdown(0);
    /** Nothing more is sent; the peer receives the end of the stream: SHUT_WR, SD_SEND. */
    public static final Shutdown SEND = new Shutdown(1);
    /** Both: SHUT_RDWR, SD_BOTH. */
    public static final Shutdown BOTH = new Shutdown(2);

    /**
     * The direction of a number.
     *
     * @param number any number; the system refuses those that it does not know
     * @return the direction
     */
    public static Shutdown of(int number) {
        return new Shutdown(number);
    }

    /**
     * The name in POSIX.
     *
     * @return for example {@code SHUT_WR}, or {@code SHUT_4711} for a number without a name
     */
    @Override
    public String toString() {
        return switch (number) {
            case 0 -> "SHUT_RD";
            case 1 -> "SHUT_WR";
            case 2 -> "SHUT_RDWR";
            default -> "SHUT_" + number;
        };
    }
}
