package dev.panasock.samples.selftest;

import static dev.panasock.samples.selftest.Calls.*;

import dev.panasock.Errno;
import dev.panasock.FileHandle;
import dev.panasock.NativeSocket;
import dev.panasock.linux.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The calls that send files, or move bytes through a pipe. TransmitFile and CreateFileW stand with the overlapped operations. */
final class FileCalls {
    private static final int BYTES = 5;

    private FileCalls() {
    }

    static List<Call> all() {
        return List.of(
                new Call("open", "open", "GetFileSizeEx", () -> sent(false),
                        () -> done(() -> FileHandle.open(Path.of("no such file")).close()), List.of(Errno.ENOENT),
                        OverlappedCalls.FILE_NOT_FOUND),
                new Call("sendfile", "sendfile", "ReadFile", () -> sent(true), notOpen(FileCalls::send), NO_SOCKET),
                Call.linux("pipe2", FileCalls::spliced),
                Call.linux("splice", FileCalls::spliced, notOpen(socket -> piped(socket, 1)), Errno.EBADF));
    }

    private static Object sent(boolean nonBlocking) throws Exception {
        return connected((client, server) -> {
            client.setNonBlocking(nonBlocking);
            expect((long) BYTES, send(client));
            return expect(BYTES, server.recvFully(new byte[BYTES]));
        });
    }

    private static Object send(NativeSocket socket) throws Exception {
        Path path = Files.write(Files.createTempFile("panasock", ".txt"), new byte[BYTES]);
        try (FileHandle file = FileHandle.open(path)) {
            return socket.sendfile(file, 0, BYTES);
        } finally {
            Files.delete(path);
        }
    }

    private static Object spliced() throws Exception {
        return connected((client, server) -> {
            client.send(new byte[BYTES]);
            expect((long) BYTES, piped(server, BYTES));
            return expect(BYTES, client.recvFully(new byte[BYTES]));
        });
    }

    /** Through a pipe and back. */
    private static long piped(NativeSocket socket, int bytes) throws Exception {
        try (Pipe pipe = Pipe.open()) {
            expect((long) bytes, socket.spliceTo(pipe.writer(), bytes, Pipe.NONE));
            return socket.spliceFrom(pipe.reader(), bytes, Pipe.NONE);
        }
    }
}
