package dev.panasock.policy;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One package of the library and the packages that it may use.
 *
 * @param name the package
 * @param uses the packages that it may import from or name in its code, all of which are listed before it
 */
record Floor(String name, Set<String> uses) {
    static final String ROOT = "dev.panasock";

    /** The ports, the data, and what every binding has: what an adapter uses besides the bindings of its system. */
    private static final List<String> PORTS = List.of("platform.system", "platform.abi", "bindings");
    private static final List<String> ADAPTERS = List.of("platform.system.linux", "platform.system.macos",
            "platform.system.windows", "platform.system.kqueue", "platform.system.poll", "platform.system.posix");
    private static final List<String> PLATFORM =
            List.of("platform.abi", "platform.system", "platform.host", "platform.blocking", "platform.parking");

    /** The floors from the lowest to the highest. A package that is not listed here is a mistake. */
    static final List<Floor> ALL = List.of(
            floor("bindings"),
            floor("bindings.link").using("bindings"),
            floor("bindings.linux.generated"),
            floor("bindings.macos.generated"),
            floor("bindings.windows.generated"),
            floor("bindings.linux").using("bindings", "bindings.link", "bindings.linux.generated"),
            floor("bindings.macos").using("bindings", "bindings.link", "bindings.macos.generated"),
            floor("bindings.windows").using("bindings", "bindings.link", "bindings.windows.generated"),

            // Data of every system is read on every system.
            floor("platform.abi").using("bindings", "bindings.linux.generated", "bindings.macos.generated",
                    "bindings.windows.generated"),
            floor("platform.system").using("platform.abi", "bindings"),
            // Made of the ports alone: what several systems share.
            adapter("posix"),
            adapter("kqueue"),
            adapter("poll"),
            adapter("linux").using("platform.system.posix").usingBindings("linux"),
            adapter("macos").using("platform.system.posix").usingBindings("macos"),
            adapter("windows").usingBindings("windows"),
            floor("platform.host").using(PORTS).using(ADAPTERS),
            // A thread that no system call wakes waits for a socket as well, which is made of the ports.
            floor("platform.blocking").using("platform.host", "platform.system.poll", "platform.system",
                    "platform.abi"),
            floor("platform.parking").using("platform.blocking", "platform.host", "platform.system", "platform.abi"),

            floor("").using(PLATFORM),
            // The structs and numbers of Winsock are those of the Windows headers on every system.
            floor("winsock").using(PLATFORM).using("", "bindings.windows.generated"),
            floor("poll").using(PLATFORM).using("", "platform.system.poll"),
            floor("process").using(PLATFORM).using(""),
            floor("completion").using(PLATFORM).using(""),
            floor("linux").using(PLATFORM).using("", "poll", "platform.system.linux"),
            floor("macos").using(PLATFORM).using("", "poll", "platform.system.macos", "platform.system.kqueue"),
            floor("windows").using(PLATFORM).using("", "poll", "platform.system.windows"));

    private static Floor floor(String name) {
        return new Floor(full(name), Set.of());
    }

    private static Floor adapter(String name) {
        return floor("platform.system." + name).using(PORTS);
    }

    private Floor using(List<String> names) {
        Set<String> all = new TreeSet<>(uses);
        names.forEach(use -> all.add(full(use)));
        return new Floor(name, all);
    }

    private Floor using(String... names) {
        return using(List.of(names));
    }

    private Floor usingBindings(String system) {
        return using("bindings." + system, "bindings." + system + ".generated");
    }

    private static String full(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    /** The floor of a package, or null if it is not listed. */
    static Floor named(String packageName) {
        return ALL.stream().filter(floor -> floor.name.equals(packageName)).findFirst().orElse(null);
    }

    boolean mayUse(String packageName) {
        return packageName.equals(name) || uses.contains(packageName);
    }
}
