package dev.panasock;

import java.io.File;
import org.junit.jupiter.api.Assumptions;

/** The descriptors of this process. */
public final class OpenFiles {
    private static final File DESCRIPTORS = new File("/proc/self/fd");

    private OpenFiles() {
    }

    /** How many there are; skips the test where the system does not tell. */
    public static int count() {
        String[] names = DESCRIPTORS.list();
        Assumptions.assumeTrue(names != null, "this system does not list the descriptors of a process");
        return names.length;
    }
}
