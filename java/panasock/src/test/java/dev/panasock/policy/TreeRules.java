package dev.panasock.policy;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What holds for every file, code or not. */
final class TreeRules {
    /** A folder of one machine. Places where a system keeps its JDKs are no such thing. */
    private static final Pattern ABSOLUTE_PATH =
            Pattern.compile("(?<![\\w.})$*~-])/(?:home|root|work|Users|mnt)/[\\w.]|\\b[A-Z]:\\\\{1,2}Users\\b");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)(?:#[^)]*)?\\)");

    static final List<Rule> ALL = List.of(
            new Rule("no file names a folder of somebody's machine",
                    tree -> tree.files().stream().flatMap(file -> file.findings(ABSOLUTE_PATH)),
                    new SourceFile("scripts/mistake", "cd /" + "home/somebody")),
            new Rule("nothing is left unfinished",
                    tree -> tree.matching(file -> !file.isGenerated()).flatMap(file -> file.findings(UNFINISHED)),
                    new SourceFile("docs/mistake.md", "TO" + "DO: write")),
            new Rule("every link of a document leads to a file", TreeRules::deadLinks,
                    new SourceFile("docs/mistake.md", "[gone](nowhere.md#there)")),
            new Rule("README.md leads to every document", TreeRules::unlinked,
                    new SourceFile("docs/mistake.md", "Nobody finds this.")));

    private TreeRules() {
    }

    private static Stream<String> deadLinks(ProjectTree tree) {
        Set<String> paths =
                tree.files().stream().flatMap(file -> selfAndFolders(file.path())).collect(Collectors.toSet());
        return tree.matching(file -> file.path().endsWith(".md")).flatMap(file -> LINK.matcher(file.text()).results()
                .filter(match -> !paths.contains(target(file.path(), match.group(1))))
                .map(match -> file.finding(match, file.text())));
    }

    private static Stream<String> selfAndFolders(String path) {
        return Stream.iterate(path, p -> !p.isEmpty(), p -> p.contains("/") ? p.substring(0, p.lastIndexOf('/')) : "");
    }

    private static String target(String from, String link) {
        return URI.create("/" + from).resolve(link).getPath().replaceAll("^/|/$", "");
    }

    private static Stream<String> unlinked(ProjectTree tree) {
        Set<String> linked = tree.matching(file -> file.path().equals("README.md"))
                .flatMap(file -> LINK.matcher(file.text()).results().map(match -> target(file.path(), match.group(1))))
                .collect(Collectors.toSet());
        return tree.files().stream().map(SourceFile::path)
                .filter(path -> path.startsWith("docs/") && path.endsWith(".md") && !linked.contains(path));
    }
}
