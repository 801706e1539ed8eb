package dev.panasock.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bindings.linux.NetIf;
import dev.panasock.bindings.linux.Libc;
import dev.panasock.bindings.linux.Processes;
import dev.panasock.bindings.linux.Readiness;
import dev.panasock.bindings.linux.Signals;
import dev.panasock.bindings.linux.Transfers;
import dev.panasock.bindings.linux.generated.interfaces_h;
import dev.panasock.bindings.linux.generated.libc_h;
import dev.panasock.bindings.linux.generated.processes_h;
import dev.panasock.bindings.linux.generated.readiness_h;
import dev.panasock.bindings.linux.generated.signals_h;
import dev.panasock.bindings.linux.generated.transfers_h;
import dev.panasock.bindings.macos.LibSystem;
import dev.panasock.bindings.macos.generated.libsystem_h;
import dev.panasock.bindings.windows.Iphlpapi;
import dev.panasock.bindings.windows.Kernel32;
import dev.panasock.bindings.windows.Mswsock;
import dev.panasock.bindings.windows.Ntdll;
import dev.panasock.bindings.windows.Ws2_32;
import dev.panasock.bindings.windows.generated.iphlpapi_h;
import dev.panasock.bindings.windows.generated.kernel32_h;
import dev.panasock.bindings.windows.generated.mswsock_h;
import dev.panasock.bindings.windows.generated.ntdll_h;
import dev.panasock.bindings.windows.generated.ws2_32_h;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The methods of the thin classes against the generated descriptors, for every system on every host. */
class ThinClassTest {
    private static final String SUFFIX = "$descriptor";
    /** How many arguments the methods of variadic functions have behind the named ones. */
    private static final Map<String, Integer> VARIABLE = Map.of("fcntl", 1, "ioctl", 1, "syscall", 4, "open", 1);

    static Stream<Arguments> libraries() {
        return Stream.of(
                Arguments.of(Libc.class, libc_h.class),
                Arguments.of(Readiness.class, readiness_h.class),
                Arguments.of(Signals.class, signals_h.class),
                Arguments.of(NetIf.class, interfaces_h.class),
                Arguments.of(Processes.class, processes_h.class),
                Arguments.of(Transfers.class, transfers_h.class),
                Arguments.of(LibSystem.class, libsystem_h.class),
                Arguments.of(dev.panasock.bindings.macos.MacosProcesses.class,
                        dev.panasock.bindings.macos.generated.processes_h.class),
                Arguments.of(Ws2_32.class, ws2_32_h.class),
                Arguments.of(Kernel32.class, kernel32_h.class),
                Arguments.of(Mswsock.class, mswsock_h.class),
                Arguments.of(Ntdll.class, ntdll_h.class),
                Arguments.of(Iphlpapi.class, iphlpapi_h.class));
    }

    static FunctionDescriptor descriptor(Class<?> generated, String function) throws ReflectiveOperationException {
        return (FunctionDescriptor) generated.getMethod(function + SUFFIX).invoke(null);
    }

    static Map<String, FunctionDescriptor> descriptors(Class<?> generated) throws ReflectiveOperationException {
        Map<String, FunctionDescriptor> all = new TreeMap<>();
        for (Method method : generated.getMethods()) {
            if (method.getName().endsWith(SUFFIX)) {
                String function = method.getName().substring(0, method.getName().length() - SUFFIX.length());
                all.put(function, descriptor(generated, function));
            }
        }
        return all;
    }

    private static Map<String, Method> methods(Class<?> thin) {
        Map<String, Method> all = new TreeMap<>();
        for (Method method : thin.getDeclaredMethods()) {
            // Of a name that is there twice the C-shaped method is the shorter one; the other takes the offset of buf + offset.
            if (Modifier.isPublic(method.getModifiers())) {
                all.merge(method.getName(), method,
                        (one, other) -> one.getParameterCount() < other.getParameterCount() ? one : other);
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyGeneratedFunctionHasItsMethodAndNothingElseIsThere(Class<?> thin, Class<?> generated)
            throws ReflectiveOperationException {
        assertEquals(descriptors(generated).keySet(), methods(thin).keySet());
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void parametersAndResultAreThoseOfTheDescriptor(Class<?> thin, Class<?> generated)
            throws ReflectiveOperationException {
        Map<String, Method> methods = methods(thin);
        descriptors(generated).forEach((function, descriptor) -> {
            Method method = methods.get(function);
            List<Class<?>> expected = new ArrayList<>(List.of(MemorySegment.class));
            if (thin == Mswsock.class) {
                expected.add(MemorySegment.class); // the function, of which programs have a pointer only
            }
            descriptor.argumentLayouts().forEach(layout -> expected.add(javaType(layout)));
            List<Class<?>> actual = Arrays.asList(method.getParameterTypes());
            int variable = VARIABLE.getOrDefault(function, 0);
            assertEquals(expected, actual.subList(0, actual.size() - variable), function);
            // An address that C returns is a number: reading there is a decision of the caller.
            Class<?> result = descriptor.returnLayout().<Class<?>>map(
                    layout -> layout instanceof AddressLayout ? long.class : javaType(layout)).orElse(void.class);
            assertEquals(result, method.getReturnType(), function);
        });
    }

    private static Class<?> javaType(MemoryLayout layout) {
        return layout instanceof AddressLayout ? MemorySegment.class : ((ValueLayout) layout).carrier();
    }

    @Test
    void everyFunctionFitsOneOfTheShapes() throws ReflectiveOperationException {
        for (Arguments library : libraries().toList()) {
            descriptors((Class<?>) library.get()[1]).forEach((function, descriptor) -> {
                assertTrue(descriptor.argumentLayouts().size() <= 10, function);
                Stream.concat(descriptor.argumentLayouts().stream(), descriptor.returnLayout().stream())
                        .forEach(layout -> {
                            assertTrue(layout instanceof AddressLayout || isInteger(layout),
                                    function + " takes a " + layout);
                        });
            });
        }
        long shapes = Arrays.stream(dev.panasock.bindings.link.Downcall.class.getDeclaredClasses()).count();
        assertEquals(4, shapes, "each shape costs milliseconds when it is used first");
    }

    private static boolean isInteger(MemoryLayout layout) {
        return layout instanceof ValueLayout.OfInt || layout instanceof ValueLayout.OfLong
                || layout instanceof ValueLayout.OfShort || layout instanceof ValueLayout.OfByte;
    }
}
