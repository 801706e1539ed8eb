package dev.panasock;

import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;

/**
 * The descriptors of this process as the system lists them.
 *
 * <p>Without the files of {@code /proc} and {@code /sys}: the compiler threads of the JVM open them for a moment, whenever
 * they like, to see how much memory is left.
 */
public final class OpenFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private OpenFiles() {
    }

    /** Whether the system lists them. Under Wine {@code /proc} is a folder of the host, and Wine's threads have descriptors of their own. */
    public static boolean areListed() {
        return OperatingSystem.current() != OperatingSystem.WINDOWS && Files.isDirectory(DESCRIPTORS);
    }

    /** Their numbers, with what they are of; none where the system does not tell. */
    public static SortedMap<Integer, String> all() throws IOException {
        SortedMap<Integer, String> all = new TreeMap<>();
        for (String number : areListed() ? DESCRIPTORS.toFile().list() : new String[0]) {
            try {
                String target = Files.readSymbolicLink(DESCRIPTORS.resolve(number)).toString();
                if (!target.startsWith("/proc/") && !target.startsWith("/sys/")) {
                    all.put(Integer.valueOf(number), target);
                }
            } catch (NoSuchFileException e) {
                // Closed meanwhile, as that which listed them.
            }
        }
        return all;
    }

    /** How many there are; skips the test where the system does not tell. */
    public static int count() throws IOException {
        if (!areListed()) {
            Assumptions.abort("this system does not list the descriptors of a process");
        }
        return all().size();
    }

    /** The lowest number of what is of that kind: {@code "pipe:"}, the path of a file. */
    public static int first(Predicate<String> target) throws IOException {
        return all().entrySet().stream().filter(each -> target.test(each.getValue())).findFirst().orElseThrow()
                .getKey();
    }
}
