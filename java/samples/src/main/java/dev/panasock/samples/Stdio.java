package dev.panasock.samples;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.util.Locale;

/** The standard streams. What {@code printf} formats leaves in one write, so nobody reads half a line. */
final class Stdio extends PrintStream {
    static final PrintStream stdout = new Stdio(FileDescriptor.out, System.out);
    static final PrintStream stderr = new Stdio(FileDescriptor.err, System.err);

    private Stdio(FileDescriptor descriptor, PrintStream like) {
        super(new BufferedOutputStream(new FileOutputStream(descriptor)), true, like.charset());
    }

    @Override
    public PrintStream printf(String format, Object... arguments) {
        print(String.format(Locale.ROOT, format, arguments));
        return this;
    }
}
