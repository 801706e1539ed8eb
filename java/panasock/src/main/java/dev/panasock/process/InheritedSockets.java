package dev.panasock.process;

import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ProcessApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sockets that the parent of this process has given to it: {@link SocketProcessBuilder}, inetd, tcpserver, systemd, a shell.
 *
 * {@snippet :
 * NativeSocket connection = InheritedSockets.standardInput();             // inetd, tcpserver
 * NativeSocket given = InheritedSockets.descriptor(3);                    // SocketProcessBuilder.descriptor(3, ...)
 * List<InheritedSocket> listeners = InheritedSockets.ofServiceManager();  // systemd
 * }
 *
 * <p>A numbered socket is given once: whoever asks for it again gets an exception, for two owners would close it twice. From then on the children of
 * this process do not inherit it. Standard input stays what it is, for this process and its children.
 *
 * <p>All methods may be called by any thread.
 */
public final class InheritedSockets {
    /** How the environment tells the number of a descriptor. */
    static final String VARIABLE = "PANASOCK_DESCRIPTOR_";

    /** SD_LISTEN_FDS_START. */
    private static final int FIRST_OF_SERVICE = 3;
    private static final Set<Long> TAKEN = ConcurrentHashMap.newKeySet();

    private InheritedSockets() {
    }

    /**
     * Standard input as a socket: a duplicate of descriptor 0, on Windows of {@code GetStdHandle(STD_INPUT_HANDLE)}, which stays what it is for {@link System#in}. So
     * the peer sees the end of the connection by {@link NativeSocket#shutdown}, or when this process has ended.
     *
     * @return the socket, which is closed by the caller
     * @throws IOException with ENOTSOCK, on Windows WSAENOTSOCK, if it is something else; EBADF if there is none
     */
    public static NativeSocket standardInput() throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        long number;
        try {
            long input = Host.processes().standardStream(call, ProcessApi.INPUT);
            number = input == SocketHandle.INVALID ? -SocketError.closed().number()
                    : Host.sockets().duplicate(call, input, FIRST_OF_SERVICE);
        } finally {
            thread.release();
        }
        NativeSocket socket =
                NativeSocket.of(SocketHandle.adopt(SocketProcessBuilder.check("dup", number, "standard input")));
        try {
            socket.get(SoOption.SO_TYPE);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * A socket by the number that {@link SocketProcessBuilder#descriptor} gave it: on Linux and macOS the descriptor, on Windows the handle that the
     * environment tells.
     *
     * @param number the number, 3 and greater
     * @return the socket, which is closed by the caller
     * @throws IOException with EBADF or ENOTSOCK if there is no socket
     * @throws IllegalArgumentException if the number is less than 3: the standard streams belong to {@link System}
     * @throws IllegalStateException if somebody has taken it before, or the variable makes no sense
     */
    public static NativeSocket descriptor(int number) throws IOException {
        if (number < FIRST_OF_SERVICE) {
            throw new IllegalArgumentException("descriptor " + number + " is a standard stream, or none");
        }
        return take(told(System.getenv(), number));
    }

    /** Where the parent says that it is. */
    static long told(Map<String, String> environment, int number) throws IOException {
        String told = environment.get(VARIABLE + number);
        if (told != null) {
            return number(VARIABLE + number, told, Long.MAX_VALUE);
        }
        if (!Host.keepsInheritedNumbers()) {
            throw SocketError.closed().exception("getenv", VARIABLE + number);
        }
        return number;
    }

    private static NativeSocket take(long number) throws IOException {
        if (!TAKEN.add(number)) {
            throw new IllegalStateException("descriptor " + number + " was taken before");
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long taken =
                    SocketProcessBuilder.check("fcntl", Host.processes().take(call, number), "descriptor " + number);
            // What is no socket stays with whom it belongs to.
            NativeSocket.of(SocketHandle.borrow(taken)).get(SoOption.SO_TYPE);
            return NativeSocket.of(SocketHandle.adopt(taken));
        } catch (IOException e) {
            TAKEN.remove(number); // may be opened later
            throw e;
        } finally {
            thread.release();
        }
    }

    /**
     * The sockets of socket activation, {@code sd_listen_fds}: descriptors from 3 on, as many as LISTEN_FDS says, if LISTEN_PID is this process, with the
     * names in LISTEN_FDNAMES. They are listeners, or connections if the unit says Accept=yes; another service manager, or
     * {@code systemd-socket-activate}, does the same.
     *
     * @return the sockets in their order, which are closed by the caller; none if this process was not started so, and on Windows
     * @throws IOException with EBADF or ENOTSOCK if one of them is no socket: then none was taken
     * @throws IllegalStateException if somebody has taken them before, or the variables make no sense
     * @see <a href="https://man7.org/linux/man-pages/man3/sd_listen_fds.3.html">sd_listen_fds(3)</a>
     */
    public static List<InheritedSocket> ofServiceManager() throws IOException {
        List<String> names = names(System.getenv(), ProcessHandle.current().pid());
        for (int i = 0; i < names.size(); i++) {
            NativeSocket.of(SocketHandle.borrow(FIRST_OF_SERVICE + i)).get(SoOption.SO_TYPE);
        }
        List<InheritedSocket> sockets = new ArrayList<>();
        for (String name : names) {
            sockets.add(new InheritedSocket(name, take(FIRST_OF_SERVICE + sockets.size())));
        }
        return List.copyOf(sockets);
    }

    /** The name of each socket. */
    static List<String> names(Map<String, String> environment, long self) {
        String pid = environment.get("LISTEN_PID");
        String count = environment.get("LISTEN_FDS");
        if (pid == null || count == null || number("LISTEN_PID", pid, Long.MAX_VALUE) != self) {
            return List.of();
        }
        int sockets = (int) number("LISTEN_FDS", count, Integer.MAX_VALUE);
        String names = environment.get("LISTEN_FDNAMES");
        if (names == null) {
            return Collections.nCopies(sockets, "unknown");
        }
        List<String> all = List.of(names.split(":", -1));
        if (all.size() != sockets) {
            throw new IllegalStateException("LISTEN_FDNAMES has " + all.size() + " names for " + sockets + " sockets");
        }
        return all;
    }

    private static long number(String variable, String value, long most) {
        try {
            long number = Long.parseLong(value);
            if (number > 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalStateException(variable + " is no number: " + value);
    }
}
