package dev.panasock.samples.selftest;

import static dev.panasock.samples.selftest.Calls.*;

import dev.panasock.Errno;
import dev.panasock.process.SocketProcess;
import dev.panasock.process.SocketProcessBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The calls that start a process with a socket, and end it. */
final class ProcessCalls {
    private static final int STATUS = 3;
    private static final int FILE_NOT_FOUND = 2;
    private static final int DESCRIPTOR = 5;

    private ProcessCalls() {
    }

    static List<Call> all() {
        return Stream.of(posix(), List.of(Call.linux("posix_spawn_file_actions_addclosefrom_np", ProcessCalls::ends),
                Call.macos("posix_spawn_file_actions_addinherit_np", ProcessCalls::ends)), windows())
                .flatMap(List::stream).toList();
    }

    private static List<Call> posix() {
        return Stream.concat(
                Stream.of(new Call("posix_spawnp", "posix_spawnp", "-", ProcessCalls::ends, ProcessCalls::noProgram,
                        List.of(Errno.ENOENT)), Call.posix("kill", ProcessCalls::isEnded)),
                Stream.of("posix_spawn_file_actions_init", "posix_spawn_file_actions_destroy",
                        "posix_spawn_file_actions_addopen", "posix_spawn_file_actions_adddup2",
                        "posix_spawn_file_actions_addclose", "posix_spawn_file_actions_addchdir_np",
                        "posix_spawnattr_init",
                        "posix_spawnattr_destroy", "posix_spawnattr_setflags", "posix_spawnattr_setsigmask", "waitid",
                        "waitpid").map(function -> Call.posix(function, ProcessCalls::ends)))
                .toList();
    }

    private static List<Call> windows() {
        return Stream.concat(
                Stream.of(Call.windows("CreateProcessW", ProcessCalls::ends, ProcessCalls::noProgram, FILE_NOT_FOUND),
                        Call.windows("TerminateProcess", ProcessCalls::isEnded)),
                Stream.of("InitializeProcThreadAttributeList", "UpdateProcThreadAttribute",
                        "DeleteProcThreadAttributeList", "GetExitCodeProcess", "WaitForSingleObject", "GetStdHandle")
                        .map(function -> Call.windows(function, ProcessCalls::ends)))
                .toList();
    }

    private static boolean isWindows() {
        return Path.of("").getFileSystem().getSeparator().equals("\\");
    }

    private static SocketProcess started(String script) throws Exception {
        SocketProcessBuilder builder = isWindows() ? new SocketProcessBuilder("cmd", "/c", script)
                : new SocketProcessBuilder("sh", "-c", script).directory(Path.of("/"));
        return (SocketProcess) connected((client, server) -> builder.descriptor(DESCRIPTOR, server.handle()).start());
    }

    private static Object ends() throws Exception {
        return "exit status " + expect(STATUS, started("exit " + STATUS).waitFor());
    }

    private static Object isEnded() throws Exception {
        SocketProcess process = started(isWindows() ? "pause" : "sleep 60");
        return "exit status " + process.destroyForcibly().waitFor();
    }

    private static Object noProgram() throws Exception {
        int status = new SocketProcessBuilder("no such program").start().waitFor();
        // The C library's child has ended itself: memory that it shares with its parent would have told the error.
        throw new UnsupportedOperationException(
                "a bad call is told by exit status " + status + " only, as under qemu-user");
    }
}
