package dev.panasock;

/**
 * The value of SO_LINGER ({@code struct linger}): what close does with bytes that were not sent yet.
 *
 * @param on whether close waits until they are sent, or for the given time; if off they are sent in the background
 * @param seconds how long; on with 0 drops them and resets the connection. Windows keeps 16 bits
 * @see <a href="https://man7.org/linux/man-pages/man7/socket.7.html">socket(7)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock/ns-winsock-linger">linger</a>
 */
public record Linger(boolean on, int seconds) {
    /** Close returns at once, the system sends the rest: the default. */
    public static final Linger OFF = new Linger(false, 0);
    /** Close drops the rest and resets the connection. */
    public static final Linger RESET = new Linger(true, 0);

    /**
     * Close waits.
     *
     * @param seconds at most how long
     * @return the value
     */
    public static Linger of(int seconds) {
        return new Linger(true, seconds);
    }
}
