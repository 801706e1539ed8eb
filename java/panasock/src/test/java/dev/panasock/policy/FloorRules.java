package dev.panasock.policy;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The floors of the library: {@link Floor#ALL} lists them, and what each may use. */
final class FloorRules {
    private static final String ABI = Floor.ROOT + ".platform.abi";
    private static final String HOST = Floor.ROOT + ".platform.host";

    /** A variable of the type, so that a comparison of it is found by its name. */
    private static final Pattern SYSTEM_VARIABLE = Pattern.compile("\\bOperatingSystem\\s+(\\w+)\\b");
    /** What a system is called without its type. */
    private static final Pattern SYSTEM_CASE =
            Pattern.compile("\\bcase\\s+(?:OperatingSystem\\.)?(?:LINUX|MACOS|WINDOWS)\\b");

    static final List<Rule> ALL = List.of(
            new Rule("an import runs down only, and each package uses the floors that its row in Floor names",
                    FloorRules::upwardOrSideways,
                    java("platform/abi", "dev.panasock.platform.system.SocketApi a;"),
                    java("platform/abi", "dev.panasock.bindings.linux.Libc l;"),
                    java("platform/system", "dev.panasock.platform.blocking.HandleState s;"),
                    java("platform/system", "dev.panasock.platform.system.linux.LinuxSocketApi a;"),
                    java("platform/system/linux", "dev.panasock.platform.system.windows.WindowsSocketApi a;"),
                    java("platform/system/linux", "dev.panasock.platform.host.Host h;"),
                    java("platform/system/linux", "dev.panasock.bindings.macos.generated.sockets_h h;"),
                    java("platform/system/kqueue", "dev.panasock.platform.system.macos.MacosSocketApi a;"),
                    java("platform/system/kqueue", "dev.panasock.bindings.linux.Libc l;"),
                    java("platform/system/poll", "dev.panasock.bindings.linux.Libc l;"),
                    java("platform/host", "dev.panasock.platform.blocking.HandleState s;"),
                    java("platform/blocking", "dev.panasock.platform.parking.Parking p;"),
                    java("platform/blocking", "dev.panasock.platform.system.linux.LinuxSocketApi a;"),
                    java("platform/parking", "dev.panasock.SocketError e;"),
                    java("", "dev.panasock.bindings.CallState s;"),
                    java("", "dev.panasock.poll.Poller p;"),
                    java("", "dev.panasock.platform.system.linux.LinuxSocketApi a;"),
                    java("winsock", "dev.panasock.poll.Poller p;"),
                    java("poll", "dev.panasock.linux.Epoll e;"),
                    java("linux", "dev.panasock.platform.system.windows.AfdApi a;"),
                    java("linux", "dev.panasock.windows.TcpInfo i;"),
                    java("platform", "int i;"),
                    java("surprise", "int i;")),
            new Rule("abi and host alone branch on the operating system", FloorRules::branches,
                    java("", "boolean b = OperatingSystem.current() == OperatingSystem.LINUX;"),
                    java("winsock", "int i = switch (OperatingSystem.current()) { default -> 1; };"),
                    java("poll", "OperatingSystem here; boolean b = here != other;"),
                    java("platform/blocking", "boolean b = other.equals(OperatingSystem.MACOS);"),
                    java("platform/parking", "int i = OperatingSystem.current().ordinal();"),
                    java("platform/system", "int f(Object o) { return switch (o) { case LINUX -> 1; }; }")),
            new Rule("CONTRIBUTING.md names each floor below the faces", FloorRules::undocumented,
                    new SourceFile("CONTRIBUTING.md", "`platform.abi`")));

    private FloorRules() {
    }

    private static SourceFile java(String folder, String member) {
        return CodeRules.java(CodeRules.API + (folder.isEmpty() ? "" : folder + "/") + "Mistake.java", member);
    }

    private static Stream<String> upwardOrSideways(ProjectTree tree) {
        Mentions mentions = new Mentions(tree);
        return tree.libraryTypes().flatMap(file -> {
            Floor floor = Floor.named(file.packageName());
            return floor == null ? Stream.of(file.path() + ": " + file.packageName() + " is not in the list of floors")
                    : mentions.in(file).filter(mention -> !floor.mayUse(mention.packageName())).map(Mention::finding);
        });
    }

    private static Stream<String> branches(ProjectTree tree) {
        Set<String> free = Set.of(ABI, HOST);
        return tree.libraryTypes().filter(file -> !free.contains(file.packageName())).flatMap(file -> {
            String code = file.codeWithoutStrings();
            return Stream.concat(file.findings(comparison(code), code), file.findings(SYSTEM_CASE, code));
        });
    }

    /** A comparison of, or a switch over, the type's values or what a file declares of it. */
    private static Pattern comparison(String code) {
        String variables = SYSTEM_VARIABLE.matcher(code).results().map(match -> "|" + match.group(1))
                .distinct().collect(Collectors.joining());
        String system = "(?:OperatingSystem\\.\\w+(?:\\(\\))?" + variables + ")";
        return Pattern.compile("(?<![\\w.])" + system + "\\s*[!=]=(?!\\s*null\\b)"
                + "|[!=]=\\s*" + system + "\\b(?![.\\w])"
                + "|\\bswitch\\s*\\(\\s*" + system + "\\s*\\)"
                + "|\\.(?:equals|compareTo|contains)\\(\\s*" + system + "\\s*\\)"
                + "|(?<![\\w.])" + system + "\\s*\\.(?:equals|compareTo|ordinal|name|toString)\\b");
    }

    private static Stream<String> undocumented(ProjectTree tree) {
        String text = tree.matching(file -> file.path().equals("CONTRIBUTING.md")).map(SourceFile::text)
                .collect(Collectors.joining());
        return Floor.ALL.stream().map(Floor::name)
                .filter(name -> name.startsWith(Floor.ROOT + ".platform."))
                .map(name -> name.substring(Floor.ROOT.length() + 1)).filter(name -> !text.contains("`" + name + "`"))
                .map(name -> "CONTRIBUTING.md does not name " + name);
    }
}
