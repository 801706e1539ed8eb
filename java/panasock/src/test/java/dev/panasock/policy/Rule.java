package dev.panasock.policy;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule about the sources that no compiler checks.
 *
 * @param name what holds
 * @param findings where it does not, as {@code file:line: text}
 * @param mistakes files that break it, each list by itself: the rule must find each
 */
record Rule(String name, Function<ProjectTree, Stream<String>> findings, List<List<SourceFile>> mistakes) {
    /** A rule that each one of some files breaks. */
    Rule(String name, Function<ProjectTree, Stream<String>> findings, SourceFile... mistakes) {
        this(name, findings, Stream.of(mistakes).map(List::of).toList());
    }

    List<String> check(ProjectTree tree) {
        return findings.apply(tree).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
