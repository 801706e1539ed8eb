package dev.panasock.winsock;

import dev.panasock.platform.OperatingSystem;

/** Whether the Windows that runs here is Wine, whose Winsock differs in places. */
final class Wine {
    private Wine() {
    }

    /** Wine says so in its environment. */
    static boolean isHere() {
        return OperatingSystem.current() == OperatingSystem.WINDOWS && System.getenv("WINEPREFIX") != null;
    }
}
