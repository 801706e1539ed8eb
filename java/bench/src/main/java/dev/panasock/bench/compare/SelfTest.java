package dev.panasock.bench.compare;

import dev.panasock.NativeSocket;
import dev.panasock.bench.peer.NativeFace;
import dev.panasock.bench.run.Environment;
import dev.panasock.bench.run.Jars;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Whether a slowdown of the library is found that was planted, and none where there is none. */
public final class SelfTest {
    private static final String LIBRARY = "panasock";
    private static final SlowJar PLANTED = new SlowJar(NativeSocket.class.getName(), Work.GETSOCKOPT.id());

    private SelfTest() {
    }

    /**
     * Compares this build with itself, then a slow copy of it with this build.
     *
     * @param environment that of this build
     * @param folder for the copy
     * @return whether only the second fails
     */
    public static boolean passes(Environment environment, Path folder) {
        Environment slow = environment.with(path -> Jars.isOf(LIBRARY, path) ? planted(path, folder) : path);
        boolean found = compare(environment, environment) && !compare(slow, environment);
        System.out.println(found ? "the slow build was found" : "the slow build was not found");
        return found;
    }

    private static boolean compare(Environment here, Environment other) {
        return Comparison.of(List.of(Work.GETSOCKOPT), List.of(NativeFace.PEER)).run(new Builds(here, other),
                Effort.SELF_TEST);
    }

    private static Path planted(Path jar, Path folder) {
        try {
            return PLANTED.write(jar, folder.resolve(LIBRARY + ".jar"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
