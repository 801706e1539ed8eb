package dev.panasock.platform.system.macos;

import dev.panasock.bindings.CallState;
import dev.panasock.bindings.macos.MacosProcesses;
import dev.panasock.bindings.macos.generated.signal_information;
import dev.panasock.bindings.macos.generated.signal_set;
import dev.panasock.bindings.macos.generated.sockets_h;
import dev.panasock.bindings.macos.generated.spawn_attributes;
import dev.panasock.bindings.macos.generated.spawn_file_actions;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ChildPlan;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.platform.system.posix.PosixProcessApi;
import java.lang.foreign.MemorySegment;

/** Child processes by {@code posix_spawn} of libSystem on macOS. Never run. */
public final class MacosProcessApi extends PosixProcessApi {
    private static final Abi ABI = new Abi(spawn_file_actions.sizeof(), spawn_attributes.sizeof(), signal_set.sizeof(),
            signal_information.sizeof(), sockets_h.O_RDONLY(), sockets_h.O_RDWR(),
            (short) (sockets_h.POSIX_SPAWN_SETSIGMASK() | sockets_h.POSIX_SPAWN_CLOEXEC_DEFAULT()),
            sockets_h.WAIT_EXIT_SHIFT(), sockets_h.WAIT_SIGNAL_MASK(),
            sockets_h.EINTR());

    /** With the socket calls of the same system. */
    public MacosProcessApi(SocketApi api) {
        super(api);
    }

    private static int result(CallBlock call, int result) {
        return result < 0 ? -CallState.errno(call.state) : result;
    }

    @Override
    protected Abi abi() {
        return ABI;
    }

    @Override
    protected int spawn(CallBlock call, MemorySegment pid, MemorySegment file, MemorySegment actions,
            MemorySegment attributes, MemorySegment arguments, MemorySegment environment) {
        return MacosProcesses.posix_spawnp(call.state, pid, file, actions, attributes, arguments, environment);
    }

    @Override
    protected int initActions(CallBlock call, MemorySegment actions) {
        return MacosProcesses.posix_spawn_file_actions_init(call.state, actions);
    }

    @Override
    protected void destroyActions(CallBlock call, MemorySegment actions) {
        MacosProcesses.posix_spawn_file_actions_destroy(call.state, actions);
    }

    @Override
    protected int addDirectory(CallBlock call, MemorySegment actions, MemorySegment directory) {
        return MacosProcesses.posix_spawn_file_actions_addchdir_np(call.state, actions, directory);
    }

    @Override
    protected int addOpen(CallBlock call, MemorySegment actions, int descriptor, MemorySegment path, int flags) {
        return MacosProcesses.posix_spawn_file_actions_addopen(call.state, actions, descriptor, path, flags, (short) 0);
    }

    @Override
    protected int addDuplicate(CallBlock call, MemorySegment actions, int descriptor, int inChild) {
        return MacosProcesses.posix_spawn_file_actions_adddup2(call.state, actions, descriptor, inChild);
    }

    /** A flag of the attributes closes all but what is named here or was duplicated. */
    @Override
    protected int addCloseOthers(CallBlock call, MemorySegment actions, ChildPlan plan) {
        return plan.sockets().containsKey(MESSAGES) ? 0
                : MacosProcesses.posix_spawn_file_actions_addinherit_np(call.state, actions, MESSAGES);
    }

    @Override
    protected int initAttributes(CallBlock call, MemorySegment attributes, short flags, MemorySegment signals) {
        int error = MacosProcesses.posix_spawnattr_init(call.state, attributes);
        error = error != 0 ? error : MacosProcesses.posix_spawnattr_setflags(call.state, attributes, flags);
        return error != 0 ? error : MacosProcesses.posix_spawnattr_setsigmask(call.state, attributes, signals);
    }

    @Override
    protected void destroyAttributes(CallBlock call, MemorySegment attributes) {
        MacosProcesses.posix_spawnattr_destroy(call.state, attributes);
    }

    @Override
    protected int waitKeeping(CallBlock call, int pid, MemorySegment information) {
        return result(call, MacosProcesses.waitid(call.state, sockets_h.P_PID(), pid, information,
                sockets_h.WEXITED() | sockets_h.WNOWAIT()));
    }

    @Override
    protected int wait(CallBlock call, int pid, MemorySegment status) {
        return result(call, MacosProcesses.waitpid(call.state, pid, status, 0));
    }

    @Override
    protected int kill(CallBlock call, int pid, boolean forcibly) {
        return result(call, MacosProcesses.kill(call.state, pid, forcibly ? sockets_h.SIGKILL() : sockets_h.SIGTERM()));
    }
}
