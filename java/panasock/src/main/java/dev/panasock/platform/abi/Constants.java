package dev.panasock.platform.abi;

import java.lang.reflect.InvocationTargetException;

/**
 * The generated constants of every system, by their C names. For tables that are read rarely: code that runs often
 * calls the generated methods.
 */
public final class Constants {
    private Constants() {
    }

    /**
     * The value of a C constant.
     *
     * @param system the system
     * @param name the name in its headers
     * @return the value, or {@link Numbers#ABSENT} where that system has no such constant
     */
    public static int number(OperatingSystem system, String name) {
        try {
            return ((Number) headers(system).getMethod(name).invoke(null)).intValue();
        } catch (NoSuchMethodException absent) {
            return Numbers.ABSENT;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(name, e);
        }
    }

    /**
     * The value of a C constant on each system.
     *
     * @param name the name in their headers
     * @return the values
     */
    public static Numbers numbers(String name) {
        return new Numbers(number(OperatingSystem.LINUX, name), number(OperatingSystem.MACOS, name),
                number(OperatingSystem.WINDOWS, name));
    }

    private static Class<?> headers(OperatingSystem system) {
        return switch (system) {
            case LINUX -> dev.panasock.bindings.linux.generated.sockets_h.class;
            case MACOS -> dev.panasock.bindings.macos.generated.sockets_h.class;
            case WINDOWS -> dev.panasock.bindings.windows.generated.sockets_h.class;
        };
    }
}
