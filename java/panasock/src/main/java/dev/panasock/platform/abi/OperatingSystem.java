package dev.panasock.platform.abi;

import java.util.Locale;

/** The systems that the library supports. */
public enum OperatingSystem {
    /** Linux, with glibc or musl. */
    LINUX,
    /** macOS. */
    MACOS,
    /** Windows. */
    WINDOWS;

    private static final OperatingSystem CURRENT = named(System.getProperty("os.name"));

    /** The system that this JVM runs on. */
    public static OperatingSystem current() {
        return CURRENT;
    }

    static OperatingSystem named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("linux")) {
            return LINUX;
        }
        if (lower.startsWith("mac")) {
            return MACOS;
        }
        if (lower.startsWith("windows")) {
            return WINDOWS;
        }
        throw new UnsupportedOperationException("Panasock supports Linux, macOS and Windows, not " + name);
    }
}
