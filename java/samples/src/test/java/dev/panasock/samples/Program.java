package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A sample in a JVM of its own, as a user runs it. Closing ends it. */
final class Program implements AutoCloseable {
    /** Whatever a test waits for comes earlier, or never. Another system's JVM is several times slower. */
    static final Duration PATIENCE = Duration.ofSeconds(System.getProperty("panasock.java") == null ? 120 : 600);

    private final Process process;
    private final BufferedReader out;
    private final BufferedReader err;

    private Program(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.err = process.errorReader(StandardCharsets.UTF_8);
        // A test that waits for a line waits for no longer.
        CompletableFuture.delayedExecutor(PATIENCE.toSeconds() + 5, TimeUnit.SECONDS).execute(this::killIfAlive);
    }

    /** Starts a command of the samples. */
    static Program start(Object... arguments) throws IOException {
        return new Program(new ProcessBuilder(commandLine(arguments)).start());
    }

    /** Starts a command of the samples whose standard input and output are files. */
    static Program start(Path in, Path out, Object... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(commandLine(arguments)).redirectInput(in.toFile());
        return new Program(builder.redirectOutput(out.toFile()).start());
    }

    /** Starts a command of the samples in a shell; {@code "$@"} of the script is the command line. */
    static Program startIn(String script, Object... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        words.addAll(commandLine(arguments));
        return new Program(new ProcessBuilder(words).start());
    }

    private static List<String> commandLine(Object... arguments) {
        // What starts java, where that is not the java of this JVM: words between path separators.
        String java =
                System.getProperty("panasock.java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> words = new ArrayList<>(List.of(java.split(File.pathSeparator)));
        words.addAll(
                List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED",
                        "--illegal-native-access=deny", "-cp", System.getProperty("java.class.path"),
                        Main.class.getName()));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return words;
    }

    /** The next line of standard output, or null at its end. */
    String line() throws IOException {
        return out.readLine();
    }

    /** What is left of standard output, to its end. */
    List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(); line != null; line = line()) {
            lines.add(line);
        }
        return lines;
    }

    /** The next line of standard error, or null at its end. */
    String errLine() throws IOException {
        return err.readLine();
    }

    /** What is left of standard error, to its end. */
    String err() throws IOException {
        return err.readAllAsString().replace("\r\n", "\n");
    }

    /** Standard error is one line, and begins so. */
    void saysOnly(String start) throws IOException {
        String err = err();
        assertTrue(err.startsWith(start) && err.indexOf('\n') == err.length() - 1, err);
    }

    OutputStream in() {
        return process.getOutputStream();
    }

    /** The exit status, once the program has ended. */
    int exit() throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the program goes on");
        return process.exitValue();
    }

    /** Whether it ends by itself within that time. */
    boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks it to end: SIGTERM. */
    void terminate() {
        process.toHandle().destroy(); // not Process.destroy, which closes the streams as well
    }

    long pid() {
        return process.pid();
    }

    /** The descriptors that it has open. Linux only. */
    int descriptors() {
        String[] names = new File("/proc/" + pid() + "/fd").list();
        return names == null ? fail("no /proc/" + pid() + "/fd") : names.length;
    }

    /** The processor time that it has used. */
    long processorMillis() {
        return process.info().totalCpuDuration().orElseThrow().toMillis();
    }

    /** Ends it at once, with what it has started: strace would leave that behind. */
    void kill() {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
        family.forEach(ProcessHandle::destroyForcibly);
        family.forEach(member -> member.onExit().join());
    }

    /** By now its number may be that of another process, whose children those would be. */
    private void killIfAlive() {
        if (process.isAlive()) {
            kill();
        }
    }

    @Override
    public void close() {
        kill();
    }
}
