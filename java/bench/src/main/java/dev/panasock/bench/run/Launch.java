package dev.panasock.bench.run;

import dev.panasock.bench.figure.Sample;
import dev.panasock.bench.work.Program;
import dev.panasock.bench.work.Program.Archive;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A cell whose operation is to start a program and be answered by it. */
final class Launch implements Cell {
    /** What a program on Panasock has on its class path. */
    private static final List<String> JARS = List.of("panasock-bench", "panasock", "panasock-bindings", "slf4j-api");
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xlog:disable",
            "--enable-native-access=ALL-UNNAMED");

    private final Environment environment;
    private final Class<?> main;
    private final List<String> flags;

    private Launch(Environment environment, Class<?> main, List<String> flags) {
        this.environment = environment;
        this.main = main;
        this.flags = flags;
    }

    static Launch prepare(Environment environment, Program.Started program) throws IOException {
        if (program.archive() == Archive.NONE) {
            return new Launch(environment, program.main(), List.of());
        }
        Path file = environment.natives().resolveSibling("archives")
                .resolve(program.main().getSimpleName() + "." + program.archive());
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        new Launch(environment, program.main(), List.of(program.archive().recording(file))).serveAndEnd();
        return new Launch(environment, program.main(), List.of(program.archive().using(file)));
    }

    private String classPath() {
        return Environment.joined(JARS.stream()
                .flatMap(jar -> environment.classPath().stream().filter(path -> Jars.isOf(jar, path))));
    }

    private Process start(ProcessBuilder.Redirect errors) throws IOException {
        List<String> command = Stream.of(List.of(Environment.java()), FLAGS, flags,
                List.of("-cp", classPath(), main.getName())).flatMap(List::stream).toList();
        return new ProcessBuilder(environment.pinned(command)).redirectError(errors).start();
    }

    /** For the recording, which happens at the end of the program, and about which the JVM has much to say. */
    private void serveAndEnd() throws IOException {
        Process process = start(ProcessBuilder.Redirect.DISCARD);
        try (BufferedReader lines = process.inputReader(); Socket client = connected(lines)) {
            exchange(client);
        }
        process.onExit().join();
    }

    private static Socket connected(BufferedReader lines) throws IOException {
        String port = lines.readLine();
        if (port == null) {
            throw new IOException("the program did not start");
        }
        Socket client = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port));
        client.setTcpNoDelay(true);
        return client;
    }

    private static void exchange(Socket client) throws IOException {
        client.getOutputStream().write('x');
        if (client.getInputStream().read() != 'x') {
            throw new IOException("not the byte that was sent");
        }
    }

    @Override
    public Sample round(long operations) throws IOException {
        long start = System.nanoTime();
        Process process = start(ProcessBuilder.Redirect.INHERIT);
        try (BufferedReader lines = process.inputReader(); Socket client = connected(lines)) {
            exchange(client);
            return new Sample(System.nanoTime() - start, ProcessorTime.of(process.pid()), 0);
        } finally {
            process.onExit().join();
        }
    }

    @Override
    public void close() {
        // Nothing runs between rounds.
    }
}
