package dev.panasock.launch;

import dev.panasock.bindings.NativeAccess;
import dev.panasock.platform.system.SocketApi;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;

/**
 * A JVM of its own for a program that depends on how java was started. Its folders and jars are those that this JVM has
 * the library from.
 *
 * @param options of java, paths included
 */
public record ChildJvm(List<String> options) {
    /**
     * What a program left behind.
     *
     * @param exit the exit status
     * @param out standard output, with line ends of one character
     * @param err standard error, likewise
     */
    public record Outcome(int exit, String out, String err) {
    }

    private static final long LIMIT_SECONDS = System.getProperty("panasock.java") == null ? 200 : 20 * 60;

    /** The library as users have it; slf4j finds no provider. */
    private static final List<String> LIBRARY =
            Stream.of(NativeAccess.class, SocketApi.class, Logger.class).map(ChildJvm::origin).toList();
    private static final String PROGRAMS = origin(ChildJvm.class);

    /**
     * The library and the programs on the class path.
     *
     * @param options more options of java
     * @return the JVM
     */
    public static ChildJvm onClassPath(String... options) {
        return new ChildJvm(List.of("-cp", path(LIBRARY) + File.pathSeparator + PROGRAMS)).with(options);
    }

    /**
     * The library as modules, the programs on the class path.
     *
     * @param options more options of java
     * @return the JVM
     */
    public static ChildJvm onModulePath(String... options) {
        return new ChildJvm(List.of("-p", path(LIBRARY), "--add-modules", "dev.panasock", "-cp", PROGRAMS))
                .with(options);
    }

    /** With more options; of an option that is given twice java takes the last. */
    ChildJvm with(String... more) {
        return new ChildJvm(Stream.concat(options.stream(), Stream.of(more)).toList());
    }

    /** With one more jar or folder on the class path, named by a class in it. */
    ChildJvm withClassPathOf(Class<?> inside) {
        int at = options.indexOf("-cp") + 1;
        List<String> longer = new ArrayList<>(options);
        longer.set(at, longer.get(at) + File.pathSeparator + origin(inside));
        return new ChildJvm(List.copyOf(longer));
    }

    private static String origin(Class<?> inside) {
        try {
            return Path.of(inside.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(List<String> entries) {
        return entries.stream().collect(Collectors.joining(File.pathSeparator));
    }

    /**
     * Runs a program to its end.
     *
     * @param program its main class
     * @param arguments its arguments
     * @return what it left
     */
    public Outcome run(Class<?> program, String... arguments) {
        return runUnder(List.of(), program, arguments);
    }

    /**
     * Runs a program to its end, started by another command.
     *
     * @param launcher the command, which executes what follows it
     * @param program its main class
     * @param arguments its arguments
     * @return what it left
     */
    public Outcome runUnder(List<String> launcher, Class<?> program, String... arguments) {
        try {
            Process process = start(launcher, program, arguments);
            process.getOutputStream().close();
            CompletableFuture<String> out = text(process.inputReader());
            CompletableFuture<String> err = text(process.errorReader());
            if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("still running: " + program + "\n" + out.join() + err.join());
            }
            return new Outcome(process.exitValue(), out.join(), err.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Starts a program to talk with.
     *
     * @param program its main class
     * @param arguments its arguments
     * @return the process, to be ended by the caller
     * @throws IOException if java cannot be started
     */
    public Process start(Class<?> program, String... arguments) throws IOException {
        return start(List.of(), program, arguments);
    }

    private Process start(List<String> launcher, Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(command(program, arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        forgetJavaOptions(builder.environment());
        return builder.start();
    }

    /**
     * The command that starts a program.
     *
     * @param program its main class
     * @param arguments its arguments
     * @return java and what follows it
     */
    public List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(java());
        command.addAll(options);
        command.add(program.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * What starts java: that of this JVM, unless the property {@code panasock.java} says otherwise; its words stand between path
     * separators.
     */
    private static List<String> java() {
        String own = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(System.getProperty("panasock.java", own).split(File.pathSeparator));
    }

    /**
     * They change what java does, and java says on standard error that it took them up.
     *
     * @param environment of a program to be started
     */
    public static void forgetJavaOptions(Map<String, String> environment) {
        environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH"));
    }

    /**
     * Ends a process, unless it has ended, and closes its streams. Otherwise the JVM does it later, while the next test counts
     * descriptors.
     *
     * @param process any
     * @throws IOException if a stream cannot be closed
     */
    public static void end(Process process) throws IOException {
        process.destroyForcibly().onExit().join();
        process.getOutputStream().close();
        process.getInputStream().close();
        process.getErrorStream().close();
    }

    private static CompletableFuture<String> text(Reader reader) {
        return CompletableFuture.supplyAsync(() -> {
            try (reader) {
                return reader.readAllAsString().replace("\r\n", "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, task -> Thread.ofVirtual().start(task));
    }
}
