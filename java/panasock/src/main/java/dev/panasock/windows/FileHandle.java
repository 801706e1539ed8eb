package dev.panasock.windows;

import dev.panasock.platform.CallBlock;
import dev.panasock.platform.windows.CompletionApi;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/**
 * A file that {@link OverlappedSocket#transmitFile} sends: {@code CreateFileW}, opened to be read from its start to its end.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew">CreateFileW</a>
 */
public final class FileHandle implements Closeable {
    private final long number;
    private volatile boolean closed;

    private FileHandle(long number) {
        this.number = number;
    }

    /**
     * Opens a file.
     *
     * @param path the file
     * @return its handle, to be closed by the caller
     * @throws IOException with the Win32 error of the system as its number: 2 if there is none, 5, 32
     * @throws UnsupportedOperationException elsewhere than on Windows
     */
    public static FileHandle open(Path path) throws IOException {
        WindowsOnly.require();
        CallBlock call = CallBlock.take();
        try {
            String name = path.toAbsolutePath().toString();
            return new FileHandle(WindowsOnly.check("CreateFileW", CompletionApi.openFile(call, name), path));
        } finally {
            call.give();
        }
    }

    MemorySegment handle() {
        if (closed) {
            throw new IllegalStateException("the file is closed");
        }
        return MemorySegment.ofAddress(number);
    }

    /** {@code CloseHandle}. Closing it again does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        CallBlock call = CallBlock.take();
        try {
            CompletionApi.closeHandle(call, number);
        } finally {
            call.give();
        }
    }
}
