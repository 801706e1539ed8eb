package dev.panasock;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.panasock.platform.abi.OperatingSystem;

/** Whether the Windows that runs here is Wine, whose Winsock differs from the documented one in places. */
public final class Wine {
    private static final boolean HERE =
            OperatingSystem.current() == OperatingSystem.WINDOWS && System.getenv("WINEPREFIX") != null;

    private Wine() {
    }

    /** Whether it is Wine. */
    public static boolean isHere() {
        return HERE;
    }

    /**
     * Skips what Wine does otherwise than documented.
     *
     * @param how what Wine does
     */
    public static void differs(String how) {
        assumeFalse(HERE, "Wine 8: " + how);
    }
}
