package dev.panasock.platform.system.posix;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.bindings.CallState;
import dev.panasock.platform.abi.DescriptorNumbers;
import dev.panasock.platform.abi.ErrorNumbers;
import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.MemorySegment;

/**
 * The socket calls that POSIX systems make of fcntl and ioctl, and what none of them has. Calls on the data path are
 * not here: each system makes them itself.
 */
public abstract class PosixSocketApi extends SocketApi {
    /** One implementation per system, in its own package. */
    protected PosixSocketApi() {
    }

    /** Loaded by the first call that needs one: a start need not read them. */
    private static final class Commands {
        static final int GET_FLAGS = DescriptorNumbers.F_GETFL.here();
        static final int GET_DESCRIPTOR_FLAGS = DescriptorNumbers.F_GETFD.here();
        static final int SET_DESCRIPTOR_FLAGS = DescriptorNumbers.F_SETFD.here();
        static final int DUPLICATE = DescriptorNumbers.F_DUPFD_CLOEXEC.here();
        static final int CLOSE_ON_EXEC = DescriptorNumbers.FD_CLOEXEC.here();
        static final int NON_BLOCKING = DescriptorNumbers.O_NONBLOCK.here();
        static final int SET_NON_BLOCKING = DescriptorNumbers.FIONBIO.here();
        static final int AVAILABLE = DescriptorNumbers.FIONREAD.here();
        static final int AT_MARK = DescriptorNumbers.SIOCATMARK.here();
    }

    /** The result, or the negative errno. */
    protected static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }

    /** The result, or the negative errno. */
    protected static long result(CallBlock call, long result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }

    /** {@code fcntl} with an int. */
    protected abstract int fcntl(CallBlock call, long s, int command, int argument);

    @Override
    public final int setNonBlocking(CallBlock call, long s, boolean on) {
        call.value.set(JAVA_INT, 0, on ? 1 : 0);
        return ioctl(call, s, Commands.SET_NON_BLOCKING, call.value);
    }

    @Override
    public final int isNonBlocking(CallBlock call, long s) {
        int flags = fcntl(call, s, Commands.GET_FLAGS, 0);
        return flags < 0 ? flags : (flags & Commands.NON_BLOCKING) != 0 ? 1 : 0;
    }

    @Override
    public final long duplicate(CallBlock call, long s, int least) {
        return fcntl(call, s, Commands.DUPLICATE, least);
    }

    @Override
    public final int setInheritable(CallBlock call, long s, boolean on) {
        return fcntl(call, s, Commands.SET_DESCRIPTOR_FLAGS, on ? 0 : Commands.CLOSE_ON_EXEC);
    }

    @Override
    public final int isInheritable(CallBlock call, long s) {
        int flags = fcntl(call, s, Commands.GET_DESCRIPTOR_FLAGS, 0);
        return flags < 0 ? flags : (flags & Commands.CLOSE_ON_EXEC) == 0 ? 1 : 0;
    }

    @Override
    public final int available(CallBlock call, long s) {
        return ioctlInt(call, s, Commands.AVAILABLE);
    }

    @Override
    public final int atMark(CallBlock call, long s) {
        return ioctlInt(call, s, Commands.AT_MARK);
    }

    /** {@code ioctl} with a command that reports an int. */
    protected final int ioctlInt(CallBlock call, long s, int command) {
        int result = ioctl(call, s, command, call.value);
        return result < 0 ? result : call.value.get(JAVA_INT, 0);
    }

    @Override
    public final boolean isWoken(int error) {
        return error == ErrorNumbers.INTERRUPTED.here();
    }

    @Override
    public final int lastError(CallBlock call) {
        return CallState.errno(call.state);
    }

    /** Winsock's own, with sets that are lists; {@link #poll} has no limit. */
    @Override
    public final int select(CallBlock call, MemorySegment read, MemorySegment write, MemorySegment except,
            MemorySegment timeout) {
        return -ErrorTable.named("EOPNOTSUPP").numbers().here();
    }

    @Override
    public final int startup(CallBlock call, short version, MemorySegment data) {
        return 0;
    }

    @Override
    public final int cleanup(CallBlock call) {
        return 0;
    }
}
