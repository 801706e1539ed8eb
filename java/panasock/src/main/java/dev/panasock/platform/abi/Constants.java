package dev.panasock.platform.abi;

/** The generated constants of every system, by their C names. */
public final class Constants {
    private Constants() {
    }

    /** The value of a C constant on a system, or {@link Numbers#ABSENT} where its headers have none of this name. */
    public static int number(OperatingSystem system, String name) {
        return (int) switch (system) {
            case LINUX -> dev.panasock.bindings.linux.generated.sockets_h.constant(name, Numbers.ABSENT);
            case MACOS -> dev.panasock.bindings.macos.generated.sockets_h.constant(name, Numbers.ABSENT);
            case WINDOWS -> dev.panasock.bindings.windows.generated.sockets_h.constant(name, Numbers.ABSENT);
        };
    }
}
