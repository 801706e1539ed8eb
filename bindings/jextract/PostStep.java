import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The scripted step between jextract and the committed bindings: `java PostStep.java <system> <folder> <library>...`,
/// with the functions that older libraries lack behind the name of theirs: `<library>:<function>,<function>`.
///
/// jextract links a plain handle next to each symbol and ties every class to the host it ran on. The library captures
/// the error with each call, so it links its own handles; and the layouts, constants and descriptors of every system
/// must load on every host. This program takes out and rewrites exactly what stands in the way. Each rewrite states how
/// often it must match, so a new jextract that writes something else fails here and not at run time.
final class PostStep {
    private static final String TYPES = "sockets_h";
    /// Functions that no library need export: a program has a pointer to them, or gives one to the system.
    private static final List<String> POINTED = List.of("mswsock", "callbacks");

    private final String system;
    private final Path folder;

    private PostStep(String system, Path folder) {
        this.system = system;
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException {
        var step = new PostStep(args[0], Path.of(args[1]));
        for (String library : List.of(args).subList(2, args.length)) {
            String[] optional = library.split("[:,]");
            step.functions(optional[0] + "_h", !POINTED.contains(optional[0]), List.of(optional).subList(1, optional.length));
        }
        step.constants();
        step.layouts();
        step.structs();
    }

    /// Keeps of each function its descriptor and, if the library exports it, in a class of its own that only its system
    /// loads, its address.
    private void functions(String name, boolean exported, List<String> optional) throws IOException {
        var text = new Text(folder.resolve(name + ".java"));
        text.replace(1, "public class " + name + " extends " + Pattern.quote(name + "$shared"),
                "public final class " + name + " extends " + TYPES + "\\$shared");
        text.replace(1, " {4}static final Arena LIBRARY_ARENA = .*;\n\n", "");
        text.replace(1, " {4}static final SymbolLookup SYMBOL_LOOKUP = (?<lookup>[^;]*);\n",
                "    private static final class Library {\n        static final SymbolLookup SYMBOLS = ${lookup};\n    }\n");
        text.replaceAny("LIBRARY_ARENA", "Arena.global()");
        // Windows has no function of ours outside the library that is named.
        text.replaceAny("\n +\\.or\\(SymbolLookup\\.loaderLookup\\(\\)\\)\n +\\.or\\(Linker\\.nativeLinker\\(\\)\\.defaultLookup\\(\\)\\)", "");
        text.replaceAny("SymbolLookup\\.loaderLookup\\(\\)\n +\\.or\\(Linker\\.nativeLinker\\(\\)\\.defaultLookup\\(\\)\\)",
                "Linker.nativeLinker().defaultLookup()");

        int variadic = text.replaceAny(
                "    /\\*\\*\n     \\* Variadic invoker class for:\n(?<doc>(?:     \\*.*\n)+?)     \\*/\n"
                        + "    public static class (?<name>\\w+) \\{\n"
                        + " +private static final FunctionDescriptor BASE_DESC = (?<desc>[^;]*);\n"
                        + " +private static final MemorySegment ADDR = (?<addr>[^;]*);\n"
                        + "(?:.*\n)*?    \\}\n",
                function("${doc}", "${name}", "${desc}", "${addr}"));
        int fixed = text.replaceAny(
                "    private static class (?<name>\\w+) \\{\n"
                        + " +public static final FunctionDescriptor DESC = (?<desc>[^;]*);\n\n"
                        + " +public static final MemorySegment ADDR = (?<addr>[^;]*);\n\n"
                        + " +public static final MethodHandle HANDLE = .*;\n    \\}\n"
                        + "(?:.*\n)*?     \\* Address for:\n(?<doc>(?:     \\*.*\n)+?)     \\*/\n"
                        + "    public static MemorySegment \\w+\\$address\\(\\) \\{\n.*\n    \\}\n"
                        + "(?:.*\n)*?           throw new AssertionError\\(\"should not reach here\", ex\\$\\);\n        \\}\n    \\}\n",
                function("${doc}", "${name}", "${desc}", "${addr}"));
        text.replaceAny("SYMBOL_LOOKUP\\.", "Library.SYMBOLS.");
        for (String function : optional) {
            text.replace(1, "findOrThrow\\(\"" + function + "\"\\)", "find(\"" + function + "\").orElse(MemorySegment.NULL)");
        }
        if (!exported) {
            text.replace(fixed + variadic, SYMBOL, "");
            text.replace(fixed + variadic, ADDRESS, "");
            text.replace(1, " {4}private static final class Library \\{\n.*\n {4}\\}\n", "");
        }
        text.replaceAny(Pattern.quote(name + ".C_"), TYPES + ".C_");
        text.replaceAny("    " + name + "\\(\\) \\{", "    private " + name + "() {");
        text.expect(fixed + variadic, "FunctionDescriptor \\w+\\$descriptor\\(\\)");
        text.expectNone("\\bHANDLE [=;]|\\.HANDLE|invokeExact|\\$handle|LIBRARY_ARENA|SYMBOL_LOOKUP");
        text.write();
    }

    private static final String SYMBOL = "    private static final class \\w+\\$symbol \\{\n(?:.*\n)*?    \\}\n\n";
    private static final String ADDRESS = "\n    /\\*\\*\n     \\* Address for:\n(?:     \\*.*\n)+?     \\*/\n"
            + "    public static MemorySegment \\w+\\$address\\(\\) \\{\n.*\n    \\}\n";

    private static String function(String doc, String name, String descriptor, String address) {
        return """
                    private static final class %2$s {
                        static final FunctionDescriptor DESC = %3$s;
                    }

                    private static final class %2$s\\$symbol {
                        static final MemorySegment ADDR = %4$s;
                    }

                    /**
                     * Function descriptor for:
                %1$s     */
                    public static FunctionDescriptor %2$s\\$descriptor() {
                        return %2$s.DESC;
                    }

                    /**
                     * Address for:
                %1$s     */
                    public static MemorySegment %2$s\\$address() {
                        return %2$s\\$symbol.ADDR;
                    }
                """.formatted(doc, name, descriptor, address);
    }

    /// The class of the constants needs no library.
    private void constants() throws IOException {
        var text = new Text(folder.resolve(TYPES + ".java"));
        text.replace(1, " {4}static final Arena LIBRARY_ARENA = .*;\n\n", "");
        text.replace(1, " {4}static final SymbolLookup SYMBOL_LOOKUP = [^;]*;\n\n?", "");
        text.expectNone("FunctionDescriptor |Linker");
        byName(text);
        text.write();
    }

    /// Constants by their names, for tables that hold one row for all systems. A `switch`, for reflection costs a start milliseconds.
    private static void byName(Text text) {
        String cases = Pattern.compile("    private static final (?:int|long) (\\w+) = ").matcher(text.text).results()
                .map(constant -> "            case \"%1$s\" -> %1$s;\n".formatted(constant.group(1))).collect(Collectors.joining());
        text.replace(1, "\n\\}\\s*\\z", Matcher.quoteReplacement("""


                /**
                 * A constant by its name.
                 *
                 * @param name the name in C
                 * @param absent what is returned for a name that is not listed
                 * @return the value of the constant
                 */
                public static long constant(String name, long absent) {
                    return switch (name) {
            %s            default -> absent;
                    };
                }
            }
            """.formatted(cases)));
    }

    /// C's basic types become fixed layouts: the systems of this project are all 64-bit, and `long` is the one that differs.
    private void layouts() throws IOException {
        var text = new Text(folder.resolve(TYPES + "$shared.java"));
        var type = " = ?\\(\\w*\\.?%s\\) ?Linker\\.nativeLinker\\(\\)\\.canonicalLayouts\\(\\)\\.get\\(\"%s\"\\)";
        var fixed = List.of(
                List.of("OfBoolean", "bool", "JAVA_BOOLEAN"),
                List.of("OfByte", "char", "JAVA_BYTE"),
                List.of("OfShort", "short", "JAVA_SHORT"),
                List.of("OfInt", "int", "JAVA_INT"),
                List.of("OfLong", "long long", "JAVA_LONG"),
                List.of("OfFloat", "float", "JAVA_FLOAT"),
                List.of("OfDouble", "double", "JAVA_DOUBLE"));
        // Windows only, where it is a double; nothing here uses it.
        text.replaceAny(" {4}public static final ValueLayout\\.OfDouble C_LONG_DOUBLE = .*\n", "");
        for (var row : fixed) {
            text.replace(1, type.formatted(row.get(0), row.get(1)), " = " + row.get(2));
        }
        boolean llp64 = system.equals("windows");
        text.replace(1, "OfLong C_LONG|OfInt C_LONG\\b", (llp64 ? "OfInt" : "OfLong") + " C_LONG", "OfLong C_LONG_LONG");
        text.replace(1, type.formatted(llp64 ? "OfInt" : "OfLong", "long"), llp64 ? " = JAVA_INT" : " = JAVA_LONG");
        // Pointers come back with no size. withTargetLayout would make them boundless, and it is a restricted method: without native
        // access not even the constants would load.
        text.replace(1, "\\(\\(AddressLayout\\) Linker\\.nativeLinker\\(\\)\\.canonicalLayouts\\(\\)\\.get\\(\"void\\*\"\\)\\)"
                + "\\s*\\.withTargetLayout\\([^;]*\\);", "ADDRESS;");
        text.replace(1, "    static final boolean TRACE_DOWNCALLS(?:.*\n)*?(?=    static MemoryLayout align)", "");
        text.expectNone("Linker|withTargetLayout");
        text.write();
    }

    private void structs() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                var text = new Text(file);
                text.replaceAny("[ \t]+\n", "\n");
                text.write();
            }
        }
    }

    /// One generated file while it is rewritten.
    private static final class Text {
        private final Path file;
        private String text;

        Text(Path file) throws IOException {
            this.file = file;
            this.text = Files.readString(file).replace("\r\n", "\n");
        }

        void replace(int times, String regex, String replacement) {
            int found = replaceAny(regex, replacement);
            require(found == times, regex, times, found);
        }

        void replace(int times, String regex, String replacement, String except) {
            String mark = "\0";
            text = text.replace(except, mark);
            replace(times, regex, replacement);
            text = text.replace(mark, except);
        }

        int replaceAny(String regex, String replacement) {
            var matcher = Pattern.compile(regex).matcher(text);
            int found = (int) matcher.results().count();
            text = matcher.replaceAll(replacement);
            return found;
        }

        void expect(int times, String regex) {
            int found = (int) Pattern.compile(regex).matcher(text).results().map(MatchResult::group).distinct().count();
            require(found == times, regex, times, found);
        }

        void expectNone(String regex) {
            expect(0, regex);
        }

        private void require(boolean holds, String regex, int expected, int found) {
            if (!holds) {
                throw new IllegalStateException("%s: expected %d times, found %d: %s".formatted(file, expected, found, regex));
            }
        }

        void write() throws IOException {
            Files.writeString(file, text);
        }
    }
}
