package dev.panasock;

import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.SocketApi;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * An open file whose bytes {@link NativeSocket#sendfile} sends: a descriptor, on Windows a HANDLE, and its life cycle. It has no position of its own here: each call
 * says where in the file it begins, so any number of threads may send from one file at once.
 *
 * <p>As {@link SocketHandle}: a call holds the number while it runs, and it goes back to the system when the file is closed <em>and</em> the last call has left.
 * Closing the file ends no call; closing the socket does.
 *
 * <p>All methods may be called by any thread at any time.
 *
 * {@snippet :
 * try (FileHandle file = FileHandle.open(path)) {
 *     socket.sendAll(file, 0, Files.size(path));
 * }
 * }
 */
public final class FileHandle implements Closeable {
    private final HandleState state;

    private FileHandle(long number, boolean owned) {
        this.state = HandleState.ofFile(number, owned);
    }

    /**
     * {@code open} with O_RDONLY, O_CLOEXEC and O_NONBLOCK (so that it does not wait for the writer of a named pipe), on Windows {@code CreateFileW} with GENERIC_READ,
     * FILE_SHARE_READ and FILE_FLAG_OVERLAPPED: opens a file to be sent. Child processes do not inherit it.
     *
     * <p>Errors among others: ENOENT; EACCES; EMFILE and ENFILE when there are too many descriptors. On Windows the error is one of Win32: 2
     * (ERROR_FILE_NOT_FOUND), 3 (ERROR_PATH_NOT_FOUND), 5 (ERROR_ACCESS_DENIED, for a directory too), 32 (ERROR_SHARING_VIOLATION). Elsewhere a directory is
     * opened, and refused when it is sent.
     *
     * @param path the file; a relative one is one of the folder that the JVM was started in
     * @return the file, to be closed by the caller
     * @throws IOException with the {@link SocketFailure error} of the system
     * @throws IllegalCallerException if this JVM denies native access; the message says which option allows it
     * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew">CreateFileW</a>
     */
    public static FileHandle open(Path path) throws IOException {
        SocketApi api = Host.sockets();
        String name = path.toAbsolutePath().toString();
        ThreadBlock thread = ThreadBlock.acquire();
        long number;
        try {
            number = api.openFile(thread.call, name);
        } finally {
            thread.release();
        }
        if (number < 0) {
            throw Failures.of("open", SocketError.of((int) -number), path);
        }
        return adopt(number);
    }

    /**
     * Takes over a number: from now on only this handle closes it.
     *
     * @param number a descriptor, on Windows a HANDLE
     * @return an open file
     * @throws IllegalArgumentException for {@link SocketHandle#INVALID}, which is INVALID_HANDLE_VALUE too
     */
    public static FileHandle adopt(long number) {
        return new FileHandle(valid(number), true);
    }

    /**
     * Uses a number that belongs to someone else, who keeps it open meanwhile. Closing the handle leaves the file open.
     *
     * @param number a descriptor, on Windows a HANDLE
     * @return an open file
     * @throws IllegalArgumentException for {@link SocketHandle#INVALID}, which is INVALID_HANDLE_VALUE too
     */
    public static FileHandle borrow(long number) {
        return new FileHandle(valid(number), false);
    }

    private static long valid(long number) {
        if (number == SocketHandle.INVALID) {
            throw new IllegalArgumentException("INVALID is not a file");
        }
        return number;
    }

    /**
     * Begins a call on the file: until the matching {@link #leave} the number stays this file's.
     *
     * @return the number
     * @throws IllegalStateException if the file is closed; then there is nothing to leave
     */
    public long enter() {
        long number = state.enterCounted();
        if (number == SocketHandle.INVALID) {
            throw new IllegalStateException("the file is closed");
        }
        return number;
    }

    /** Ends a call that {@link #enter} began, in this thread or another. */
    public void leave() {
        state.leaveCounted();
    }

    /**
     * The number, for display and comparison. Someone else may have it a moment later if the file is not held by {@link #enter}.
     *
     * @return the descriptor, on Windows the HANDLE, also after close
     */
    public long number() {
        return state.number();
    }

    /**
     * Whether the file can be used.
     *
     * @return false once it was closed
     */
    public boolean isOpen() {
        return state.isOpen();
    }

    /** {@code close}, on Windows {@code CloseHandle}, once the last call has left. Closing it again does nothing. */
    @Override
    public void close() {
        state.close();
    }

    /**
     * The number and the state.
     *
     * @return for messages
     */
    @Override
    public String toString() {
        return "file " + number() + (isOpen() ? "" : " (closed)");
    }
}
