package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The lines of the demonstration, in columns. */
final class Transcript {
    private Transcript() {
    }

    static void opening() {
        stdout.printf(
                "Panasock on %s %s, Java %s: every line is a call of the system, made from Java, and its result.\n",
                System.getProperty("os.name"), System.getProperty("os.arch"), System.getProperty("java.version"));
    }

    static void title(String title) {
        stdout.printf("\n%s\n", title);
    }

    /** A call that was made: {@code server  bind(8, 127.0.0.1:0)   = 0}. */
    static void call(String party, String call, Object result) {
        stdout.printf("  %-9s%-43s = %s\n", party, call, result);
    }

    static void skipped(IOException reason) {
        stdout.printf("  skipped: %s\n", reason.getMessage());
    }

    static String quoted(byte[] text, int length) {
        return '"' + new String(text, 0, length, StandardCharsets.US_ASCII) + '"';
    }
}
