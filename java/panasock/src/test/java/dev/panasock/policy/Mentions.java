package dev.panasock.policy;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the full names of the library's types in its files. */
final class Mentions {
    static final Pattern FULL_NAME = Pattern.compile("\\bdev\\.panasock(?:\\.[\\w$]+|\\.\\*)*");

    private final Set<String> packages;

    Mentions(ProjectTree tree) {
        packages = tree.matching(file -> file.isJava() && file.path().contains("/src/main/"))
                .map(SourceFile::packageName).collect(Collectors.toUnmodifiableSet());
    }

    /** The mentions of other packages than that of the file. */
    Stream<Mention> in(SourceFile file) {
        String code = file.codeWithoutStrings();
        return FULL_NAME.matcher(code).results().map(match -> mention(file, match, code))
                .filter(mention -> !mention.packageName().equals(file.packageName()));
    }

    private Mention mention(SourceFile file, MatchResult match, String code) {
        String name = match.group().replaceAll("\\.\\*$", "");
        String found = name;
        while (!packages.contains(found) && found.contains(".")) {
            found = found.substring(0, found.lastIndexOf('.'));
        }
        String rest = name.substring(found.length());
        return new Mention(found, rest.isEmpty() ? "" : rest.substring(1).replaceAll("\\..*", ""),
                file.finding(match, code));
    }
}
