package dev.panasock.bindings.macos;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.macos.generated.processes_h;
import java.lang.foreign.MemorySegment;

/**
 * Child processes: the functions of {@code spawn.h}, {@code sys/wait.h} and {@code signal.h} of libSystem on macOS. One
 * method for one function; nothing is checked or translated.
 *
 * <p>The first argument takes {@code errno}, which only {@link #waitpid}, {@link #waitid} and {@link #kill} set: the others return their error.
 */
public final class MacosProcesses {
    private MacosProcesses() {
    }

    /**
     * {@code int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *file_actions, const posix_spawnattr_t *attrp, char *const argv[], char *const envp[]);}
     *
     * @param callState takes nothing: the result is the error
     * @param pid takes the process
     * @param file the program: a path, or a name that is looked up in PATH
     * @param file_actions what becomes of the descriptors, or NULL
     * @param attrp the attributes, or NULL
     * @param argv the arguments, ended by NULL
     * @param envp the environment, ended by NULL
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawnp</a>
     */
    public static int posix_spawnp(MemorySegment callState, MemorySegment pid, MemorySegment file,
            MemorySegment file_actions, MemorySegment attrp, MemorySegment argv, MemorySegment envp) {
        return (int) call(processes_h.posix_spawnp$address(), callState, pid.address(), file.address(),
                file_actions.address(), attrp.address(), argv.address(), envp.address(), 0, 0, 0, 0, pid, file,
                file_actions, attrp, argv, envp, NULL, NULL);
    }

    /**
     * {@code int posix_spawn_file_actions_init(posix_spawn_file_actions_t *file_actions);}
     *
     * @param callState takes nothing: the result is the error
     * @param file_actions memory for them
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn_file_actions_init</a>
     */
    public static int posix_spawn_file_actions_init(MemorySegment callState, MemorySegment file_actions) {
        return (int) call(processes_h.posix_spawn_file_actions_init$address(), callState, file_actions.address(), 0, 0,
                0, 0, 0, file_actions, NULL, NULL);
    }

    /**
     * {@code int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *file_actions);}
     *
     * @param callState takes nothing: the result is the error
     * @param file_actions the actions
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn_file_actions_destroy</a>
     */
    public static int posix_spawn_file_actions_destroy(MemorySegment callState, MemorySegment file_actions) {
        return (int) call(processes_h.posix_spawn_file_actions_destroy$address(), callState, file_actions.address(), 0,
                0, 0, 0, 0, file_actions, NULL, NULL);
    }

    /**
     * {@code int posix_spawn_file_actions_addopen(posix_spawn_file_actions_t *file_actions, int fildes, const char *path, int oflag, mode_t mode);}
     *
     * @param callState takes nothing: the result is the error
     * @param file_actions the actions
     * @param fildes the descriptor in the child
     * @param path what is opened
     * @param oflag how
     * @param mode the mode of a new file
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn_file_actions_addopen</a>
     */
    public static int posix_spawn_file_actions_addopen(MemorySegment callState, MemorySegment file_actions, int fildes,
            MemorySegment path, int oflag, short mode) {
        return (int) call(processes_h.posix_spawn_file_actions_addopen$address(), callState, file_actions.address(),
                fildes, path.address(), oflag, mode, 0, file_actions, path, NULL);
    }

    /**
     * {@code int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *file_actions, int fildes, int newfildes);}
     *
     * @param callState takes nothing: the result is the error
     * @param file_actions the actions
     * @param fildes the descriptor here
     * @param newfildes the descriptor in the child
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn_file_actions_adddup2</a>
     */
    public static int posix_spawn_file_actions_adddup2(MemorySegment callState, MemorySegment file_actions, int fildes,
            int newfildes) {
        return (int) call(processes_h.posix_spawn_file_actions_adddup2$address(), callState, file_actions.address(),
                fildes, newfildes, 0, 0, 0, file_actions, NULL, NULL);
    }

    /**
     * {@code int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t *file_actions, int fildes);}
     *
     * @param callState takes nothing: the result is the error
     * @param file_actions the actions
     * @param fildes the descriptor
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn_file_actions_addclose</a>
     */
    public static int posix_spawn_file_actions_addclose(MemorySegment callState, MemorySegment file_actions,
            int fildes) {
        return (int) call(processes_h.posix_spawn_file_actions_addclose$address(), callState, file_actions.address(),
                fildes, 0, 0, 0, 0, file_actions, NULL, NULL);
    }

    /**
     * {@code int posix_spawn_file_actions_addinherit_np(posix_spawn_file_actions_t *file_actions, int fildes);}
     *
     * @param callState takes nothing: the result is the error
     * @param file_actions the actions
     * @param fildes the descriptor
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn_file_actions_addinherit_np</a>
     */
    public static int posix_spawn_file_actions_addinherit_np(MemorySegment callState, MemorySegment file_actions,
            int fildes) {
        return (int) call(processes_h.posix_spawn_file_actions_addinherit_np$address(), callState,
                file_actions.address(), fildes, 0, 0, 0, 0, file_actions, NULL, NULL);
    }

    /**
     * {@code int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *file_actions, const char *path);}
     *
     * @param callState takes nothing: the result is the error
     * @param file_actions the actions
     * @param path the folder
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawn_file_actions_addchdir_np</a>
     */
    public static int posix_spawn_file_actions_addchdir_np(MemorySegment callState, MemorySegment file_actions,
            MemorySegment path) {
        return (int) call(processes_h.posix_spawn_file_actions_addchdir_np$address(), callState, file_actions.address(),
                path.address(), 0, 0, 0, 0, file_actions, path, NULL);
    }

    /**
     * {@code int posix_spawnattr_init(posix_spawnattr_t *attr);}
     *
     * @param callState takes nothing: the result is the error
     * @param attr memory for them
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawnattr_init</a>
     */
    public static int posix_spawnattr_init(MemorySegment callState, MemorySegment attr) {
        return (int) call(processes_h.posix_spawnattr_init$address(), callState, attr.address(), 0, 0, 0, 0, 0, attr,
                NULL, NULL);
    }

    /**
     * {@code int posix_spawnattr_destroy(posix_spawnattr_t *attr);}
     *
     * @param callState takes nothing: the result is the error
     * @param attr the attributes
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawnattr_destroy</a>
     */
    public static int posix_spawnattr_destroy(MemorySegment callState, MemorySegment attr) {
        return (int) call(processes_h.posix_spawnattr_destroy$address(), callState, attr.address(), 0, 0, 0, 0, 0, attr,
                NULL, NULL);
    }

    /**
     * {@code int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags);}
     *
     * @param callState takes nothing: the result is the error
     * @param attr the attributes
     * @param flags which of them count
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawnattr_setflags</a>
     */
    public static int posix_spawnattr_setflags(MemorySegment callState, MemorySegment attr, short flags) {
        return (int) call(processes_h.posix_spawnattr_setflags$address(), callState, attr.address(), flags, 0, 0, 0, 0,
                attr, NULL, NULL);
    }

    /**
     * {@code int posix_spawnattr_setsigmask(posix_spawnattr_t *attr, const sigset_t *sigmask);}
     *
     * @param callState takes nothing: the result is the error
     * @param attr the attributes
     * @param sigmask the signals that are blocked
     * @return 0, or the error
     * @see <a href="https://man7.org/linux/man-pages/man3/posix_spawn.3.html">posix_spawnattr_setsigmask</a>
     */
    public static int posix_spawnattr_setsigmask(MemorySegment callState, MemorySegment attr, MemorySegment sigmask) {
        return (int) call(processes_h.posix_spawnattr_setsigmask$address(), callState, attr.address(),
                sigmask.address(), 0, 0, 0, 0, attr, sigmask, NULL);
    }

    /**
     * {@code pid_t waitpid(pid_t pid, int *wstatus, int options);}
     *
     * @param callState takes the error
     * @param pid the child
     * @param wstatus takes how it ended
     * @param options 0 to wait for its end
     * @return the child, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/waitpid.2.html">waitpid</a>
     */
    public static int waitpid(MemorySegment callState, int pid, MemorySegment wstatus, int options) {
        return (int) call(processes_h.waitpid$address(), callState, pid, wstatus.address(), options, 0, 0, 0, wstatus,
                NULL, NULL);
    }

    /**
     * {@code int waitid(idtype_t idtype, id_t id, siginfo_t *infop, int options);}
     *
     * @param callState takes the error
     * @param idtype P_PID
     * @param id the child
     * @param infop takes what happened
     * @param options what is waited for, and whether it stays to be waited for
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/waitid.2.html">waitid</a>
     */
    public static int waitid(MemorySegment callState, int idtype, int id, MemorySegment infop, int options) {
        return (int) call(processes_h.waitid$address(), callState, idtype, id, infop.address(), options, 0, 0, infop,
                NULL, NULL);
    }

    /**
     * {@code int kill(pid_t pid, int sig);}
     *
     * @param callState takes the error
     * @param pid the process
     * @param sig the signal, or 0 to ask whether there is such a process
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man2/kill.2.html">kill</a>
     */
    public static int kill(MemorySegment callState, int pid, int sig) {
        return (int) call(processes_h.kill$address(), callState, pid, sig, 0, 0, 0, 0, NULL, NULL, NULL);
    }
}
