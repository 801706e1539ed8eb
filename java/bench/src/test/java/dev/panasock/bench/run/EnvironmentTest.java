package dev.panasock.bench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Class paths of the programs that are measured. */
class EnvironmentTest {
    private static final Path LIBRARY = Path.of("lib", "panasock-1.0.jar");
    private static final Path BINDINGS = Path.of("lib", "panasock-bindings-1.0.jar");

    @ParameterizedTest
    @CsvSource({"panasock, panasock-0.1.0-SNAPSHOT.jar, true", "panasock, panasock.jar, true",
        "panasock, panasock-bindings-0.1.0.jar, false", "panasock-bindings, panasock-bindings.jar, true",
        "panasock, panasock-0.1.0, false"})
    void jarsAreFoundByTheirArtifact(String artifact, String file, boolean found) {
        assertEquals(found, Jars.isOf(artifact, Path.of("some", file)));
    }

    @Test
    void aJarOfTheOtherBuildIsAtThePlaceOfItsCounterpart() {
        Path other = Path.of("other", "panasock.jar");
        Environment here = new Environment(1, Path.of("native"), List.of(LIBRARY, BINDINGS));
        Environment changed = here.with(path -> Jars.isOf("panasock", path) ? other : path);
        assertEquals(List.of(other, BINDINGS), changed.classPath());
        List<String> command = changed.jvm(List.of("-Dflag"), EnvironmentTest.class, "argument");
        assertTrue(command.containsAll(List.of("-Dflag", other + File.pathSeparator + BINDINGS,
                EnvironmentTest.class.getName(), "argument")), command::toString);
    }
}
