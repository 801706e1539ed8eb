package dev.panasock.samples;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The standard streams; each line is one write, however many arguments it is formatted from. */
final class Stdio {
    static final PrintStream stdout = byLine(FileDescriptor.out, System.out);
    static final PrintStream stderr = byLine(FileDescriptor.err, System.err);

    private Stdio() {
    }

    private static PrintStream byLine(FileDescriptor descriptor, PrintStream like) {
        return new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor)), true, like.charset());
    }
}
