package dev.panasock;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Set;

/**
 * Whether the processor that runs here is emulated by qemu-user, which translates the calls of the system and does not pass on all
 * of them. What is missing a C program has found out before (native/qemu).
 */
public final class Qemu {
    private static final String FOUND = System.getProperty("panasock.qemu.lacks");
    private static final Set<String> LACKS = FOUND == null ? Set.of() : Set.of(FOUND.split(","));

    private Qemu() {
    }

    /** Whether the processor is emulated: then it is slow. */
    public static boolean isHere() {
        return FOUND != null;
    }

    /**
     * Skips what cannot work without something that qemu does not pass on.
     *
     * @param what as native/qemu names it
     */
    public static void needs(String what) {
        assumeFalse(LACKS.contains(what), "not in qemu: " + what);
    }

    /**
     * Skips what qemu gets wrong too seldom for native/qemu to find out each time.
     *
     * @param what goes wrong
     */
    public static void mayFail(String what) {
        assumeFalse(isHere(), "not in qemu: " + what);
    }
}
