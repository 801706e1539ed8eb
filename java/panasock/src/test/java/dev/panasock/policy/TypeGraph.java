package dev.panasock.policy;

import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The types of the library, one a file, by their full names, with the types that each uses: by an import or full name,
 * in its own package by the simple name.
 *
 * @param uses for each type the others that it uses
 */
record TypeGraph(Map<String, Set<String>> uses) {
    /** Not a member of something else, and not part of a full name. */
    private static final Pattern SIMPLE_NAME = Pattern.compile("(?<![\\w.$])[A-Za-z_]\\w*");

    static TypeGraph of(ProjectTree tree) {
        Mentions mentions = new Mentions(tree);
        List<SourceFile> files = tree.libraryTypes().toList();
        Set<String> types = files.stream().map(SourceFile::typeName).collect(Collectors.toSet());
        Map<String, Set<String>> uses = new TreeMap<>();
        for (SourceFile file : files) {
            Set<String> used = new TreeSet<>();
            mentions.in(file).forEach(mention -> used.add(mention.packageName() + "." + mention.type()));
            String code = Mentions.FULL_NAME.matcher(file.codeWithoutStrings()).replaceAll("");
            SIMPLE_NAME.matcher(code).results().forEach(match -> used.add(file.packageName() + "." + match.group()));
            used.retainAll(types);
            used.remove(file.typeName());
            uses.put(file.typeName(), used);
        }
        return new TypeGraph(uses);
    }

    static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    /** The types of each package, with the uses that stay inside it. */
    Map<String, TypeGraph> byPackage() {
        Map<String, TypeGraph> packages = new TreeMap<>();
        uses.forEach(
                (type, used) -> packages.computeIfAbsent(packageOf(type), name -> new TypeGraph(new TreeMap<>())).uses
                        .put(type, used.stream().filter(other -> packageOf(other).equals(packageOf(type)))
                                .collect(Collectors.toSet())));
        return packages;
    }

    /** The strongly connected components of more than one type. */
    List<Set<String>> cycles() {
        return cycles(uses);
    }

    /** The strongly connected components of more than one node: what a node reaches and is reached from. */
    static List<Set<String>> cycles(Map<String, Set<String>> uses) {
        Map<String, Set<String>> reached = new LinkedHashMap<>();
        uses.keySet().forEach(node -> reached.put(node, reachedFrom(node, uses)));
        return uses.keySet().stream().map(node -> (Set<String>) reached.get(node).stream()
                .filter(other -> reached.getOrDefault(other, Set.of()).contains(node))
                .collect(Collectors.toCollection(TreeSet::new))).filter(cycle -> cycle.size() > 1).distinct().toList();
    }

    private static Set<String> reachedFrom(String node, Map<String, Set<String>> uses) {
        Set<String> reached = new TreeSet<>();
        ArrayDeque<String> next = new ArrayDeque<>(uses.get(node));
        while (!next.isEmpty()) {
            String other = next.pop();
            if (reached.add(other)) {
                next.addAll(uses.getOrDefault(other, Set.of()));
            }
        }
        return reached;
    }
}
