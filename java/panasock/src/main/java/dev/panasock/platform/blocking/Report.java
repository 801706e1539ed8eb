package dev.panasock.platform.blocking;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.system.CallBlock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.helpers.NOPLogger;

/**
 * Failures that no caller can receive. The one place that logs, through slf4j as {@code dev.panasock}.
 *
 * <p>The logger is made for the first report and not before: to look for a logging provider takes longer than to open a
 * socket, and without one slf4j prints a warning, which a program that has nothing to hear should not see.
 *
 * <p>Reports make no native call: they are written while the {@link CallBlock} of the thread is in use.
 */
public final class Report {
    private static final class Log {
        static final Logger LOGGER = LoggerFactory.getLogger("dev.panasock");
    }

    private Report() {
    }

    /**
     * The system refused to close a number. Its handle was closed earlier, while calls were running, and whoever closed
     * it was told that all is well. As a rule somebody else has closed the number, and may close a stranger's next time.
     *
     * @param number the SOCKET or descriptor
     * @param error what the system said, positive
     */
    public static void closeFailed(long number, int error) {
        ErrorTable.Row row = ErrorTable.row(OperatingSystem.current(), error);
        String name = row == null ? "error" : row.name(OperatingSystem.current());
        Log.LOGGER.warn(
                "socket {} was closed while a call was running, and the system refused to close it afterwards: {} ({})",
                number, name, error);
    }

    /**
     * An owned handle was garbage before it was closed.
     *
     * @param number the SOCKET or descriptor
     * @param closed whether the number is closed now
     * @param opened where the handle was made
     */
    public static void lost(long number, boolean closed, Throwable opened) {
        Log.LOGGER.warn("socket {} was lost: its handle was neither closed nor released, and {}", number,
                closed ? "is closed now" : "it stays open", opened);
    }

    /**
     * The system or a system property refuses what the library would use. A property is of the command line: its refusal is shown
     * there if nothing logs.
     *
     * @param reason what is refused, and what holds instead
     */
    public static void refused(String reason) {
        Log.LOGGER.warn("{}", reason);
        if (Log.LOGGER instanceof NOPLogger) {
            System.err.println(reason);
        }
    }

    /**
     * A system property has a value that nobody knows.
     *
     * @param property its name
     * @param word its value
     * @param instead what holds instead
     */
    public static void unknownWord(String property, String word, String instead) {
        Log.LOGGER.warn("{}={} is not known; it is taken for {}", property, word, instead);
    }
}
