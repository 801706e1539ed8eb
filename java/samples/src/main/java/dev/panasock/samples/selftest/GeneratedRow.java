package dev.panasock.samples.selftest;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the generated bindings say, written as a row of the tables of the C headers.
 *
 * @param target whose bindings
 */
record GeneratedRow(Target target) {
    /** Numbers that depend on the CPU; the bindings have those of x86-64, and nobody uses them elsewhere. */
    private static final List<String> OF_THE_CPU = List.of("SYS_membarrier");

    /** The symbol classes of each system, in the order in which a function is looked for. */
    private static final List<String> LIBRARIES =
            List.of("libc_h", "readiness_h", "processes_h", "transfers_h", "signals_h", "interfaces_h", "libsystem_h",
                    "ws2_32_h", "kernel32_h", "ntdll_h", "iphlpapi_h", "mswsock_h", "callbacks_h");

    /** Null if the row is as the headers have it, else what the bindings have. */
    String difference(String[] row) {
        try {
            String java = switch (row[0]) {
                case "struct", "union" -> struct(row[1]);
                case "field" -> field(row[1].split("\\."));
                case "constant" -> constant(row[1]);
                default -> function(row[1]);
            };
            String c = row[0].equals("constant") ? number(row[2], row[3]) : (row[2] + " " + row[3]).replace('u', 'i');
            boolean other = target.cpu().equals("aarch64") && OF_THE_CPU.contains(row[1]);
            return java.equals(c) || other ? null : "C has " + c + ", the bindings have " + java;
        } catch (ReflectiveOperationException e) {
            return "the bindings lack it";
        }
    }

    private static String number(String type, String value) {
        return String.valueOf(type.endsWith("4") ? (int) Long.parseLong(value) : Long.parseLong(value));
    }

    private Class<?> generated(String name) throws ClassNotFoundException {
        return Class.forName("dev.panasock.bindings." + target.system() + ".generated." + name);
    }

    /** Linux packs epoll_event on x86-64, which is what jextract saw; the other is there under a name of its own. */
    private Class<?> structClass(String name) throws ClassNotFoundException {
        return generated(name.equals("epoll_event") && target.cpu().equals("aarch64") ? name + "_aligned" : name);
    }

    private static Object ask(Class<?> type, String method) throws ReflectiveOperationException {
        return type.getMethod(method).invoke(null);
    }

    private String struct(String name) throws ReflectiveOperationException {
        var layout = (MemoryLayout) ask(structClass(name), "layout");
        return layout.byteSize() + " " + layout.byteAlignment();
    }

    /** The path of a field: its struct, the unnamed structs and unions inside, itself. */
    private String field(String[] path) throws ReflectiveOperationException {
        Class<?> type = structClass(path[0]);
        long offset = 0;
        for (int i = 1; i < path.length; i++) {
            String name = accessor(type, path[i]);
            offset += (long) ask(type, name + "$offset");
            if (i == path.length - 1) {
                return offset + " " + ((MemoryLayout) ask(type, name + "$layout")).byteSize();
            }
            type = Class.forName(type.getName() + "$" + name);
        }
        throw new NoSuchFieldException(path[0]);
    }

    /** jextract adds a line to a name that is also a Java class. */
    private static String accessor(Class<?> type, String field) throws NoSuchMethodException {
        try {
            type.getMethod(field + "$offset");
            return field;
        } catch (NoSuchMethodException e) {
            type.getMethod(field + "_$offset");
            return field + "_";
        }
    }

    private String constant(String name) throws ReflectiveOperationException {
        return String.valueOf(ask(generated("sockets_h"), name));
    }

    private Class<?> library(String function) throws NoSuchMethodException {
        for (String name : LIBRARIES) {
            try {
                Class<?> library = generated(name);
                library.getMethod(function + "$descriptor");
                return library;
            } catch (ClassNotFoundException | NoSuchMethodException e) {
                // Another library's, or another system's.
            }
        }
        throw new NoSuchMethodException(function);
    }

    private String function(String name) throws ReflectiveOperationException {
        var descriptor = (FunctionDescriptor) ask(library(name), name + "$descriptor");
        String result = descriptor.returnLayout().map(GeneratedRow::type).orElse("v");
        List<MemoryLayout> parameters = descriptor.argumentLayouts();
        return result + " " + (parameters.isEmpty() ? "v"
                : parameters.stream().map(GeneratedRow::type).collect(Collectors.joining(" ")));
    }

    private static String type(MemoryLayout layout) {
        return (layout instanceof AddressLayout ? "p" : "i") + layout.byteSize();
    }

    /** Whether this system exports the function; a function without an address of its own is found at run time. */
    Symbol symbol(String function) throws ReflectiveOperationException {
        try {
            var address = (MemorySegment) ask(library(function), function + "$address");
            return address.equals(MemorySegment.NULL) ? Symbol.ABSENT : Symbol.FOUND;
        } catch (NoSuchMethodException e) {
            return Symbol.AT_RUN_TIME;
        } catch (InvocationTargetException | LinkageError e) {
            return Symbol.ABSENT;
        }
    }

    /** Where a function is. */
    enum Symbol {
        FOUND, ABSENT, AT_RUN_TIME
    }
}
