package dev.panasock.bench.run;

import dev.panasock.bench.figure.Sample;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A cell that is a process: it sleeps in a read until it is told to do a round. */
final class Child implements Cell {
    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;

    private Child(Process process) {
        this.process = process;
        this.to = process.outputWriter();
        this.from = process.inputReader();
    }

    static Child start(List<String> command) throws IOException {
        Child child = new Child(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
        try {
            String greeting = child.line();
            if (!greeting.equals("ready")) {
                throw new IOException(greeting);
            }
            return child;
        } catch (IOException e) {
            child.close();
            throw new IOException(String.join(" ", command) + ": " + e.getMessage(), e);
        }
    }

    private String line() throws IOException {
        String line = from.readLine();
        if (line == null) {
            throw new EOFException("the program ended");
        }
        return line;
    }

    @Override
    public Sample round(long operations) throws IOException {
        to.write(operations + "\n");
        to.flush();
        return Sample.parse(line());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
