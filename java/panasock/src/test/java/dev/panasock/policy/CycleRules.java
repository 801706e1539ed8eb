package dev.panasock.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What types and packages may not do together: form cycles, share a name, fill a package. */
final class CycleRules {
    private static final int MOST_FILES = 40;
    private static final int LARGEST_CYCLE = 8;

    /** The two public packages that are one API each, and as large as the C API that they follow. */
    private static final Set<String> FACES = Set.of(Floor.ROOT, Floor.ROOT + ".winsock");

    /** Types that share a simple name: each has the name of the struct of its system. */
    private static final Set<Set<String>> SAME_NAME =
            Set.of(Set.of(Floor.ROOT + ".linux.TcpInfo", Floor.ROOT + ".windows.TcpInfo"));

    static final List<Rule> ALL = List.of(
            new Rule("no cycle between packages", CycleRules::packageCycles,
                    java("platform/abi/Mistake", "dev.panasock.platform.system.SocketApi a;"),
                    java("Mistake", "dev.panasock.poll.Poller p;"),
                    java("platform/system/linux/Mistake", "dev.panasock.linux.Epoll e;")),
            new Rule("no cycle between files of different packages", CycleRules::fileCycles,
                    java("platform/abi/OperatingSystem", "dev.panasock.platform.host.Host h;"),
                    java("platform/system/SocketApi", "dev.panasock.platform.host.Host h;")),
            new Rule("no cycle of more than " + LARGEST_CYCLE + " files inside a package, the two faces excepted",
                    CycleRules::innerCycles,
                    List.of(cycle("platform/abi/", LARGEST_CYCLE + 1), cycle("poll/", LARGEST_CYCLE + 1))),
            new Rule("no package of more than " + MOST_FILES + " files, the two faces excepted", CycleRules::oversized,
                    List.of(cycle("platform/host/", MOST_FILES + 1), cycle("linux/", MOST_FILES + 1))),
            new Rule("two types never share a simple name, " + SAME_NAME.size() + " pair excepted",
                    CycleRules::sameNames,
                    java("platform/blocking/OperatingSystem", "int i;"), java("windows/Epoll", "int i;"),
                    java("macos/TcpInfo", "int i;")));

    private CycleRules() {
    }

    private static SourceFile java(String path, String member) {
        return CodeRules.java(CodeRules.API + path + ".java", member);
    }

    /** Files each of which uses the next one, the last the first. */
    private static List<SourceFile> cycle(String folder, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> java(folder + "Mistake" + i, "Mistake" + (i + 1) % size + " next;")).toList();
    }

    private static Stream<String> packageCycles(ProjectTree tree) {
        Mentions mentions = new Mentions(tree);
        Map<String, Set<String>> uses = new TreeMap<>();
        tree.libraryTypes().forEach(file -> uses.computeIfAbsent(file.packageName(), name -> new TreeSet<>())
                .addAll(mentions.in(file).map(Mention::packageName).toList()));
        return TypeGraph.cycles(uses).stream().map(CycleRules::listed);
    }

    private static Stream<String> fileCycles(ProjectTree tree) {
        return TypeGraph.of(tree).cycles().stream()
                .filter(cycle -> cycle.stream().map(TypeGraph::packageOf).distinct().count() > 1)
                .map(CycleRules::listed);
    }

    private static Stream<String> innerCycles(ProjectTree tree) {
        return bounded(tree).flatMap(types -> types.cycles().stream()).filter(cycle -> cycle.size() > LARGEST_CYCLE)
                .map(CycleRules::listed);
    }

    private static Stream<String> oversized(ProjectTree tree) {
        return bounded(tree).map(types -> types.uses().keySet()).filter(types -> types.size() > MOST_FILES)
                .map(CycleRules::listed);
    }

    private static Stream<TypeGraph> bounded(ProjectTree tree) {
        Map<String, TypeGraph> packages = TypeGraph.of(tree).byPackage();
        packages.keySet().removeAll(FACES);
        return packages.values().stream();
    }

    private static Stream<String> sameNames(ProjectTree tree) {
        Map<String, Set<String>> byName = tree.libraryTypes().collect(Collectors.groupingBy(SourceFile::simpleName,
                TreeMap::new, Collectors.mapping(SourceFile::typeName, Collectors.toCollection(TreeSet::new))));
        return byName.values().stream().filter(types -> types.size() > 1 && !SAME_NAME.contains(types))
                .map(CycleRules::listed);
    }

    private static String listed(Set<String> names) {
        return names.size() + ": " + String.join(", ", names);
    }
}
