package dev.panasock.samples.selftest;

import dev.panasock.Errno;
import dev.panasock.ResolverException;
import dev.panasock.SocketError;
import dev.panasock.SocketFailure;
import java.util.List;

/**
 * One C function, called once as it should be and once in a way that it has to refuse.
 *
 * @param linux its name there, {@link #NOWHERE} where the library does not call it
 * @param macos its name there
 * @param windows its name there
 * @param good the call; gives what was seen
 * @param bad the refused one, null for none
 * @param refusals the errors that may come back
 * @param code the number that may come back, or -1
 */
record Call(String linux, String macos, String windows, Attempt good, Attempt bad, List<Errno> refusals, int code) {
    private static final int NONE = -1;
    private static final String NOWHERE = "-";

    /** A call through the library. */
    interface Attempt {
        Object run() throws Exception;
    }

    Call(String linux, String macos, String windows, Attempt good, Attempt bad, List<Errno> refusals) {
        this(linux, macos, windows, good, bad, refusals, NONE);
    }

    static Call linux(String name, Attempt good, Attempt bad, Errno... refusals) {
        return new Call(name, NOWHERE, NOWHERE, good, bad, List.of(refusals));
    }

    static Call linux(String name, Attempt good) {
        return linux(name, good, null);
    }

    static Call macos(String name, Attempt good) {
        return new Call(NOWHERE, name, NOWHERE, good, null, List.of());
    }

    static Call posix(String name, Attempt good) {
        return new Call(name, name, NOWHERE, good, null, List.of());
    }

    static Call windows(String name, Attempt good, Attempt bad, Errno... refusals) {
        return new Call(NOWHERE, NOWHERE, name, good, bad, List.of(refusals));
    }

    /** Refused with a code of the system that is none of Winsock. */
    static Call windows(String name, Attempt good, Attempt bad, int code) {
        return new Call(NOWHERE, NOWHERE, name, good, bad, List.of(), code);
    }

    static Call windows(String name, Attempt good) {
        return windows(name, good, null);
    }

    String on(String system) {
        return switch (system) {
            case "linux" -> linux;
            case "macos" -> macos;
            default -> windows;
        };
    }

    Finding make(String function) {
        String seen;
        try {
            seen = String.valueOf(good.run());
        } catch (UnsupportedOperationException e) {
            return new Finding(Verdict.INCONCLUSIVE, function, e.getMessage());
        } catch (Exception e) {
            return new Finding(Verdict.FAILED, function, e.toString());
        }
        if (bad == null) {
            return new Finding(Verdict.PASSED, function, seen);
        }
        try {
            return new Finding(Verdict.FAILED, function, seen + "; a bad call gave " + bad.run());
        } catch (Exception e) {
            return refused(function, seen, e);
        }
    }

    private boolean isExpected(SocketError error) {
        return error.number() == code || refusals.stream().anyMatch(error::is);
    }

    private Finding refused(String function, String seen, Exception e) {
        return switch (e) {
            case SocketFailure failure when isExpected(failure.error()) -> new Finding(
                    Verdict.PASSED, function,
                    seen + "; refused: " + failure.error().name() + " " + failure.error().number());
            case ResolverException failure -> new Finding(Verdict.PASSED, function,
                    seen + "; refused: " + failure.error().name() + " " + failure.error().code());
            case UnsupportedOperationException unsupported -> new Finding(Verdict.INCONCLUSIVE, function,
                    seen + "; " + unsupported.getMessage());
            default -> new Finding(Verdict.FAILED, function, seen + "; refused: " + e + " instead of " + refusals);
        };
    }
}
