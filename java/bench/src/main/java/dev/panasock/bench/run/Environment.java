package dev.panasock.bench.run;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where the cells run.
 *
 * @param cpu the one processor for clients and servers
 * @param natives the folder with the C programs and the JNI library
 * @param classPath what the JVMs load classes from
 */
public record Environment(int cpu, Path natives, List<Path> classPath) {
    /** Flags of the JVMs that are measured; one processor gets the serial collector in any case. */
    public static final List<String> JVM_FLAGS =
            List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx1g", "-Djdk.virtualThreadScheduler.parallelism=1",
                    "--enable-native-access=ALL-UNNAMED");

    /**
     * With the class path of this program.
     *
     * @param cpu the one processor for clients and servers
     * @param natives the folder with the C programs and the JNI library
     * @return the environment
     */
    public static Environment here(int cpu, Path natives) {
        return new Environment(cpu, natives, Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of).toList());
    }

    /**
     * The same with other jars of the library, each at the place of its counterpart.
     *
     * @param library finds the jar to use for a jar of the class path
     * @return the environment
     */
    public Environment with(UnaryOperator<Path> library) {
        return new Environment(cpu, natives, classPath.stream().map(library).toList());
    }

    /** {@return some entries of the class path, as the JVM takes them} */
    static String joined(Stream<Path> entries) {
        return entries.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

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

    /** {@return a JVM with the class path} */
    List<String> jvm(List<String> flags, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(JVM_FLAGS);
        command.addAll(flags);
        command.addAll(List.of("-cp", joined(classPath.stream()), main.getName()));
        command.addAll(List.of(arguments));
        return pinned(command);
    }

    /** {@return the path of a file that was compiled from C} */
    String compiled(String name) {
        return natives.resolve(name).toString();
    }
}
