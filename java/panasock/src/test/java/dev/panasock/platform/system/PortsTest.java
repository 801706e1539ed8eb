package dev.panasock.platform.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.system.stub.StubProcessApi;
import dev.panasock.platform.system.stub.StubReadyQueue;
import dev.panasock.platform.system.stub.StubSocketApi;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each system provides the same ports, and the stub shows all that a new one has to provide. */
class PortsTest {
    /** What every system has to provide; a {@link ReadyQueue} of its own may wait, as poll is on every system. */
    private static final List<Class<?>> OF_EVERY_SYSTEM = List.of(SocketApi.class, ProcessApi.class);
    /** What some systems provide. */
    private static final List<Class<?>> OF_SOME = List.of(ReadyQueue.class, WinsockApi.class, KqueueApi.class);

    private static List<Class<?>> ports;
    private static List<Class<?>> adapters;

    @BeforeAll
    static void read() throws IOException, URISyntaxException {
        String name = PortsTest.class.getPackageName();
        Path root = Path.of(SocketApi.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = root.resolve(name.replace('.', '/'));
        try (Stream<Path> files = Files.walk(folder)) {
            Set<Class<?>> all = files.map(file -> root.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .map(file -> file.replaceAll("[/\\\\]", ".").replaceAll("\\.class$", ""))
                    .map(PortsTest::load).collect(Collectors.toSet());
            ports = all.stream().filter(type -> type.getPackageName().equals(name)).filter(PortsTest::isPort).toList();
            adapters = all.stream().filter(type -> !type.getPackageName().equals(name))
                    .filter(type -> !Modifier.isAbstract(type.getModifiers())).toList();
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, PortsTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPort(Class<?> type) {
        return !type.isMemberClass() && !type.isInterface() && Modifier.isAbstract(type.getModifiers())
                && type.getSuperclass() == Object.class;
    }

    private static List<String> of(String system, Class<?> port) {
        return adapters.stream().filter(type -> type.getPackageName().endsWith("." + system))
                .filter(port::isAssignableFrom).map(Class::getSimpleName).toList();
    }

    @Test
    void theListOfPortsIsComplete() {
        Set<String> listed = Stream.concat(OF_EVERY_SYSTEM.stream(), OF_SOME.stream()).map(Class::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(listed, ports.stream().map(Class::getName).collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(OperatingSystem.class)
    void aSystemProvidesEachPortOnce(OperatingSystem system) {
        String name = system.name().toLowerCase(Locale.ROOT);
        for (Class<?> port : OF_EVERY_SYSTEM) {
            assertEquals(1, of(name, port).size(), () -> port.getSimpleName() + " of " + name + ": " + of(name, port));
        }
    }

    @Test
    void eachOtherPortHasAnAdapter() {
        for (Class<?> port : OF_SOME) {
            assertTrue(adapters.stream().anyMatch(port::isAssignableFrom), port::getName);
        }
    }

    static Stream<Class<?>> stubs() {
        return Stream.of(StubSocketApi.class, StubReadyQueue.class, StubProcessApi.class);
    }

    @ParameterizedTest
    @MethodSource("stubs")
    void theStubImplementsWhatIsAbstractItself(Class<?> stub) throws NoSuchMethodException {
        assertFalse(Modifier.isAbstract(stub.getModifiers()));
        for (Method method : stub.getSuperclass().getDeclaredMethods()) {
            if (Modifier.isAbstract(method.getModifiers())) {
                assertNotNull(stub.getDeclaredMethod(method.getName(), method.getParameterTypes()));
            }
        }
    }

    @Test
    void thereIsAStubForEachPortOfEverySystem() {
        Set<Class<?>> stubbed = stubs().map(Class::getSuperclass).collect(Collectors.toSet());
        assertTrue(stubbed.containsAll(OF_EVERY_SYSTEM));
        assertTrue(stubbed.contains(ReadyQueue.class));
    }
}
