package dev.panasock.waiting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls that are known to differ from the raw call. They are in known-differences.txt: {@code # reason}, and below it
 * lines with the callers and the script, as the table has them. A line that begins with {@code ?} may differ.
 *
 * @param reason why
 * @param isCertain whether it differs each time
 */
record KnownDifference(String reason, boolean isCertain) {
    private static final Map<String, KnownDifference> ALL = read();

    /** Of a script and a caller, or null. */
    static KnownDifference of(Script script, Caller caller) {
        return ALL.get(caller + ": " + script.name());
    }

    private static Map<String, KnownDifference> read() {
        Map<String, KnownDifference> all = new HashMap<>();
        try (InputStream stream = KnownDifference.class.getResourceAsStream("known-differences.txt")) {
            String reason = null;
            for (String line : new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("#")) {
                    reason = line.substring(1).strip();
                } else if (!line.isBlank()) {
                    int colon = line.indexOf(": ");
                    boolean isCertain = !line.startsWith("?");
                    for (String caller : line.substring(isCertain ? 0 : 1, colon).split(",")) {
                        all.put(Caller.valueOf(caller.strip()) + line.substring(colon),
                                new KnownDifference(reason, isCertain));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
