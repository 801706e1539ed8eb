package dev.panasock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * A file of random bytes, to be sent.
 *
 * @param path where it is
 * @param content what is in it
 */
record SampleFile(Path path, byte[] content) implements AutoCloseable {
    static SampleFile of(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return new SampleFile(Files.write(Files.createTempFile("panasock-größe", ".bin"), content), content);
    }

    FileHandle open() throws IOException {
        return FileHandle.open(path);
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }
}
