package dev.panasock.samples.selftest;

import dev.panasock.Errno;
import dev.panasock.ResolverException;
import dev.panasock.SocketFailure;
import java.util.List;

/**
 * One C function, called once as it should be and once in a way that it has to refuse.
 *
 * @param linux its name there, {@code -} where the library does not call it
 * @param macos its name there
 * @param windows its name there
 * @param good the call; gives what was seen
 * @param bad the refused one, null for none
 * @param refusals the errors that may come back
 */
record Call(String linux, String macos, String windows, Attempt good, Attempt bad, List<Errno> refusals) {
    /** A call through the library. */
    interface Attempt {
        Object run() throws Exception;
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

    private Finding refused(String function, String seen, Exception e) {
        return switch (e) {
            case SocketFailure failure when refusals.stream().anyMatch(failure.error()::is) -> new Finding(
                    Verdict.PASSED, function,
                    seen + "; refused: " + failure.error().name() + " " + failure.error().number());
            case ResolverException failure -> new Finding(Verdict.PASSED, function,
                    seen + "; refused: " + failure.error().name() + " " + failure.error().code());
            default -> new Finding(Verdict.FAILED, function, seen + "; refused: " + e + " instead of " + refusals);
        };
    }
}
