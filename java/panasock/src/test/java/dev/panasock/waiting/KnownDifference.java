package dev.panasock.waiting;

import java.util.List;
import java.util.Set;

/**
 * Scripts in which the library is known to differ from the raw call.
 *
 * @param reason why
 * @param callers whose calls differ
 * @param scripts their names
 */
record KnownDifference(String reason, Set<Caller> callers, List<String> scripts) {
    static final List<KnownDifference> ALL = List.of();

    static KnownDifference of(Script script, Caller caller) {
        return ALL.stream().filter(known -> known.callers.contains(caller) && known.scripts.contains(script.name()))
                .findFirst().orElse(null);
    }
}
