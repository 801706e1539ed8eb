package dev.panasock.bench;

import picocli.CommandLine;

/** {@code scripts/bench}. */
public final class Main {
    private Main() {
    }

    /**
     * Runs the command.
     *
     * @param arguments what the command line says
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BenchCommand()).execute(arguments));
    }
}
