package dev.panasock.platform.system;

/**
 * Child processes that get sockets, one implementation for each system. A process is the number that the system gave: the pid, on Windows a
 * HANDLE; it is valid until {@link #collect}.
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

    /**
     * What {@link #start} calls.
     *
     * @return the name of the C function
     */
    public abstract String startFunction();

    /**
     * {@code posix_spawnp}, on Windows {@code CreateProcessW}. The child has what the plan gives it and the standard error of this process, if it has
     * none of its own, and nothing else that is open here.
     *
     * @param call the memory of the call
     * @param plan what is started, and with what
     * @param pid takes the id of the process
     * @return the process, or a negative error
     */
    public abstract long start(CallBlock call, ChildPlan plan, long[] pid);

    /**
     * The number by which a child knows a socket.
     *
     * @param descriptor what it shall be
     * @param socket the number here
     * @return the descriptor, on Windows, which has none, the number here
     */
    public abstract long numberInChild(int descriptor, long socket);

    /**
     * Takes a socket that this process has inherited: from now on its own children do not.
     *
     * @param call the memory of the call
     * @param inherited the number by which it was given
     * @return the number of the socket here, or a negative error
     */
    public abstract long take(CallBlock call, long inherited);

    /**
     * {@code waitid}, on Windows {@code WaitForSingleObject}: waits until a child has ended, which keeps its number.
     *
     * @param call the memory of the call
     * @param process the child
     * @return 0, or a negative error
     */
    public abstract int awaitEnd(CallBlock call, long process);

    /**
     * {@code waitpid}, on Windows {@code GetExitCodeProcess} and {@code CloseHandle}, of a child that has ended. Its number is gone then.
     *
     * @param call the memory of the call
     * @param process the child
     * @param status takes the exit status; 128 and the number of the signal if a signal has ended it
     * @return 0, or a negative error
     */
    public abstract int collect(CallBlock call, long process, int[] status);

    /**
     * {@code kill}, on Windows {@code TerminateProcess}.
     *
     * @param call the memory of the call
     * @param process the child
     * @param forcibly SIGKILL instead of SIGTERM; Windows knows one way only
     * @return 0, or a negative error
     */
    public abstract int end(CallBlock call, long process, boolean forcibly);

    /**
     * Whether a child can end itself in its own way when {@link #end} asks it to.
     *
     * @return false on Windows
     */
    public abstract boolean endsNormally();

    /**
     * {@code GetStdHandle}; on Linux and macOS the descriptor itself.
     *
     * @param call the memory of the call
     * @param stream {@link #INPUT}, {@link #OUTPUT} or {@link #MESSAGES}
     * @return the number, or {@link SocketApi#INVALID} if there is none
     */
    public abstract long standardStream(CallBlock call, int stream);
}
