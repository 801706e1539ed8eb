package dev.panasock.bench.compare;

import dev.panasock.bench.run.Jars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Another checkout of the project. Building it writes into its target folders only.
 *
 * @param folder where it is
 */
public record Checkout(Path folder) {
    private static final Path LIBRARY = Path.of("java", "panasock");
    private static final List<String> BUILD = List.of("mvn", "-B", "-q", "-pl", "java/panasock", "-am",
            "-Dmaven.test.skip=true", "-Dformatter.skip=true", "package");

    /** A jar of the library, and the module that makes it. */
    private record Artifact(String name, Path module) {
    }

    private static final List<Artifact> ARTIFACTS =
            List.of(new Artifact("panasock", LIBRARY), new Artifact("panasock-bindings", Path.of("bindings")));

    /** {@return whether there is one} */
    public boolean exists() {
        return Files.exists(folder.resolve(LIBRARY).resolve("pom.xml"));
    }

    /**
     * Builds the library.
     *
     * @throws IOException if it cannot be built
     */
    public void build() throws IOException {
        // Without the network, if everything it needs was downloaded before: then the output says nothing.
        if (run(Stream.concat(BUILD.stream(), Stream.of("-o")).toList(), ProcessBuilder.Redirect.DISCARD) != 0
                && run(BUILD, ProcessBuilder.Redirect.INHERIT) != 0) {
            throw new IOException("cannot build " + folder);
        }
    }

    private int run(List<String> command, ProcessBuilder.Redirect output) throws IOException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(output).start();
        process.getOutputStream().close();
        return process.onExit().join().exitValue();
    }

    /**
     * Copies what was built, so that it stays as it is while it is measured.
     *
     * @param target a folder
     * @return finds the copy for a jar of the library; other jars remain
     * @throws IOException if there is nothing
     */
    public UnaryOperator<Path> copyTo(Path target) throws IOException {
        Files.createDirectories(target);
        for (Artifact artifact : ARTIFACTS) {
            Files.copy(jar(artifact), target.resolve(artifact.name + ".jar"), StandardCopyOption.REPLACE_EXISTING);
        }
        return path -> ARTIFACTS.stream().filter(artifact -> Jars.isOf(artifact.name, path)).findFirst()
                .map(artifact -> target.resolve(artifact.name + ".jar")).orElse(path);
    }

    private Path jar(Artifact artifact) throws IOException {
        Path target = folder.resolve(artifact.module).resolve("target");
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(path -> Jars.isOf(artifact.name, path)).filter(path -> !isAttached(path)).findFirst()
                    .orElseThrow(() -> new IOException("no jar in " + target));
        }
    }

    private static boolean isAttached(Path path) {
        return path.getFileName().toString().matches(".*-(sources|javadoc|tests)\\.jar");
    }
}
