package dev.panasock.bench.report;

import dev.panasock.bench.run.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the figures were measured on.
 *
 * @param processor its model
 * @param processors how many
 * @param kernel its release
 * @param jdk version and vendor
 * @param compiler the C compiler
 * @param flags of the JVMs
 * @param load of the last minute when the run began: what else the machine did
 */
public record Machine(String processor, int processors, String kernel, String jdk, String compiler, List<String> flags,
        double load) {
    private static final Path PROC = Path.of("/proc");

    /**
     * Looks at this machine.
     *
     * @return what it is
     * @throws IOException if it is not Linux
     */
    public static Machine here() throws IOException {
        return new Machine(processorModel(), (int) processorCount(),
                Files.readString(PROC.resolve("sys/kernel/osrelease")).trim(),
                Runtime.version() + " (" + System.getProperty("java.vendor") + ")", firstLine("gcc", "--version"),
                Environment.JVM_FLAGS, Double.parseDouble(Files.readString(PROC.resolve("loadavg")).split(" ")[0]));
    }

    private static Stream<String> modelNames() throws IOException {
        return Files.readAllLines(PROC.resolve("cpuinfo")).stream().filter(line -> line.startsWith("model name"));
    }

    private static String processorModel() throws IOException {
        return modelNames().findFirst().map(line -> line.substring(line.indexOf(':') + 1).trim()).orElse("unknown");
    }

    private static long processorCount() throws IOException {
        return modelNames().count();
    }

    private static String firstLine(String... command) throws IOException {
        try (BufferedReader output = new ProcessBuilder(command).start().inputReader()) {
            return output.readLine();
        }
    }
}
