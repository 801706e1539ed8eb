package dev.panasock.bench.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What the scheduler says of a process, to the nanosecond. */
final class ProcessorTime {
    private ProcessorTime() {
    }

    /** The processor time of all threads that live. */
    static long of(long pid) throws IOException {
        long nanos = 0;
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(Path.of("/proc", Long.toString(pid), "task"))) {
            for (Path thread : threads) {
                nanos += ofThread(thread);
            }
        }
        return nanos;
    }

    private static long ofThread(Path thread) throws IOException {
        try {
            String line = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(line.substring(0, line.indexOf(' ')));
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
