package dev.panasock.platform.host;

import dev.panasock.bindings.NativeAccess;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.system.KqueueApi;
import dev.panasock.platform.system.ProcessApi;
import dev.panasock.platform.system.SocketApi;
import dev.panasock.platform.system.WinsockApi;
import dev.panasock.platform.system.linux.LinuxProcessApi;
import dev.panasock.platform.system.linux.LinuxSocketApi;
import dev.panasock.platform.system.macos.MacosKqueueApi;
import dev.panasock.platform.system.macos.MacosProcessApi;
import dev.panasock.platform.system.macos.MacosSocketApi;
import dev.panasock.platform.system.windows.WindowsProcessApi;
import dev.panasock.platform.system.windows.WindowsSocketApi;
import dev.panasock.platform.system.windows.WindowsWinsockApi;

/** The adapters of this system: which class serves which port. {@link Mechanism} chooses those of the ready queues. */
public final class Host {
    private Host() {
    }

    /** A failure is kept, so that it is an exception with its reason at each use. */
    private static final class Sockets {
        static final SocketApi API;
        static final RuntimeException DENIED;

        static {
            SocketApi api = null;
            RuntimeException denied = null;
            try {
                NativeAccess.require();
                api = switch (OperatingSystem.current()) {
                    case LINUX -> new LinuxSocketApi();
                    case MACOS -> new MacosSocketApi();
                    case WINDOWS -> new WindowsSocketApi();
                };
            } catch (IllegalCallerException e) {
                denied = e;
            }
            API = api;
            DENIED = denied;
        }
    }

    /** Loaded when the first process is started. */
    private static final class Processes {
        static final ProcessApi API = switch (OperatingSystem.current()) {
            case LINUX -> new LinuxProcessApi(sockets());
            case MACOS -> new MacosProcessApi(sockets());
            case WINDOWS -> new WindowsProcessApi(sockets());
        };
    }

    /**
     * The socket calls; throws IllegalCallerException, which names the option to add, where native access is denied.
     */
    public static SocketApi sockets() {
        SocketApi api = Sockets.API;
        if (api == null) {
            throw new IllegalCallerException(Sockets.DENIED.getMessage(), Sockets.DENIED);
        }
        return api;
    }

    /** The calls that start processes; throws as {@link #sockets} does. */
    public static ProcessApi processes() {
        return Processes.API;
    }

    /** The calls of kqueue, a new instance; null on a system without kqueue. */
    public static KqueueApi kqueue() {
        return switch (OperatingSystem.current()) {
            case MACOS -> new MacosKqueueApi();
            case LINUX, WINDOWS -> null;
        };
    }

    /** What only Winsock has, a new instance; null on a system without Winsock. */
    public static WinsockApi winsock() {
        return serves(OperatingSystem.WINDOWS) ? new WindowsWinsockApi() : null;
    }

    /** Whether the adapters of a system serve this host, for what is made of functions of that system alone. */
    public static boolean serves(OperatingSystem system) {
        return OperatingSystem.current() == system;
    }

    /** Refuses what is made of functions of one system on another; the reason is the message of the exception. */
    public static void require(OperatingSystem system, String reason) {
        if (!serves(system)) {
            throw new UnsupportedOperationException(reason);
        }
    }

    /** Whether a child process has an inherited socket under the number that its parent chose: descriptors, but not handles of Windows. */
    public static boolean keepsInheritedNumbers() {
        return !serves(OperatingSystem.WINDOWS);
    }
}
