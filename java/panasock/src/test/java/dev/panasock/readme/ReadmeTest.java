package dev.panasock.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.launch.ChildJvm;
import dev.panasock.launch.ChildJvm.Outcome;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.policy.ProjectTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * README.md shows the example programs of this package and their output; with {@code -Dpanasock.update-docs=true} they are
 * written there.
 */
@Timeout(300)
class ReadmeTest {
    private static final Path README = ProjectTree.root().resolve("README.md");
    private static final Path HERE = ProjectTree.root().resolve("java/panasock/src/test/java/dev/panasock/readme");
    private static final ChildJvm JVM =
            ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "--illegal-native-access=deny");

    static Stream<Class<?>> examples() {
        return Stream.of(NativeEcho.class, WinsockEcho.class);
    }

    @BeforeAll
    static void sources() {
        assumeTrue(Files.exists(README), "the classes were copied without the project");
    }

    private static Outcome run(Class<?> example) {
        Outcome outcome = JVM.run(example);
        assertEquals(new Outcome(0, outcome.out(), ""), outcome);
        return outcome;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void showsTheExample(Class<?> example) throws IOException {
        String source = Files.readString(HERE.resolve(example.getSimpleName() + ".java"));
        assertShown(example.getSimpleName(), source.substring(source.indexOf("import ")));
    }

    /** The numbers in it are those of Linux. */
    @ParameterizedTest
    @MethodSource("examples")
    void showsWhatItPrints(Class<?> example) throws IOException {
        String out = run(example).out();
        assumeTrue(OperatingSystem.current() == OperatingSystem.LINUX,
                "README.md shows what Linux says; here it is " + out);
        assertShown("output of " + example.getSimpleName(), out);
    }

    @Test
    void namesTheVersion() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+)</version>")
                .matcher(Files.readString(ProjectTree.root().resolve("pom.xml")));
        assertTrue(version.find());
        assertTrue(Files.readString(README).contains(
                "<artifactId>panasock</artifactId>\n  <version>" + version.group(1) + "</version>"), version.group());
    }

    /** The block after the comment of that name. */
    private static void assertShown(String name, String expected) throws IOException {
        String text = Files.readString(README).replace("\r\n", "\n");
        Matcher block = Pattern.compile("<!-- " + name + " -->\n```(?:java)?\n((?s:.*?))```").matcher(text);
        assertTrue(block.find(), name);
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(README, text.substring(0, block.start(1)) + expected + text.substring(block.end(1)));
        } else {
            assertEquals(expected, block.group(1), name);
        }
    }
}
