package dev.panasock.bench.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the cells run.
 *
 * @param cpu the one processor for clients and servers
 * @param natives the folder with the C programs and the JNI library
 */
public record Environment(int cpu, Path natives) {
    /** Flags of the JVMs that are measured; one processor gets the serial collector in any case. */
    public static final List<String> JVM_FLAGS =
            List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g", "-Djdk.virtualThreadScheduler.parallelism=1",
                    "--enable-native-access=ALL-UNNAMED");

    /** {@return a command on the one processor} */
    List<String> pinned(List<String> command) {
        List<String> all = new ArrayList<>(List.of("taskset", "-c", Integer.toString(cpu)));
        all.addAll(command);
        return all;
    }

    /** {@return the java that runs this program} */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** {@return a JVM with the class path of this program} */
    List<String> jvm(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(JVM_FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return pinned(command);
    }

    /** {@return the path of a file that was compiled from C} */
    String compiled(String name) {
        return natives.resolve(name).toString();
    }
}
