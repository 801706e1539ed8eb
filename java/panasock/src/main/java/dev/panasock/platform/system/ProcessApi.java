package dev.panasock.platform.system;

/**
 * Child processes that get sockets, one implementation for each system. A process is a number of the system: the pid,
 * on Windows a HANDLE; it is valid until {@link #collect}.
 *
 * <p>Results: what the function returns, or the negative error, on Windows that of {@code GetLastError}.
 */
public abstract class ProcessApi {
    /** Descriptor or standard handle of the input. */
    public static final int INPUT = 0;
    /** Descriptor or standard handle of the output. */
    public static final int OUTPUT = 1;
    /** Descriptor or standard handle of the error messages. */
    public static final int MESSAGES = 2;

    /** One implementation per system, in its own package. */
    protected ProcessApi() {
    }

    /** The name of the C function that {@link #start} calls. */
    public abstract String startFunction();

    /**
     * {@code posix_spawnp}, on Windows {@code CreateProcessW}: the process, and its id in {@code pid}. The child
     * inherits what the plan lists, the standard error of this process if it lists none, and nothing else that is open.
     */
    public abstract long start(CallBlock call, ChildPlan plan, long[] pid);

    /** The number that a child knows a socket by: the descriptor, on Windows the number in this process. */
    public abstract long numberInChild(int descriptor, long socket);

    /** Makes a socket that this process has inherited its own, not inheritable: its number, or a negative error. */
    public abstract long take(CallBlock call, long inherited);

    /** {@code waitid}, on Windows {@code WaitForSingleObject}: waits for the end of a child, which keeps its number. */
    public abstract int awaitEnd(CallBlock call, long process);

    /**
     * {@code waitpid}, on Windows {@code GetExitCodeProcess} and {@code CloseHandle}, of a child that has ended; the
     * number is invalid then. The exit status is 128 plus the number of the signal for a child that a signal has ended.
     */
    public abstract int collect(CallBlock call, long process, int[] status);

    /** {@code kill} with SIGTERM, or forcibly with SIGKILL; on Windows {@code TerminateProcess} in any case. */
    public abstract int end(CallBlock call, long process, boolean forcibly);

    /** Whether a child can react to {@link #end}: not on Windows. */
    public abstract boolean endsNormally();

    /** {@code GetStdHandle}, elsewhere the descriptor; {@link SocketApi#INVALID} if there is none. */
    public abstract long standardStream(CallBlock call, int stream);
}
