package dev.panasock.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jars of another checkout. */
class CheckoutTest {
    @TempDir
    private Path folder;
    private Checkout checkout;

    @BeforeEach
    void files() throws IOException {
        checkout = new Checkout(folder.resolve("other"));
        write("java/panasock/pom.xml");
        write("java/panasock/target/panasock-0.2-sources.jar");
        write("java/panasock/target/panasock-0.2.jar");
        write("bindings/target/panasock-bindings-0.2.jar");
    }

    private void write(String name) throws IOException {
        Path file = checkout.folder().resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, file.getFileName().toString());
    }

    @Test
    void aCheckoutHasTheModuleOfTheLibrary() {
        assertTrue(checkout.exists());
        assertFalse(new Checkout(folder).exists());
    }

    @Test
    void theJarsAreCopiedAndTakeThePlaceOfOurs() throws IOException {
        UnaryOperator<Path> library = checkout.copyTo(folder.resolve("copy"));
        assertEquals("panasock-0.2.jar", Files.readString(library.apply(Path.of("lib", "panasock-0.1.jar"))));
        assertEquals("panasock-bindings-0.2.jar",
                Files.readString(library.apply(Path.of("lib", "panasock-bindings-0.1.jar"))));
        Path bench = Path.of("lib", "panasock-bench.jar");
        assertEquals(bench, library.apply(bench));
    }

    @Test
    void aCheckoutWithoutJars() throws IOException {
        Files.delete(checkout.folder().resolve("bindings/target/panasock-bindings-0.2.jar"));
        assertThrows(IOException.class, () -> checkout.copyTo(folder.resolve("copy")));
    }
}
