package dev.panasock.bindings;

import java.lang.foreign.MemorySegment;

/** Whether the JVM lets this module call native functions. */
public final class NativeAccess {
    private NativeAccess() {
    }

    /**
     * Does nothing if native calls are allowed or only warned about.
     *
     * @throws IllegalCallerException if they are denied; the message names the option that allows them
     * @see <a href="https://openjdk.org/jeps/472">JEP 472</a>
     */
    public static void require() {
        try {
            // The cheapest restricted method. Asking Module.isNativeAccessEnabled() would also refuse where the JVM only warns.
            MemorySegment.NULL.reinterpret(0);
        } catch (IllegalCallerException denied) {
            Module module = NativeAccess.class.getModule();
            throw new IllegalCallerException(
                    "Panasock calls the system's socket functions directly and this JVM denies it native access. Start java with --enable-native-access="
                            + (module.isNamed() ? module.getName() : "ALL-UNNAMED"),
                    denied);
        }
    }
}
