package dev.panasock.bindings.abi;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.GroupLayout;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.UnionLayout;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the generated classes of one system say about its ABI, read from the classes themselves, so none can be left out.
///
/// One row each by kind and name: `struct`, `union`: size and alignment; `field`: offset and size; `constant`: type and value;
/// `function`: result and parameter types. A type is a letter, `i` for a number and `p` for a pointer, and a size.
final class GeneratedAbi {
    private final String packageName;
    private final Map<String, String> rows = new TreeMap<>();

    GeneratedAbi(String system) throws IOException, ReflectiveOperationException, URISyntaxException {
        packageName = "dev.panasock.bindings." + system + ".generated";
        Class<?> constants = Class.forName(packageName + ".sockets_h");
        for (String name : classesBeside(constants)) {
            Class<?> type = Class.forName(packageName + "." + name);
            if (type == constants) {
                constants(type);
            } else if (name.endsWith("_h")) {
                functions(type);
            } else {
                struct(type);
            }
        }
    }

    Map<String, String> rows() {
        return rows;
    }

    private void struct(Class<?> type) throws ReflectiveOperationException {
        var layout = (GroupLayout) type.getMethod("layout").invoke(null);
        String kind = layout instanceof UnionLayout ? "union " : "struct ";
        rows.put(kind + type.getSimpleName(), layout.byteSize() + " " + layout.byteAlignment());
        fields(type, type.getSimpleName() + ".", 0);
    }

    /// The fields of a struct and, as `outer.inner`, those of the unnamed structs and unions that are its fields.
    private void fields(Class<?> type, String prefix, long start) throws ReflectiveOperationException {
        for (Method method : accessors(type, "$offset")) {
            String field = method.getName().replace("$offset", "");
            long offset = start + (long) method.invoke(null);
            var layout = (MemoryLayout) type.getMethod(field + "$layout").invoke(null);
            // The layout has C's name; jextract changes a method's where it is also a Java class, as Byte is.
            String name = layout.name().orElseThrow();
            rows.put("field " + prefix + name, offset + " " + layout.byteSize());
            for (Class<?> inner : type.getDeclaredClasses()) {
                if (inner.getSimpleName().equals(field)) {
                    fields(inner, prefix + name + ".", offset);
                }
            }
        }
    }

    private void constants(Class<?> type) throws ReflectiveOperationException {
        for (Method method : accessors(type, "")) {
            Object value = method.invoke(null);
            rows.put("constant " + method.getName(), switch (value) {
                case Integer i -> "i4 " + i;
                case Long l -> "i8 " + l;
                default -> value.getClass().getSimpleName() + " " + value;
            });
        }
    }

    private void functions(Class<?> type) throws ReflectiveOperationException {
        for (Method method : accessors(type, "$descriptor")) {
            var descriptor = (FunctionDescriptor) method.invoke(null);
            String result = descriptor.returnLayout().map(GeneratedAbi::type).orElse("v");
            rows.put("function " + method.getName().replace("$descriptor", ""),
                    result + " (" + parameters(descriptor) + ")");
        }
    }

    private static String parameters(FunctionDescriptor descriptor) {
        List<MemoryLayout> layouts = descriptor.argumentLayouts();
        return layouts.isEmpty() ? "v" : layouts.stream().map(GeneratedAbi::type).collect(Collectors.joining(" "));
    }

    private static String type(MemoryLayout layout) {
        return switch (layout) {
            case AddressLayout address -> "p" + address.byteSize();
            case ValueLayout.OfFloat single -> "f" + single.byteSize();
            case ValueLayout.OfDouble full -> "f" + full.byteSize();
            case ValueLayout value -> "i" + value.byteSize();
            default -> layout.toString();
        };
    }

    /// The static methods without parameters whose name ends so.
    private static List<Method> accessors(Class<?> type, String ending) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && method.getName().endsWith(ending)).toList();
    }

    /// The simple names of the top-level classes in the package of a class, in a folder or a jar.
    private List<String> classesBeside(Class<?> type) throws IOException, URISyntaxException {
        URI origin = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        String folder = packageName.replace('.', '/');
        if (Files.isDirectory(Path.of(origin))) {
            return classes(Path.of(origin).resolve(folder));
        }
        try (var jar = FileSystems.newFileSystem(Path.of(origin))) {
            return classes(jar.getPath(folder));
        }
    }

    private static List<String> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.matches("\\w+\\.class"))
                    .map(name -> name.replace(".class", "")).toList();
        }
    }
}
