package dev.panasock.process;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ProcessApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process that was given sockets. Its streams are those: {@link #getInputStream} and the others have nothing.
 *
 * <p>All methods may be called by any thread.
 *
 * @see SocketProcessBuilder
 */
public final class SocketProcess extends Process {
    private static final ProcessApi API = Host.processes();
    private static final long STACK_SIZE = 128 * 1024;

    private final long process;
    private final long pid;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();
    /** Held while the process is named to the system: its number is that of another one as soon as its end was collected. */
    private final Object lock = new Object();

    SocketProcess(long process, long pid) {
        this.process = process;
        this.pid = pid;
        Thread.ofPlatform().daemon().name("panasock child " + pid).stackSize(STACK_SIZE).start(this::waitForEnd);
    }

    private void waitForEnd() {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            SocketProcessBuilder.check("wait", API.awaitEnd(call, process), this);
            int[] ended = new int[1];
            synchronized (lock) {
                SocketProcessBuilder.check("wait", API.collect(call, process, ended), this);
                status.complete(ended[0]);
            }
        } catch (IOException e) {
            status.completeExceptionally(e);
        } finally {
            thread.release();
        }
    }

    /**
     * The id of the process.
     *
     * @return pid_t, on Windows the process id
     */
    @Override
    public long pid() {
        return pid;
    }

    /**
     * Waits until the process has ended.
     *
     * @return its exit status; on Linux and macOS 128 and the number of the signal if a signal has ended it
     * @throws InterruptedException if this thread was interrupted
     * @throws IllegalStateException if the system cannot tell, because other code of this process has waited for the child
     */
    @Override
    public int waitFor() throws InterruptedException {
        try {
            return status.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            status.get(timeout, unit);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public int exitValue() {
        if (isAlive()) {
            throw new IllegalThreadStateException("process " + pid + " has not ended");
        }
        return status.join();
    }

    @Override
    public boolean isAlive() {
        return !status.isDone();
    }

    @Override
    public CompletableFuture<Process> onExit() {
        return status.handle((ended, failure) -> this);
    }

    /** {@code kill(SIGTERM)}, on Windows {@code TerminateProcess} with exit code 1. Does nothing to a process that has ended. */
    @Override
    public void destroy() {
        end(false);
    }

    /**
     * {@code kill(SIGKILL)}, on Windows {@code TerminateProcess} with exit code 1. Does nothing to a process that has ended.
     *
     * @return this process
     */
    @Override
    public Process destroyForcibly() {
        end(true);
        return this;
    }

    private void end(boolean forcibly) {
        synchronized (lock) {
            if (isAlive()) {
                ThreadBlock thread = ThreadBlock.acquire();
                CallBlock call = thread.call;
                try {
                    // An error says that it is ending, or that it has made itself another user's.
                    API.end(call, process, forcibly);
                } finally {
                    thread.release();
                }
            }
        }
    }

    @Override
    public boolean supportsNormalTermination() {
        return API.endsNormally();
    }

    @Override
    public ProcessHandle toHandle() {
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new UnsupportedOperationException("process " + pid + " has ended"));
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public String toString() {
        return "process " + pid + (isAlive() ? "" : " (ended)");
    }
}
