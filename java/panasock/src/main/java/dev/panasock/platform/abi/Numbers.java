package dev.panasock.platform.abi;

import java.util.EnumMap;
import java.util.Map;

/**
 * The number of one C constant on each system, by its name. The number on this system is at hand, and constant to the
 * JIT where this object is; the headers of other systems are loaded when they are asked for, since loading them costs a
 * start milliseconds.
 *
 * @param name its name in C
 * @param otherNames its names on the systems that call it otherwise, {@link #NONE} where a constant of this name is
 *         something else
 * @param here the number on this system, or {@link #ABSENT}
 */
public record Numbers(String name, Map<OperatingSystem, String> otherNames, int here) {
    /** The system has no such constant. No C constant of a socket header has this value. */
    public static final int ABSENT = Integer.MIN_VALUE;

    private static final String NONE = "";

    /** The constant of a name, on the systems whose headers have it. */
    public static Numbers of(String name) {
        return new Numbers(name, Map.of(), Constants.number(OperatingSystem.current(), name));
    }

    /** The same, under another name on one system. */
    public Numbers named(OperatingSystem system, String other) {
        Map<OperatingSystem, String> names = new EnumMap<>(OperatingSystem.class);
        names.putAll(otherNames);
        names.put(system, other);
        return new Numbers(name, names, system == OperatingSystem.current() ? Constants.number(system, other) : here);
    }

    /** The same, absent on one system, whose constant of this name is something else. */
    public Numbers absentOn(OperatingSystem system) {
        return named(system, NONE);
    }

    /** The number on a system, or {@link #ABSENT}. */
    public int on(OperatingSystem system) {
        return system == OperatingSystem.current() ? here
                : Constants.number(system, otherNames.getOrDefault(system, name));
    }
}
