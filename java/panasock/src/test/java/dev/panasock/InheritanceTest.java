package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;
import dev.panasock.linux.Epoll;
import dev.panasock.linux.EventFd;
import dev.panasock.linux.TimerFd;
import dev.panasock.oracle.CFunctions;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** No child process gets a socket that it was not meant to have: as the system tells it, and as a child finds it. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InheritanceTest {
    private static final int CLOSE_ON_EXEC = 02000000;

    @TempDir
    private Path folder;

    @Test
    void theSystemSaysSoOfEachSocket() throws Exception {
        try (Inherited made = new Inherited()) {
            int[] flags = {-1};
            for (NativeSocket socket : made.sockets) {
                assertTrue(Winsock2.GetHandleInformation(SOCKET.of(socket.handle()), flags));
                assertEquals(0, flags[0], socket::toString);
            }
            assertTrue(Winsock2.GetHandleInformation(SOCKET.of(made.wanted.handle()), flags));
            assertEquals(Winsock2.HANDLE_FLAG_INHERIT, flags[0]);
        }
    }

    /** Also those that nobody sees: of pollers, of parked threads, of dead sockets. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others do not list what a process has open")
    void everyNewDescriptorIsClosedOnExec() throws Exception {
        Set<Integer> before = OpenFiles.all().keySet();
        try (Inherited made = everything()) {
            SortedMap<Integer, String> all = OpenFiles.all();
            all.keySet().removeAll(before);
            all.remove((int) made.wanted.handle().number());
            all.values().removeIf(target -> !isOfSockets(target));
            for (int number : all.keySet()) {
                assertTrue(isClosedOnExec(number), () -> number + " is " + all.get(number));
            }
            assertTrue(all.size() > made.sockets.size(), "there are those that nobody sees");
            assertFalse(isClosedOnExec((int) made.wanted.handle().number()));
        }
    }

    /** Java closes all descriptors before it starts a program; other code of the process does not. */
    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "others do not list what a process has open")
    void aChildOfPosixSpawnFindsNone() throws Exception {
        try (Inherited made = everything()) {
            Path list = folder.resolve("list");
            spawn("/bin/sh", "-c", "/bin/ls -l /proc/self/fd > " + list);
            String found = Files.readString(list);
            SortedMap<Integer, String> all = OpenFiles.all();
            assertTrue(found.contains(all.get((int) made.wanted.handle().number())), found);
            for (NativeSocket socket : made.sockets) {
                String ours = all.get((int) socket.handle().number());
                assertTrue(ours.startsWith("socket:"), ours);
                assertFalse(found.contains(ours), () -> ours + " in\n" + found);
            }
            assertFalse(found.contains("anon_inode:"), found);
        }
    }

    private static Inherited everything() throws Exception {
        Inherited made = new Inherited();
        made.keep(NativeSocket.open(AddressFamily.UNIX, SocketType.STREAM));
        SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
        made.keep(pair.first());
        made.keep(pair.second());
        made.keep(Epoll.create()::close);
        made.keep(EventFd.create(0)::close);
        made.keep(TimerFd.create(TimerFd.MONOTONIC)::close);
        return made;
    }

    private static boolean isOfSockets(String target) {
        return target.startsWith("socket:") || target.startsWith("anon_inode:") || target.startsWith("pipe:");
    }

    private static boolean isClosedOnExec(int number) throws IOException {
        String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + number)).stream()
                .filter(line -> line.startsWith("flags:")).findFirst().orElseThrow();
        return (Integer.parseInt(flags.substring(flags.indexOf(':') + 1).trim(), 8) & CLOSE_ON_EXEC) != 0;
    }

    private static void spawn(String... command) {
        IntByReference pid = new IntByReference();
        assertEquals(0, CFunctions.call("posix_spawn", pid, command[0], null, null, new StringArray(command), null)
                .result());
        IntByReference status = new IntByReference();
        assertEquals(pid.getValue(), CFunctions.call("waitpid", pid.getValue(), status, 0).result());
        assertEquals(0, status.getValue());
    }
}
