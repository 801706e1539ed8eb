package dev.panasock.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.NativeSocket;
import dev.panasock.bench.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mistake that the self-test plants. */
class SlowJarTest {
    private static final String PAUSE = "onSpinWait";

    /** A class to plant it in. */
    public static final class Sum {
        private Sum() {
        }

        /** Has a branch, and with it a frame that has to fit after the change. */
        public static int add(int first, int second) {
            return first > second ? first + second : second + first;
        }
    }

    @TempDir
    private Path folder;

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream("/" + file(type))) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private static boolean pauses(MethodModel method) {
        return method.code().isPresent() && method.code().get().toDebugString().contains(PAUSE);
    }

    @Test
    void theCopyOfAJarDoesTheSameAfterAPause() throws Exception {
        Path jar = folder.resolve("sum.jar");
        try (OutputStream file = Files.newOutputStream(jar); JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(file(Sum.class)));
            out.write(bytes(Sum.class));
        }
        byte[] before = Files.readAllBytes(jar);
        Path slow = new SlowJar(Sum.class.getName(), "add").write(jar, folder.resolve("copies").resolve("slow.jar"));
        assertTrue(Arrays.equals(before, Files.readAllBytes(jar)), "the jar itself was changed");
        try (URLClassLoader loader = new URLClassLoader(new URL[] {slow.toUri().toURL()}, null)) {
            assertEquals(5, loader.loadClass(Sum.class.getName()).getMethod("add", int.class, int.class)
                    .invoke(null, 2, 3));
        }
    }

    /** The self-test would find nothing if the method had another name. */
    @Test
    void itIsPlantedInTheCallThatTheSelfTestMeasures() throws IOException {
        String method = Work.GETSOCKOPT.id();
        byte[] slow = new SlowJar(NativeSocket.class.getName(), method).slow(bytes(NativeSocket.class));
        for (MethodModel model : ClassFile.of().parse(slow).methods()) {
            assertEquals(model.methodName().equalsString(method), pauses(model), model::toString);
        }
    }
}
