package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.panasock.platform.system.CallBlock;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The codecs of every system, on every host. */
class SockaddrCodecTest {
    private static MemorySegment memory() {
        return MemorySegment.ofArray(filled(new byte[128]));
    }

    /** What is there before must not shine through. */
    private static byte[] filled(byte[] bytes) {
        Arrays.fill(bytes, (byte) 0x5a);
        return bytes;
    }

    private static void withoutZeros(byte[] path) {
        for (int i = 0; i < path.length; i++) {
            path[i] = path[i] == 0 ? (byte) '/' : path[i];
        }
    }

    private static byte[] bytes(MemorySegment memory, int length) {
        return memory.asSlice(0, length).toArray(JAVA_BYTE);
    }

    @Property
    void inetComesBack(@ForAll OperatingSystem system, @ForAll int address, @ForAll @IntRange(max = 65535) int port) {
        SockaddrCodec codec = SockaddrCodec.of(system);
        MemorySegment memory = memory();
        assertEquals(16, codec.inet(memory, address, port));
        assertEquals(codec.inet(), codec.family(memory));
        assertEquals(address, codec.inetAddress(memory));
        assertEquals(port, codec.port(memory));
    }

    @Property
    void inet6ComesBack(@ForAll OperatingSystem system, @ForAll long high, @ForAll long low,
            @ForAll @IntRange(max = 65535) int port,
            @ForAll int flowInfo, @ForAll int scopeId) {
        SockaddrCodec codec = SockaddrCodec.of(system);
        MemorySegment memory = memory();
        assertEquals(28, codec.inet6(memory, high, low, port, flowInfo, scopeId));
        assertEquals(codec.inet6(), codec.family(memory));
        assertEquals(high, codec.inet6High(memory));
        assertEquals(low, codec.inet6Low(memory));
        assertEquals(port, codec.port(memory));
        assertEquals(flowInfo, codec.flowInfo(memory));
        assertEquals(scopeId, codec.scopeId(memory));
    }

    @Property
    void pathsComeBack(@ForAll OperatingSystem system,
            @ForAll @Size(max = 108) byte[] path) {
        withoutZeros(path);
        SockaddrCodec codec = SockaddrCodec.of(system);
        Assume.that(path.length <= codec.unixPathLimit());
        MemorySegment memory = memory();
        int length = codec.unix(memory, path);
        assertEquals(codec.unix(), codec.family(memory));
        assertArrayEquals(path, codec.unixPath(memory, length));
    }

    @Property
    void abstractNamesComeBackWithTheirZeros(@ForAll @Size(min = 0, max = 107) byte[] name) {
        SockaddrCodec codec = SockaddrCodec.of(OperatingSystem.LINUX);
        byte[] path = new byte[name.length + 1];
        System.arraycopy(name, 0, path, 1, name.length);
        MemorySegment memory = memory();
        int length = codec.unix(memory, path);
        assertEquals(2 + path.length, length, "an abstract name ends with its last byte, not with a zero");
        assertArrayEquals(path, codec.unixPath(memory, length));
    }

    @Property
    void hostileLengthsReadNothingOutside(@ForAll OperatingSystem system, @ForAll @Size(128) byte[] garbage,
            @ForAll int length) {
        SockaddrCodec codec = SockaddrCodec.of(system);
        byte[] path = codec.unixPath(MemorySegment.ofArray(garbage), length);
        assertEquals(true, path.length <= codec.unixPathSize());
    }

    @Test
    void theBytesOfKnownAddresses() {
        MemorySegment memory = memory();
        SockaddrCodec.of(OperatingSystem.LINUX).inet(memory, 0x7f000001, 27015);
        assertArrayEquals(new byte[] {2, 0, 0x69, (byte) 0x87, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0},
                bytes(memory, 16));
        SockaddrCodec.of(OperatingSystem.MACOS).inet(memory, 0x7f000001, 27015);
        assertArrayEquals(new byte[] {16, 2, 0x69, (byte) 0x87, 127, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0},
                bytes(memory, 16));
        SockaddrCodec.of(OperatingSystem.WINDOWS).inet6(memory, 0, 1, 1, 0, 3);
        assertArrayEquals(
                new byte[] {23, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 3, 0, 0, 0},
                bytes(memory, 28));
        SockaddrCodec.of(OperatingSystem.MACOS).inet6(memory, 0, 1, 1, 0, 0);
        assertArrayEquals(new byte[] {28, 30, 0, 1}, bytes(memory, 4));
        int length = SockaddrCodec.of(OperatingSystem.MACOS).unix(memory, new byte[] {'/', 'a'});
        assertEquals(5, length);
        assertArrayEquals(new byte[] {5, 1, '/', 'a', 0}, bytes(memory, 5));
        assertEquals(2, SockaddrCodec.of(OperatingSystem.LINUX).unix(memory, new byte[0]), "unnamed");
    }

    @Test
    void aFullLinuxPathHasNoFinalZero() {
        SockaddrCodec codec = SockaddrCodec.of(OperatingSystem.LINUX);
        byte[] path = new byte[108];
        Arrays.fill(path, (byte) 'x');
        MemorySegment memory = memory();
        assertEquals(110, codec.unix(memory, path));
        assertArrayEquals(path, codec.unixPath(memory, 110));
    }

    @ParameterizedTest
    @EnumSource
    void offsetsAndSizesAreThoseOfTheHeaders(OperatingSystem system) throws ReflectiveOperationException {
        SockaddrCodec codec = SockaddrCodec.of(system);
        assertEquals(SockaddrCodec.INET_LENGTH, layout(system, "sockaddr_in").byteSize());
        assertEquals(2, offset(system, "sockaddr_in", "sin_port"));
        assertEquals(4, offset(system, "sockaddr_in", "sin_addr"));
        assertEquals(SockaddrCodec.INET6_LENGTH, layout(system, "sockaddr_in6").byteSize());
        assertEquals(2, offset(system, "sockaddr_in6", "sin6_port"));
        assertEquals(4, offset(system, "sockaddr_in6", "sin6_flowinfo"));
        assertEquals(8, offset(system, "sockaddr_in6", "sin6_addr"));
        assertEquals(system == OperatingSystem.WINDOWS ? 24 : offset(system, "sockaddr_in6", "sin6_scope_id"), 24);
        assertEquals(SockaddrCodec.HEADER_LENGTH, offset(system, "sockaddr_un", "sun_path"));
        assertEquals(codec.unixPathSize(), layout(system, "sockaddr_un").byteSize() - SockaddrCodec.HEADER_LENGTH);
        assertEquals(CallBlock.ADDRESS_SIZE, layout(system, "sockaddr_storage").byteSize());
        assertEquals(codec.lengthByte() ? 1 : 0, offset(system, "sockaddr", "sa_family"));
    }

    private static MemoryLayout layout(OperatingSystem system, String struct) throws ReflectiveOperationException {
        String name =
                "dev.panasock.bindings." + system.name().toLowerCase(java.util.Locale.ROOT) + ".generated." + struct;
        return (MemoryLayout) Class.forName(name).getMethod("layout").invoke(null);
    }

    private static long offset(OperatingSystem system, String struct, String field)
            throws ReflectiveOperationException {
        return layout(system, struct).byteOffset(PathElement.groupElement(field));
    }
}
