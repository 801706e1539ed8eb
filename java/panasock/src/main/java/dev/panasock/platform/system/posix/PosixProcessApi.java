package dev.panasock.platform.system.posix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ChildPlan;
import dev.panasock.platform.system.ProcessApi;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * {@code posix_spawn} and related functions, which Linux and macOS have in two libraries. Those whose names begin with
 * posix_spawn return their error and set no errno.
 */
public abstract class PosixProcessApi extends ProcessApi {
    private static final String NULL_DEVICE = "/dev/null";

    private final SocketApi sockets;

    /** One implementation per system, in its own package. */
    protected PosixProcessApi(SocketApi sockets) {
        this.sockets = sockets;
    }

    /**
     * The sizes and numbers that the headers of a system have.
     *
     * @param actionsSize of posix_spawn_file_actions_t
     * @param attributesSize of posix_spawnattr_t
     * @param signalSetSize of sigset_t
     * @param signalInformationSize of siginfo_t
     * @param readOnly O_RDONLY
     * @param readWrite O_RDWR
     * @param attributeFlags the POSIX_SPAWN flags of each child
     * @param exitShift where in the status of waitpid the exit status is
     * @param signalMask where in it the signal is
     * @param interrupted EINTR
     */
    public record Abi(long actionsSize, long attributesSize, long signalSetSize, long signalInformationSize,
            int readOnly,
            int readWrite, short attributeFlags, int exitShift, int signalMask, int interrupted) {
    }

    /** The numbers of this system. */
    protected abstract Abi abi();

    /** posix_spawnp: 0, or the error. */
    protected abstract int spawn(CallBlock call, MemorySegment pid, MemorySegment file, MemorySegment actions,
            MemorySegment attributes, MemorySegment arguments, MemorySegment environment);

    /** posix_spawn_file_actions_init: 0, or the error. */
    protected abstract int initActions(CallBlock call, MemorySegment actions);

    /** posix_spawn_file_actions_destroy. */
    protected abstract void destroyActions(CallBlock call, MemorySegment actions);

    /** posix_spawn_file_actions_addchdir_np: 0, or the error. */
    protected abstract int addDirectory(CallBlock call, MemorySegment actions, MemorySegment directory);

    /** posix_spawn_file_actions_addopen: 0, or the error. */
    protected abstract int addOpen(CallBlock call, MemorySegment actions, int descriptor, MemorySegment path,
            int flags);

    /** posix_spawn_file_actions_adddup2: 0, or the error. */
    protected abstract int addDuplicate(CallBlock call, MemorySegment actions, int descriptor, int inChild);

    /** Adds that the child has the given descriptors, the standard ones, and no others: 0, or the error. */
    protected abstract int addCloseOthers(CallBlock call, MemorySegment actions, ChildPlan plan);

    /** posix_spawnattr_init, posix_spawnattr_setflags and posix_spawnattr_setsigmask: 0, or the error. */
    protected abstract int initAttributes(CallBlock call, MemorySegment attributes, short flags, MemorySegment signals);

    /** posix_spawnattr_destroy. */
    protected abstract void destroyAttributes(CallBlock call, MemorySegment attributes);

    /** waitid of a child that stays to be waited for: 0, or the negative error. */
    protected abstract int waitKeeping(CallBlock call, int pid, MemorySegment information);

    /** waitpid: the child, or the negative error. */
    protected abstract int wait(CallBlock call, int pid, MemorySegment status);

    /** kill: 0, or the negative error. */
    protected abstract int kill(CallBlock call, int pid, boolean forcibly);

    @Override
    public final String startFunction() {
        return "posix_spawnp";
    }

    @Override
    public final long start(CallBlock call, ChildPlan plan, long[] pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment actions = arena.allocate(abi().actionsSize(), ADDRESS.byteAlignment());
            int error = initActions(call, actions);
            if (error != 0) {
                return -error;
            }
            try {
                error = describe(call, arena, actions, plan);
                return error != 0 ? -error : start(call, arena, actions, plan, pid);
            } finally {
                destroyActions(call, actions);
            }
        }
    }

    private int describe(CallBlock call, Arena arena, MemorySegment actions, ChildPlan plan) {
        int error = plan.directory() == null ? 0 : addDirectory(call, actions, arena.allocateFrom(plan.directory()));
        MemorySegment nothing = arena.allocateFrom(NULL_DEVICE);
        if (error == 0 && !plan.sockets().containsKey(INPUT)) {
            error = addOpen(call, actions, INPUT, nothing, abi().readOnly());
        }
        if (error == 0 && !plan.sockets().containsKey(OUTPUT)) {
            error = addOpen(call, actions, OUTPUT, nothing, abi().readWrite());
        }
        for (var socket : plan.sockets().entrySet()) {
            if (error == 0) {
                error = addDuplicate(call, actions, socket.getValue().intValue(), socket.getKey());
            }
        }
        return error != 0 ? error : addCloseOthers(call, actions, plan);
    }

    private long start(CallBlock call, Arena arena, MemorySegment actions, ChildPlan plan, long[] pid) {
        MemorySegment attributes = arena.allocate(abi().attributesSize(), ADDRESS.byteAlignment());
        // The threads of a JVM block signals, which a child would inherit. Zeros are the empty set on each system.
        MemorySegment noSignals = arena.allocate(abi().signalSetSize(), ADDRESS.byteAlignment());
        int error = initAttributes(call, attributes, abi().attributeFlags(), noSignals);
        if (error != 0) {
            return -error;
        }
        try {
            List<String> command = plan.command();
            List<String> environment = plan.environment().entrySet().stream()
                    .map(variable -> variable.getKey() + "=" + variable.getValue()).toList();
            MemorySegment arguments = strings(arena, command);
            error = spawn(call, call.value, arena.allocateFrom(command.getFirst()), actions, attributes, arguments,
                    strings(arena, environment));
            pid[0] = error != 0 ? 0 : call.value.get(JAVA_INT, 0);
            return error != 0 ? -error : pid[0];
        } finally {
            destroyAttributes(call, attributes);
        }
    }

    /** Pointers to strings, ended by NULL. */
    private static MemorySegment strings(Arena arena, List<String> strings) {
        MemorySegment pointers = arena.allocate(ADDRESS, strings.size() + 1L);
        for (int i = 0; i < strings.size(); i++) {
            pointers.setAtIndex(ADDRESS, i, arena.allocateFrom(strings.get(i)));
        }
        return pointers;
    }

    @Override
    public final long numberInChild(int descriptor, long socket) {
        return descriptor;
    }

    @Override
    public final long take(CallBlock call, long inherited) {
        int result = sockets.setInheritable(call, inherited, false);
        return result < 0 ? result : inherited;
    }

    @Override
    public final int awaitEnd(CallBlock call, long process) {
        MemorySegment information = call.scratch(abi().signalInformationSize());
        int result;
        do {
            result = waitKeeping(call, (int) process, information);
        } while (result == -abi().interrupted());
        return result;
    }

    @Override
    public final int collect(CallBlock call, long process, int[] status) {
        int result = wait(call, (int) process, call.value);
        int ended = call.value.get(JAVA_INT, 0);
        int signal = ended & abi().signalMask();
        status[0] = signal != 0 ? 128 + signal : ended >> abi().exitShift();
        return Math.min(0, result);
    }

    @Override
    public final int end(CallBlock call, long process, boolean forcibly) {
        return kill(call, (int) process, forcibly);
    }

    @Override
    public final boolean endsNormally() {
        return true;
    }

    @Override
    public final long standardStream(CallBlock call, int stream) {
        return stream;
    }
}
