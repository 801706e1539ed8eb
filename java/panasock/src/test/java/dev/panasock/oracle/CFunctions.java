package dev.panasock.oracle;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;
import java.util.Map;

/** The same C functions called by JNA: an independent answer to what the system says. */
public final class CFunctions {
    private static final boolean WINDOWS = OperatingSystem.current() == OperatingSystem.WINDOWS;
    private static final NativeLibrary LIBRARY = NativeLibrary.getInstance(WINDOWS ? "ws2_32" : "c");
    /** What POSIX calls them. */
    private static final Map<String, String> POSIX_NAMES =
            Map.of("closesocket", "close", "ioctlsocket", "ioctl", "WSAPoll", "poll");

    private CFunctions() {
    }

    /**
     * What a call gave.
     *
     * @param result the result
     * @param error errno, on Windows the code, if the result says failure; else 0
     */
    public record Outcome(long result, int error) {
    }

    /** A handle as the system's functions take it: an int, on Windows 64 bits. */
    public static Object handle(long number) {
        return WINDOWS ? (Object) number : (Object) (int) number;
    }

    /** A request of ioctl: an unsigned long, on Windows a long, which has 32 bits there. */
    public static Object request(int command) {
        return WINDOWS ? (Object) command : (Object) new NativeLong(command, true);
    }

    /** Whether this system has the function, by the name that Winsock gives it. */
    public static boolean has(String name) {
        try {
            LIBRARY.getFunction(nameHere(name));
            return true;
        } catch (UnsatisfiedLinkError absent) {
            return false;
        }
    }

    private static String nameHere(String name) {
        return WINDOWS ? name : POSIX_NAMES.getOrDefault(name, name);
    }

    /** Calls a function that returns an int; -1 is failure. MemorySegments are passed as pointers, null as NULL. */
    public static Outcome call(String name, Object... arguments) {
        int result = function(name).invokeInt(converted(arguments));
        int error = Native.getLastError();
        return new Outcome(result, result == -1 ? error : 0);
    }

    /** Calls a function that returns a pointer; NULL is failure. */
    public static Outcome callForPointer(String name, Object... arguments) {
        Pointer result = function(name).invokePointer(converted(arguments));
        int error = Native.getLastError();
        return new Outcome(Pointer.nativeValue(result), result == null ? error : 0);
    }

    /** Calls a function of kernel32 or ws2_32 that returns a BOOL; FALSE is failure. */
    public static Outcome callForBool(String library, String name, Object... arguments) {
        int result = NativeLibrary.getInstance(library).getFunction(name).invokeInt(converted(arguments));
        int error = Native.getLastError();
        return new Outcome(result, result == 0 ? error : 0);
    }

    private static Function function(String name) {
        return LIBRARY.getFunction(nameHere(name));
    }

    private static Object[] converted(Object[] arguments) {
        Object[] converted = new Object[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            converted[i] = arguments[i] instanceof MemorySegment memory ? new Pointer(memory.address()) : arguments[i];
        }
        return converted;
    }
}
