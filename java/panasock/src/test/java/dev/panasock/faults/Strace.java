package dev.panasock.faults;

import dev.panasock.launch.ChildJvm;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** A {@link FaultyProgram}, and strace that attaches to the one thread of it that makes the calls. */
final class Strace implements AutoCloseable {
    private final Process program;
    private final BufferedReader out;
    private final PrintStream in;
    private final String thread;
    private final Path log;

    Strace(Path folder) throws IOException {
        Assumptions.assumeTrue(isInstalled(), "strace is not installed");
        Assumptions.assumeTrue(System.getProperty("panasock.java") == null,
                "strace would see the calls of an emulator");
        log = folder.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ChildJvm.onClassPath("--enable-native-access=ALL-UNNAMED", "-Xint").options());
        command.add(FaultyProgram.class.getName());
        program = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        out = program.inputReader();
        in = new PrintStream(program.getOutputStream(), true);
        thread = out.readLine();
    }

    private static boolean isInstalled() {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, "strace"))) {
                return true;
            }
        }
        return false;
    }

    /** Has the program do something, and gives what it says. */
    String tell(String command) throws IOException {
        in.println(command);
        return out.readLine();
    }

    /** The same with strace attached, which injects what is said in its words. */
    String tell(String command, String systemCalls, String injection) throws IOException, InterruptedException {
        Process strace = new ProcessBuilder("strace", "-p", thread, "-o", log.toString(), "-e", "trace=" + systemCalls,
                "-e", "inject=" + systemCalls + ":" + injection).start();
        try {
            String said = strace.errorReader().readLine();
            Assumptions.assumeTrue(said != null && said.endsWith("attached"), "strace may not attach: " + said);
            return tell(command);
        } finally {
            strace.destroy(); // detaches
            strace.waitFor(100, TimeUnit.SECONDS);
            ChildJvm.end(strace);
        }
    }

    /** How many system calls of the last trace were injected. */
    long injected() throws IOException {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("(INJECTED)")).count();
        }
    }

    boolean isAlive() {
        return program.isAlive();
    }

    @Override
    public void close() throws IOException {
        ChildJvm.end(program);
    }
}
