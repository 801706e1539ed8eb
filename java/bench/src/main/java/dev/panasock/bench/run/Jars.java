package dev.panasock.bench.run;

import java.nio.file.Path;

/** The names of jars, with a version or without. */
public final class Jars {
    private Jars() {
    }

    /**
     * Whether a path is the jar of an artifact.
     *
     * @param artifact the name of the artifact
     * @param path the path
     * @return whether it is
     */
    public static boolean isOf(String artifact, Path path) {
        return path.getFileName().toString().matches(artifact + "(-\\d.*)?\\.jar");
    }
}
