package dev.panasock.policy;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dependencies that are forbidden although the floors would permit them. */
final class DependencyRules {
    /** What links native functions as soon as it is used, so that it needs its own system. */
    private static final Pattern SYMBOL_CLASS =
            Pattern.compile("\\b(dev\\.panasock\\.bindings\\.(?:linux|macos|windows))"
                    + "\\.(?:generated\\.(?!sockets_h\\b)\\w+_h\\b|[A-Z]\\w*|\\*)");
    /** What belongs to the other face. */
    private static final Pattern NATIVE_FACE = Pattern.compile("\\bNativeSocket\\b");
    private static final Pattern WINSOCK_FACE = Pattern.compile("\\bdev\\.panasock\\.winsock\\b|\\bWinsock2\\b");

    static final List<Rule> ALL = List.of(
            new Rule("symbol classes are used by their own system only", DependencyRules::foreignSymbols,
                    java("platform/abi", "Object o = dev.panasock.bindings.linux.generated.libc_h.bind$address();"),
                    java("platform/system/linux", "dev.panasock.bindings.windows.Ws2_32 w;"),
                    java("platform/system/macos", "dev.panasock.bindings.linux.generated.libc_h l;"),
                    java("winsock", "Object o = dev.panasock.bindings.windows.generated.ws2_32_h.bind$address();")),
            new Rule("the two faces do not use each other", DependencyRules::facesMeet,
                    java("winsock", "NativeSocket s;"), java("", "dev.panasock.winsock.SOCKET s;")));

    private DependencyRules() {
    }

    private static SourceFile java(String folder, String member) {
        return CodeRules.java(CodeRules.API + (folder.isEmpty() ? "" : folder + "/") + "Mistake.java", member);
    }

    private static Stream<String> foreignSymbols(ProjectTree tree) {
        return tree.libraryTypes().flatMap(file -> {
            Floor floor = Floor.named(file.packageName());
            String code = file.codeWithoutStrings();
            return SYMBOL_CLASS.matcher(code).results()
                    .filter(match -> floor == null || !floor.mayUse(match.group(1)))
                    .map(match -> file.finding(match, code));
        });
    }

    private static Stream<String> facesMeet(ProjectTree tree) {
        return tree.libraryJava().flatMap(file -> switch (file.packageName()) {
            case Floor.ROOT -> file.findings(WINSOCK_FACE, file.codeWithoutStrings());
            case Floor.ROOT + ".winsock" -> file.findings(NATIVE_FACE, file.codeWithoutStrings());
            default -> Stream.of();
        });
    }
}
