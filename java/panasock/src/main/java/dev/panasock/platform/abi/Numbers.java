package dev.panasock.platform.abi;

/**
 * The number that one C constant has on each system, taken from the generated constants.
 *
 * @param linux on Linux, or {@link #ABSENT}
 * @param macos on macOS, or {@link #ABSENT}
 * @param windows on Windows, or {@link #ABSENT}
 */
public record Numbers(int linux, int macos, int windows) {
    /** The system has no such constant. No C constant of a socket header has this value. */
    public static final int ABSENT = Integer.MIN_VALUE;

    /**
     * The number on a system.
     *
     * @param system the system
     * @return the number, or {@link #ABSENT}
     */
    public int on(OperatingSystem system) {
        return switch (system) {
            case LINUX -> linux;
            case MACOS -> macos;
            case WINDOWS -> windows;
        };
    }

    /**
     * The number on this system.
     *
     * @return the number, or {@link #ABSENT}
     */
    public int here() {
        return on(OperatingSystem.current());
    }
}
