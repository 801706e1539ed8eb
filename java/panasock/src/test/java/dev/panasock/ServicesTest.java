package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code getservbyname} and {@code getservbyport}. */
@Timeout(300)
class ServicesTest {
    private static void assumeServices() {
        assumeTrue(!Expect.LINUX || Files.exists(Path.of("/etc/services")), "no table of services on this machine");
    }

    @Test
    void aKnownServiceHasItsPort() throws Exception {
        assumeServices();
        assertEquals(OptionalInt.of(21), Services.getservbyname("ftp", SocketType.STREAM));
        assertEquals(OptionalInt.of(69), Services.getservbyname("tftp", SocketType.DGRAM));
    }

    @Test
    void aPortHasItsService() throws Exception {
        assumeServices();
        assertEquals(Optional.of("ftp"), Services.getservbyport(21, SocketType.STREAM));
        assertEquals(Optional.of("tftp"), Services.getservbyport(69, SocketType.DGRAM));
    }

    @Test
    void whatIsNotThereIsAValue() throws Exception {
        assertEquals(OptionalInt.empty(), Services.getservbyname("no-such-service", SocketType.STREAM));
        assertEquals(Optional.empty(), Services.getservbyport(64999, SocketType.STREAM));
        assertThrows(IllegalArgumentException.class, () -> Services.getservbyport(65536, SocketType.STREAM));
    }
}
