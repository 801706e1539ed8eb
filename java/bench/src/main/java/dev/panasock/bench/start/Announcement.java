package dev.panasock.bench.start;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** Tells the port on standard output, with as little of the JDK as possible. */
final class Announcement {
    private Announcement() {
    }

    @SuppressWarnings("resource") // standard output stays open
    static void port(int port) throws IOException {
        byte[] line = new byte[6];
        int start = line.length;
        line[--start] = '\n';
        for (int rest = port; rest > 0; rest /= 10) {
            line[--start] = (byte) ('0' + rest % 10);
        }
        new FileOutputStream(FileDescriptor.out).write(line, start, line.length - start);
    }
}
