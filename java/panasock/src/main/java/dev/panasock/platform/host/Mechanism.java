package dev.panasock.platform.host;

import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.ReadyQueue;
import dev.panasock.platform.system.kqueue.KqueueQueue;
import dev.panasock.platform.system.linux.EpollQueue;
import dev.panasock.platform.system.poll.PollQueue;
import dev.panasock.platform.system.windows.AfdQueue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The ways to wait for many sockets. */
public enum Mechanism {
    /** {@code epoll} of Linux. */
    EPOLL(EnumSet.of(OperatingSystem.LINUX)) {
        @Override
        public int open(CallBlock call, ReadyQueue[] made) {
            return EpollQueue.open(Host.sockets(), call, made);
        }
    },
    /** {@code kqueue} of macOS. */
    KQUEUE(EnumSet.of(OperatingSystem.MACOS)) {
        @Override
        public int open(CallBlock call, ReadyQueue[] made) {
            return KqueueQueue.open(Host.sockets(), Host.kqueue(), call, made);
        }
    },
    /** Polls of the driver AFD on a completion port, on Windows. */
    AFD(EnumSet.of(OperatingSystem.WINDOWS)) {
        @Override
        public int open(CallBlock call, ReadyQueue[] made) {
            return AfdQueue.open(Host.sockets(), call, made);
        }
    },
    /** {@code poll}, on Windows {@code WSAPoll}. */
    POLL(EnumSet.allOf(OperatingSystem.class)) {
        @Override
        public int open(CallBlock call, ReadyQueue[] made) {
            return PollQueue.open(Host.sockets(), call, made);
        }
    };

    private final Set<OperatingSystem> systems;

    Mechanism(Set<OperatingSystem> systems) {
        this.systems = systems;
    }

    /** Makes a queue; returns 0, or a negative error. */
    public abstract int open(CallBlock call, ReadyQueue[] made);

    /** The mechanisms of this system, the best first. */
    public static Set<Mechanism> here() {
        Set<Mechanism> here = EnumSet.allOf(Mechanism.class);
        here.removeIf(mechanism -> !mechanism.systems.contains(OperatingSystem.current()));
        return here;
    }

    /** A mechanism of this system by its name in any case, or for null the best; else IllegalArgumentException. */
    public static Mechanism of(String name) {
        for (Mechanism mechanism : here()) {
            if (name == null || mechanism.name().equals(name.toUpperCase(Locale.ROOT))) {
                return mechanism;
            }
        }
        throw new IllegalArgumentException("no mechanism " + name + " here, but " + here());
    }
}
