package dev.panasock.process;

import dev.panasock.NativeSocket;
import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ChildPlan;
import dev.panasock.platform.system.ProcessApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Starts a program that gets sockets: one process per connection, as inetd does it, or a listener for a successor. The same on each system,
 * also where there is no fork: seen on Linux and on a Windows JVM under Wine, never run on Windows itself or on macOS.
 *
 * {@snippet :
 * try (NativeSocket connection = listener.accept()) {
 *     new SocketProcessBuilder("/usr/bin/cat").streams(connection.handle()).start();
 * } // the child has it now
 * }
 *
 * <p><b>What the child has.</b> Each given socket, blocking, at the place that was said; of the standard streams that are given no socket, the input and the
 * output of the null device and the error messages of this process. Nothing else that is open here, whoever opened it and however:
 * the child has no way to keep a port or a connection busy by mistake.
 *
 * <p><b>What the parent keeps.</b> Its own handle, open: the child gets a duplicate. The peer sees the end of the connection when the last of both
 * has closed it, so a parent that hands over a connection closes its handle. The socket is made blocking, also for this process if it
 * was not ({@link NativeSocket#setNonBlocking}); a non-blocking socket cannot be shared with a program that does not know of it.
 *
 * <p><b>Where the child finds it.</b> On Linux and macOS a descriptor is a descriptor: the program reads standard input, or descriptor 3.
 * On Windows standard handles are SOCKETs, for {@code GetStdHandle} and {@code recv}; the C runtime's {@code read} works on them only if they were not made for
 * overlapped operations, which sockets of this library are. Other handles have no fixed numbers there: the environment variable
 * {@code PANASOCK_DESCRIPTOR_}<i>n</i> tells the number, on each system. A Java program asks {@link InheritedSockets}.
 *
 * <p>Windows has no way to give handles to one child only, of those that are started in the same moment: another part of this program that starts a
 * process there meanwhile, as {@link ProcessBuilder} does, gives them to its child too.
 *
 * <p>Builders may be used again, by one thread at a time.
 *
 * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn(3)</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw">CreateProcessW</a>
 */
public final class SocketProcessBuilder {
    /** Between two given descriptors the others are closed one by one. */
    private static final int HIGHEST = 255;

    private final List<String> command;
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final TreeMap<Integer, SocketHandle> sockets = new TreeMap<>();
    private Path directory;

    /**
     * A builder of processes of a program.
     *
     * @param command the program, a path or a name that is looked up in PATH, and its arguments
     * @throws IllegalArgumentException if it is empty, or a part has a NUL
     */
    public SocketProcessBuilder(String... command) {
        this(List.of(command));
    }

    /**
     * A builder of processes of a program.
     *
     * @param command the program, a path or a name that is looked up in PATH, and its arguments
     * @throws IllegalArgumentException if it is empty, or a part has a NUL
     */
    public SocketProcessBuilder(List<String> command) {
        this.command = List.copyOf(command);
        if (command.isEmpty() || command.getFirst().isEmpty()) {
            throw new IllegalArgumentException("there is no program to start");
        }
        command.forEach(part -> requireText(part, part));
    }

    private static void requireText(String text, String shown) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a NUL would end it: " + shown.replace("\0", "\\0"));
        }
    }

    /**
     * The environment of the child, at first that of this process.
     *
     * @return the variables, to be changed
     */
    public Map<String, String> environment() {
        return environment;
    }

    /**
     * The working directory of the child.
     *
     * @param folder the folder, or null for that of this process; a relative program is looked for there on Linux and macOS
     * @return this builder
     */
    public SocketProcessBuilder directory(Path folder) {
        directory = folder;
        return this;
    }

    /**
     * Gives a socket as standard input and standard output, as inetd does.
     *
     * @param socket the socket, see {@link #descriptor}
     * @return this builder
     */
    public SocketProcessBuilder streams(SocketHandle socket) {
        return descriptor(ProcessApi.INPUT, socket).descriptor(ProcessApi.OUTPUT, socket);
    }

    /**
     * Gives a socket by number.
     *
     * @param number what it shall be in the child: 0 is standard input, 1 standard output, 2 standard error; the first free one is 3
     * @param socket the socket, which stays that of the caller and is open when the process is started; on Linux and macOS any descriptor
     * @return this builder
     * @throws IllegalArgumentException if the number is negative or greater than 255
     */
    public SocketProcessBuilder descriptor(int number, SocketHandle socket) {
        if (number < 0 || number > HIGHEST) {
            throw new IllegalArgumentException("descriptor " + number + " is not from 0 to " + HIGHEST);
        }
        sockets.put(number, Objects.requireNonNull(socket, "socket"));
        return this;
    }

    /**
     * {@code posix_spawnp}, on Windows {@code CreateProcessW}: starts the program. Its end is waited for by a thread of its own, as it is for
     * the processes of {@link ProcessBuilder}: on Linux and macOS no zombies remain.
     *
     * <p>Errors among others: ENOENT if there is no such program or folder; EACCES; E2BIG; EMFILE; EAGAIN and ENOMEM for too many processes. On
     * Windows 2, 3, 5, 193 (no program), 267 (no folder).
     *
     * @return the process
     * @throws IOException with the {@link dev.panasock.SocketFailure error} of the system; {@link dev.panasock.SocketClosedException} if a socket is closed
     * @throws IllegalArgumentException if a variable of the environment has a NUL, or its name an equals sign
     * @throws IllegalCallerException if this JVM denies native access; the message says which option allows it
     */
    public SocketProcess start() throws IOException {
        environment.forEach(SocketProcessBuilder::requireVariable);
        ProcessApi api = Host.processes();
        Map<SocketHandle, Long> duplicates = new IdentityHashMap<>();
        try {
            TreeMap<Integer, Long> numbers = new TreeMap<>();
            for (Map.Entry<Integer, SocketHandle> socket : sockets.entrySet()) {
                SocketHandle handle = socket.getValue();
                if (!duplicates.containsKey(handle)) {
                    duplicates.put(handle, duplicate(handle));
                }
                numbers.put(socket.getKey(), duplicates.get(handle));
            }
            return start(api, plan(api, numbers));
        } finally {
            duplicates.values().forEach(number -> SocketHandle.adopt(number).close());
        }
    }

    private static void requireVariable(String name, String value) {
        // Windows has variables of its own that begin with an equals sign.
        if (name.isEmpty() || name.indexOf('=', 1) > 0) {
            throw new IllegalArgumentException("no name of a variable: " + name);
        }
        requireText(name + value, name + "=" + value);
    }

    /** A number of its own for the child, higher than all that it shall have, so that none takes the place of another. */
    private long duplicate(SocketHandle handle) throws IOException {
        NativeSocket.of(handle).setNonBlocking(false);
        int least = Math.max(sockets.lastKey(), ProcessApi.MESSAGES) + 1;
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long number = handle.enter();
            if (number == SocketHandle.INVALID) {
                throw SocketError.closed().exception("dup", handle);
            }
            try {
                return check("dup", Host.sockets().duplicate(call, number, least), handle);
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    private ChildPlan plan(ProcessApi api, TreeMap<Integer, Long> numbers) {
        Map<String, String> variables = new HashMap<>(environment);
        variables.keySet().removeIf(name -> name.startsWith(InheritedSockets.VARIABLE));
        numbers.forEach((descriptor, number) -> variables.put(InheritedSockets.VARIABLE + descriptor,
                Long.toString(api.numberInChild(descriptor, number))));
        return new ChildPlan(command, variables, directory == null ? null : directory.toString(), numbers);
    }

    private SocketProcess start(ProcessApi api, ChildPlan plan) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long[] pid = new long[1];
            long process = check(api.startFunction(), api.start(call, plan, pid), what());
            return new SocketProcess(process, pid[0]);
        } finally {
            thread.release();
        }
    }

    private String what() {
        return directory == null ? command.getFirst() : command.getFirst() + " in " + directory;
    }

    /** A result that is not a negative error. */
    static long check(String function, long result, Object about) throws IOException {
        if (result < 0) {
            throw SocketError.of((int) -result).exception(function, about);
        }
        return result;
    }
}
