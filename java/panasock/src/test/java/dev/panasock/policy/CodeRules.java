package dev.panasock.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What stands where in the Java code. */
final class CodeRules {
    static final String API = "java/panasock/src/main/java/dev/panasock/";
    private static final String BINDINGS = "bindings/src/main/java/dev/panasock/bindings/";

    private static final String JNI_TWIN = "java/bench/src/main/java/dev/panasock/bench/peer/Jni.java";

    private static final Pattern OS_NAME = Pattern.compile("\"os\\.name\"");
    private static final Pattern CAPTURE = Pattern.compile("\\bcaptureCallState\\b");
    private static final Pattern RESTRICTED = Pattern.compile("\\b(reinterpret|libraryLookup|downcallHandle|upcallStub"
            + "|withTargetLayout|enableNativeAccess|loadLibrary|System\\.load|Runtime\\.load)\\s*\\(|::reinterpret\\b");
    private static final Pattern SUPPRESSED = Pattern.compile("@SuppressWarnings\\([^)]*\"restricted\"[^)]*\\)");
    private static final Pattern LOGGING =
            Pattern.compile("\\borg\\.slf4j\\b|\\bSystem\\.(out|err)\\b|\\bprintStackTrace\\b");
    private static final Pattern SLEEP = Pattern.compile("\\.sleep\\s*\\(|\\bparkNanos\\s*\\(");

    /** The words for a class that has no purpose of its own. */
    private static final Pattern VAGUE_NAME =
            Pattern.compile(
                    "\\b(?:class|interface|record|enum)\\s+\\w*(?:Util|Utils|Helper|Helpers|Manager|Wrapper)\\b");

    /** {@code static final int SO_ERROR = 4}: the name of a C constant with a number typed by hand. */
    private static final Pattern NAMED_CONSTANT = Pattern.compile("\\b(?:int|short|long)\\s+"
            + "(?:WSA_?E?|AF_|PF_|SOCK_|SO_|SOL_|IPPROTO_|TCP_|UDP_|IP_|IPV6_|MSG_|POLL|AI_|NI_|EAI_|SHUT_RD|SHUT_WR|SD_|FIO|SIO|F_|O_"
            + "|SOMAXCONN|E[A-Z]{3,}\\b)[A-Z0-9_]*\\s*=\\s*-?(?:0x)?[0-9a-fA-F]");

    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\w.])(?:0[xX][0-9a-fA-F_]+|[1-9][0-9_]*)[lL]?(?![\\w.])");
    private static final Pattern GENERATED_NUMBER =
            Pattern.compile("(?m)^    private static final (?:int|long) (\\w+) = \\((?:int|long)\\)(-?\\d+)L;");

    /** Sizes and limits that some constant happens to equal, and 127.0.0.1. */
    private static final Set<Long> UNIVERSAL =
            Set.of(0x7fffL, 0xffffL, 1_000L, 1_000_000L, 0xffff_ffffL, 0x7fff_ffffL, 0x7f00_0001L);
    /** Smaller numbers are every day's. */
    private static final long SMALLEST_TELLING = 260;

    static final List<Rule> ALL = List.of(
            new Rule("the name of the system is read once, by OperatingSystem", CodeRules::osNameReads,
                    java(API + "platform/system/Mistake.java", "String s = System.getProperty(\"os.name\");"),
                    java(BINDINGS + "Mistake.java", "String s = System.getProperty(\"os.name\");")),
            new Rule("call state is captured by the call shapes in bindings only",
                    tree -> outside(tree.mainJava(), BINDINGS + "link/", CAPTURE),
                    java(BINDINGS + "linux/Mistake.java",
                            "Object o = Linker.Option.captureCallState(\"errno\");")),
            new Rule("restricted methods are called in bindings only, but for the JNI twin that benchmarks load",
                    tree -> outside(tree.mainJava().filter(file -> !file.path().equals(JNI_TWIN)), "bindings/",
                            RESTRICTED),
                    java(API + "Mistake.java", "Object o = MemorySegment.NULL.reinterpret(8);"),
                    java(API + "Mistake.java", "Object o = Linker.nativeLinker().downcallHandle(a, b);")),
            new Rule("the compiler's warning of restricted methods is never suppressed",
                    tree -> tree.mainJava().flatMap(file -> file.findings(SUPPRESSED, file.code())),
                    java(BINDINGS + "Mistake.java", "@SuppressWarnings({\"unused\", \"restricted\"}) int i;")),
            new Rule("one class of the library reports, through slf4j", CodeRules::logging,
                    java(API + "Mistake.java", "void f() { System.err.println(1); }"),
                    java(API + "Mistake.java", "org.slf4j.Logger log;")),
            new Rule("no C constant is typed by hand", CodeRules::constants,
                    java(API + "Mistake.java", "static final int SO_ERROR = 4;"),
                    java(API + "Mistake.java", "boolean b = error == 10035;"),
                    java(API + "platform/system/linux/Mistake.java", "long l = 0x8004667eL;")),
            new Rule("tests do not sleep to wait for each other",
                    tree -> tree.testJava().flatMap(file -> file.findings(SLEEP, file.codeWithoutStrings())),
                    java("java/panasock/src/test/java/Mistake.java", "void f() { Thread.sleep(10); }")),
            new Rule("a class is named after what it is",
                    tree -> tree.matching(SourceFile::isJava).filter(file -> !file.isGenerated())
                            .flatMap(file -> file.findings(VAGUE_NAME, file.codeWithoutStrings())),
                    java(API + "Mistake.java", "static class SocketUtils { }")));

    private CodeRules() {
    }

    static SourceFile java(String path, String member) {
        String folder = path.substring(path.indexOf("/java/", 5) + 6,
                Math.max(path.lastIndexOf('/'), path.indexOf("/java/", 5) + 6));
        return new SourceFile(path,
                "package " + folder.replace('/', '.') + ";\n\nclass Mistake {\n    " + member + "\n}\n");
    }

    private static Stream<String> outside(Stream<SourceFile> files, String folder, Pattern pattern) {
        return files.filter(file -> !file.isIn(folder))
                .flatMap(file -> file.findings(pattern, file.codeWithoutStrings()));
    }

    private static Stream<String> osNameReads(ProjectTree tree) {
        List<String> reads = tree.libraryJava().flatMap(file -> file.findings(OS_NAME, file.code())).toList();
        return reads.size() == 1 && reads.getFirst().startsWith(API + "platform/abi/OperatingSystem.java:") ? Stream
                .of()
                : reads.isEmpty() ? Stream.of("nothing reads it") : reads.stream();
    }

    private static Stream<String> logging(ProjectTree tree) {
        return tree.libraryJava()
                .filter(file -> !file.path().equals(API + "platform/blocking/Report.java")
                        && !file.path().endsWith("/module-info.java"))
                .flatMap(file -> file.findings(LOGGING, file.codeWithoutStrings()));
    }

    private static Stream<String> constants(ProjectTree tree) {
        Map<Long, String> known = generatedNumbers(tree);
        return tree.libraryJava().filter(file -> !file.path().endsWith("/winsock/WinsockConstants.java"))
                .flatMap(file -> {
                    String code = file.codeWithoutStrings();
                    return Stream.concat(file.findings(NAMED_CONSTANT, code), NUMBER.matcher(code).results()
                            .filter(match -> known.containsKey(value(match.group())))
                            .map(match -> file.finding(match, code) + " is " + known.get(value(match.group()))));
                });
    }

    private static long value(String literal) {
        String digits = literal.replace("_", "").replaceAll("[lL]$", "").toLowerCase(Locale.ROOT);
        return digits.startsWith("0x") ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseLong(digits);
    }

    /** The numbers of the headers that say by themselves what they are. */
    private static Map<Long, String> generatedNumbers(ProjectTree tree) {
        Map<Long, String> numbers = new HashMap<>();
        tree.matching(SourceFile::isGenerated).forEach(file -> {
            Matcher matcher = GENERATED_NUMBER.matcher(file.text());
            while (matcher.find()) {
                long signed = Long.parseLong(matcher.group(2));
                long value = signed < 0 ? signed & 0xffff_ffffL : signed;
                if (value >= SMALLEST_TELLING && Long.bitCount(value) > 1 && !UNIVERSAL.contains(value)) {
                    numbers.put(value, matcher.group(1));
                }
            }
        });
        return numbers;
    }
}
