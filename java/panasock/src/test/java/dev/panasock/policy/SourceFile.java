package dev.panasock.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One text file of the project. */
public final class SourceFile {
    /** A comment, or a text block, string or character, which may hold what looks like a comment. */
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("(?s)(?<comment>/\\*.*?\\*/|//[^\\n]*)"
            + "|(?<text>\"\"\".*?\"\"\"|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+')");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");

    private final String path;
    private final String text;
    /** Made at the first use: nearly every rule reads it, for each of its mistakes again. */
    private String codeWithoutStrings;

    SourceFile(String path, String text) {
        this.path = path;
        this.text = text;
    }

    /** From the root, with slashes. */
    String path() {
        return path;
    }

    String text() {
        return text;
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isIn(String folder) {
        return path.startsWith(folder);
    }

    /** Not written by hand: its rules are those of its generator. */
    boolean isGenerated() {
        return path.contains("/generated/");
    }

    /** The package, or an empty text. */
    String packageName() {
        Matcher matcher = PACKAGE.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The simple name of the type that the file is named after. */
    String simpleName() {
        return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.java$", "");
    }

    /** The full name of the type that the file is named after. */
    String typeName() {
        return packageName() + "." + simpleName();
    }

    /** The Java code without comments; strings stay. */
    String code() {
        return replaced(true);
    }

    /** The Java code without comments and with empty strings. */
    String codeWithoutStrings() {
        if (codeWithoutStrings == null) {
            codeWithoutStrings = replaced(false);
        }
        return codeWithoutStrings;
    }

    /** Lines stay where they are, so that findings can name them. */
    private String replaced(boolean keepStrings) {
        return COMMENT_OR_TEXT.matcher(text).replaceAll(found -> {
            boolean keep = keepStrings && found.group("text") != null;
            String quote = found.group("text") != null ? "\"\"" : " ";
            return Matcher.quoteReplacement(keep ? found.group() : quote + "\n".repeat(lines(found.group())));
        });
    }

    private static int lines(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }

    /** Each place where a pattern occurs in the whole text, as a finding. */
    Stream<String> findings(Pattern pattern) {
        return findings(pattern, text);
    }

    /** Each place where a pattern occurs in a form of the text that has the same lines, as a finding. */
    Stream<String> findings(Pattern pattern, String form) {
        List<String> findings = new ArrayList<>();
        pattern.matcher(form).results().forEach(match -> findings.add(finding(match, form)));
        return findings.stream();
    }

    String finding(MatchResult match, String form) {
        return path + ":" + (lines(form.substring(0, match.start())) + 1) + ": " + match.group().strip();
    }

    @Override
    public String toString() {
        return path + ":\n" + text;
    }
}
