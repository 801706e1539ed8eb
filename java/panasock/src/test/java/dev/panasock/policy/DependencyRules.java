package dev.panasock.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Dependencies point down: API, platform, bindings of one system, what jextract generated. Never sideways. */
final class DependencyRules {
    private static final String ROOT = "dev.panasock";
    private static final String BINDINGS = ROOT + ".bindings";
    private static final String PLATFORM = ROOT + ".platform";
    private static final List<String> SYSTEMS = List.of("linux", "macos", "windows");

    /** A class, or all of a package, by its full name: in an import or in the code. */
    private static final Pattern MENTION = Pattern.compile("\\bdev\\.panasock(?:\\.[\\w$]+|\\.\\*)*");
    /** What links native functions as soon as it is used, so that it needs its own system. */
    private static final Pattern SYMBOL_CLASS = Pattern.compile(
            "\\bdev\\.panasock\\.bindings\\.(linux|macos|windows)\\.(?:generated\\.(?!sockets_h\\b)\\w+_h\\b|[A-Z]\\w*|\\*)");
    /** What belongs to the other face. */
    private static final Pattern NATIVE_FACE = Pattern.compile("\\bNativeSocket\\b");
    private static final Pattern WINSOCK_FACE = Pattern.compile("\\bdev\\.panasock\\.winsock\\b|\\bWinsock2\\b");

    /** For each package the packages it may use beside itself; {@code <os>} is a package of the same system. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry(BINDINGS, Set.of()),
            Map.entry(BINDINGS + ".link", Set.of(BINDINGS)),
            Map.entry(BINDINGS + ".<os>", Set.of(BINDINGS, BINDINGS + ".link", BINDINGS + ".<os>.generated")),
            Map.entry(PLATFORM, Set.of(BINDINGS, BINDINGS + ".linux.generated", BINDINGS + ".macos.generated",
                    BINDINGS + ".windows.generated", PLATFORM + ".linux", PLATFORM + ".macos", PLATFORM + ".windows")),
            Map.entry(PLATFORM + ".<os>", Set.of(PLATFORM, BINDINGS, BINDINGS + ".<os>", BINDINGS + ".<os>.generated")),
            Map.entry(ROOT, Set.of(PLATFORM)),
            // The structs and numbers of Winsock are those of the Windows headers on every system.
            Map.entry(ROOT + ".winsock", Set.of(PLATFORM, ROOT, BINDINGS + ".windows.generated")),
            Map.entry(ROOT + ".poll", Set.of(PLATFORM, ROOT)),
            Map.entry(ROOT + ".process", Set.of(PLATFORM, ROOT)),
            Map.entry(ROOT + ".<os>", Set.of(PLATFORM, PLATFORM + ".<os>", ROOT, ROOT + ".poll")));

    static final List<Rule> ALL = List.of(
            new Rule("dependencies point down only", DependencyRules::upwardOrSideways,
                    List.of(java("platform", "dev.panasock.SocketError e;"),
                            java("", "dev.panasock.bindings.CallState s;"),
                            java("platform/linux", "dev.panasock.bindings.macos.generated.sockets_h h;"),
                            java("platform/linux", "dev.panasock.platform.system.windows.WindowsSocketApi a;"),
                            java("surprise", "int i;"))),
            new Rule("symbol classes are used by their own system only", DependencyRules::foreignSymbols,
                    List.of(java("platform", "Object o = dev.panasock.bindings.linux.generated.libc_h.bind$address();"),
                            java("platform/linux", "dev.panasock.bindings.windows.Ws2_32 w;"),
                            java("platform/macos", "dev.panasock.bindings.linux.generated.libc_h l;"))),
            new Rule("the two faces do not use each other", DependencyRules::facesMeet,
                    List.of(java("winsock", "NativeSocket s;"), java("", "dev.panasock.winsock.SOCKET s;"))));

    private DependencyRules() {
    }

    private static SourceFile java(String folder, String member) {
        return CodeRules.java(
                "java/panasock/src/main/java/dev/panasock/" + (folder.isEmpty() ? "" : folder + "/") + "Mistake.java",
                member);
    }

    private static String systemOf(String packageName) {
        return SYSTEMS.stream().filter(system -> List.of(packageName.split("\\.")).contains(system)).findFirst()
                .orElse(null);
    }

    private static Stream<String> upwardOrSideways(ProjectTree tree) {
        Set<String> packages = tree.matching(file -> file.isJava() && file.path().contains("/src/main/"))
                .map(SourceFile::packageName).filter(name -> name.startsWith(ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        return tree.libraryJava().filter(file -> !file.packageName().isEmpty())
                .flatMap(file -> unexpected(file, packages));
    }

    private static Stream<String> unexpected(SourceFile file, Set<String> packages) {
        String from = file.packageName();
        String system = systemOf(from);
        Set<String> allowed = MAY_USE.get(system == null ? from : from.replace("." + system, ".<os>"));
        if (allowed == null) {
            return Stream.of(file.path() + ": " + from + " has no place in the order of packages");
        }
        String code = file.codeWithoutStrings();
        return MENTION.matcher(code).results().filter(match -> {
            String to = packageOf(match.group(), packages);
            return !to.equals(from) && !allowed.contains(system == null ? to : to.replace("." + system, ".<os>"));
        }).map(match -> file.finding(match, code));
    }

    /** The longest package that a full name begins with. */
    private static String packageOf(String name, Set<String> packages) {
        String found = name.replaceAll("\\.\\*$", "");
        while (!packages.contains(found) && found.contains(".")) {
            found = found.substring(0, found.lastIndexOf('.'));
        }
        return found;
    }

    private static Stream<String> foreignSymbols(ProjectTree tree) {
        return tree.libraryJava().flatMap(file -> {
            String code = file.codeWithoutStrings();
            return SYMBOL_CLASS.matcher(code).results()
                    .filter(match -> !match.group(1).equals(systemOf(file.packageName())))
                    .map(match -> file.finding(match, code));
        });
    }

    private static Stream<String> facesMeet(ProjectTree tree) {
        return tree.libraryJava().flatMap(file -> switch (file.packageName()) {
            case ROOT -> file.findings(WINSOCK_FACE, file.codeWithoutStrings());
            case ROOT + ".winsock" -> file.findings(NATIVE_FACE, file.codeWithoutStrings());
            default -> Stream.of();
        });
    }
}
