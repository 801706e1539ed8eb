package dev.panasock.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The project keeps its own rules, and each rule finds a mistake that is planted. */
class PolicyTest {
    private static ProjectTree project;

    @BeforeAll
    static void read() {
        assumeTrue(System.getProperty("panasock.java") == null, "the sources are the same on every system");
        assumeTrue(Files.isDirectory(ProjectTree.root().resolve("java/panasock/src")),
                "the classes were copied without their sources");
        project = ProjectTree.read();
    }

    /** What is listed as used is listed before: no edge of the list runs upwards. */
    @Test
    void floorsUseOnlyFloorsBelow() {
        Set<String> below = new HashSet<>();
        for (Floor floor : Floor.ALL) {
            assertTrue(below.containsAll(floor.uses()), floor::toString);
            assertTrue(below.add(floor.name()), floor::toString);
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(CodeRules.ALL, FloorRules.ALL, CycleRules.ALL, DependencyRules.ALL, TreeRules.ALL)
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(Rule rule) {
        assertEquals("", String.join("\n", rule.check(project)), rule.name());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void findsAPlantedMistake(Rule rule) {
        assertFalse(rule.mistakes().isEmpty());
        List<String> before = rule.check(project);
        for (List<SourceFile> mistake : rule.mistakes()) {
            List<SourceFile> files = new ArrayList<>(project.files());
            files.removeIf(file -> mistake.stream().anyMatch(planted -> planted.path().equals(file.path())));
            files.addAll(mistake);
            List<String> after = new ArrayList<>(rule.check(new ProjectTree(files)));
            after.removeAll(before);
            assertFalse(after.isEmpty(), () -> "not found: " + mistake);
        }
    }
}
