package dev.panasock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.LinuxSockaddrLayout;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.WindowsSockaddrLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The addresses that only some systems have, byte for byte as C writes them, on every host. */
class SockaddrFamilyTest {
    private static final HardwareAddress ADAPTER = HardwareAddress.of("00:1a:7d:da:71:13");
    private static final UUID LOOPBACK = UUID.fromString("e0e16197-dd56-4a10-9195-5ee7a155a838");
    private static final int PORT = 0x89abcdef;

    /** An address, how it is written, and its row in the golden table. */
    private record Case(String name, OperatingSystem system, int family, Sockaddr address,
            ToIntFunction<MemorySegment> write) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        VsockSockaddr vsock = new VsockSockaddr(VsockSockaddr.CID_LOCAL, PORT, 1);
        NetlinkSockaddr netlink = new NetlinkSockaddr(4711, 0x80000001);
        PacketSockaddr packet = new PacketSockaddr(0x0806, 3, 772, 4, HardwareAddress.of("01:02:03:04:05:06"));
        CanSockaddr isoTp = CanSockaddr.isoTp(5, 0x123, 0x80000456);
        CanSockaddr j1939 = new CanSockaddr(6, 0x0123456789abcdefL, 0x1ff00, 0x20);
        RfcommSockaddr rfcomm = RfcommSockaddr.of(ADAPTER, 9);
        L2capSockaddr l2cap = new L2capSockaddr(ADAPTER, 0x1001, 0x40, 2);
        RfcommSockaddr bth = new RfcommSockaddr(ADAPTER, 9, UUID.fromString("00001101-0000-1000-8000-00805f9b34fb"));
        HypervSockaddr hyperv = HypervSockaddr.ofVsockPort(LOOPBACK, PORT);
        return Stream.of(
                new Case("vsock", OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_VSOCK, vsock, vsock::write),
                new Case("netlink", OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_NETLINK, netlink, netlink::write),
                new Case("packet", OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_PACKET, packet, packet::write),
                new Case("can-isotp", OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_CAN, isoTp, isoTp::write),
                new Case("can-j1939", OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_CAN, j1939, j1939::write),
                new Case("rfcomm", OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_BLUETOOTH, rfcomm,
                        rfcomm::writeLinux),
                new Case("l2cap", OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_BLUETOOTH, l2cap, l2cap::write),
                new Case("bth", OperatingSystem.WINDOWS, WindowsSockaddrLayout.FAMILY_BTH, bth, bth::writeWindows),
                new Case("hyperv", OperatingSystem.WINDOWS, WindowsSockaddrLayout.FAMILY_HYPERV, hyperv,
                        hyperv::write));
    }

    /** What is there before must not shine through. */
    private static MemorySegment memory() {
        byte[] bytes = new byte[Sockaddr.MAX_LENGTH];
        Arrays.fill(bytes, (byte) 0x5a);
        return MemorySegment.ofArray(bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theBytesAreThoseOfC(Case row) throws IOException {
        Path table = Path.of(System.getProperty("panasock.root", "../..")).resolve("native/abi/golden/addresses.tsv");
        List<String> golden = Files.readAllLines(table);
        MemorySegment memory = memory();
        int length = row.write.applyAsInt(memory);
        String bytes = HexFormat.of().formatHex(memory.asSlice(0, length).toArray(JAVA_BYTE));
        assertTrue(golden.contains(row.name + "\t" + bytes), row.name + " is " + bytes);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theyComeBack(Case row) {
        MemorySegment memory = memory();
        int length = row.write.applyAsInt(memory);
        assertEquals(row.address, FamilyFields.read(row.system, row.family, memory, length));
    }

    /** On the system itself by the public way, elsewhere with a clear exception instead of bytes that mean something else. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void onlyTheSystemThatHasThemTakesThem(Case row) {
        MemorySegment memory = memory();
        if (OperatingSystem.current() == row.system) {
            assertEquals(row.address, Sockaddr.decode(memory, row.address.encode(memory)));
        } else if (row.address instanceof RfcommSockaddr && OperatingSystem.current() == OperatingSystem.LINUX) {
            assertThrows(IllegalArgumentException.class, () -> row.address.encode(memory));
        } else if (!(row.address instanceof RfcommSockaddr && OperatingSystem.current() == OperatingSystem.WINDOWS)) {
            assertThrows(UnsupportedOperationException.class, () -> row.address.encode(memory));
        }
        assertThrows(UnsupportedOperationException.class, row.address::toSocketAddress);
    }

    @Test
    void theFamilies() {
        assertEquals(AddressFamily.VSOCK, VsockSockaddr.of(1, 1).family());
        assertEquals(AddressFamily.NETLINK, new NetlinkSockaddr(0, 0).family());
        assertEquals(AddressFamily.PACKET, PacketSockaddr.of(0, 1).family());
        assertEquals(AddressFamily.CAN, CanSockaddr.of(1).family());
        assertEquals(AddressFamily.BLUETOOTH, new L2capSockaddr(ADAPTER, 1, 0, 0).family());
        assertEquals(AddressFamily.BLUETOOTH, RfcommSockaddr.of(ADAPTER, 1).family());
        assertEquals(AddressFamily.HYPERV, HypervSockaddr.ofVsockPort(LOOPBACK, PORT).family());
        if (OperatingSystem.current() != OperatingSystem.WINDOWS) {
            HypervSockaddr elsewhere = HypervSockaddr.ofVsockPort(LOOPBACK, PORT);
            assertThrows(UnsupportedOperationException.class, () -> elsewhere.encode(memory()));
        }
    }

    @Property(tries = 2000)
    void hostileBytesReadNothingOutside(@ForAll OperatingSystem system, @ForAll @Size(max = 40) byte[] garbage) {
        for (int family : new int[] {LinuxSockaddrLayout.FAMILY_VSOCK, LinuxSockaddrLayout.FAMILY_NETLINK,
            LinuxSockaddrLayout.FAMILY_PACKET,
            LinuxSockaddrLayout.FAMILY_CAN, LinuxSockaddrLayout.FAMILY_BLUETOOTH, WindowsSockaddrLayout.FAMILY_BTH,
            WindowsSockaddrLayout.FAMILY_HYPERV, 0}) {
            FamilyFields.read(system, family, MemorySegment.ofArray(garbage), garbage.length);
        }
    }

    @Test
    void aLongHardwareAddressMakesThePacketAddressLonger() {
        HardwareAddress twenty = HardwareAddress.of(new byte[20]);
        PacketSockaddr address = new PacketSockaddr(0, 1, 32, 0, twenty);
        MemorySegment memory = memory();
        assertEquals(32, address.write(memory));
        assertEquals(address, FamilyFields.read(OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_PACKET, memory, 32));
        PacketSockaddr cut = assertInstanceOf(PacketSockaddr.class,
                FamilyFields.read(OperatingSystem.LINUX, LinuxSockaddrLayout.FAMILY_PACKET, memory, 20));
        assertEquals(8, cut.address().length(), "no more than there is");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new VsockSockaddr(0, 0, 256));
        assertThrows(IllegalArgumentException.class, () -> PacketSockaddr.of(65536, 0));
        assertThrows(IllegalArgumentException.class, () -> new CanSockaddr(0, 0, 0, -1));
        assertThrows(IllegalArgumentException.class, () -> new L2capSockaddr(ADAPTER, 65536, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> RfcommSockaddr.of(HardwareAddress.of(new byte[5]), 0));
        assertThrows(IllegalArgumentException.class, () -> RfcommSockaddr.of(ADAPTER, 256).writeLinux(memory()));
        assertThrows(IllegalArgumentException.class, () -> HardwareAddress.of(new byte[33]));
        assertThrows(IllegalArgumentException.class, () -> HardwareAddress.of("no address"));
    }

    @Test
    void partsAndTexts() {
        CanSockaddr isoTp = CanSockaddr.isoTp(5, 0x123, 0x456);
        assertEquals(0x123, isoTp.rxId());
        assertEquals(0x456, isoTp.txId());
        assertEquals(0, CanSockaddr.of(5).name());
        assertEquals("vsock:*:*", VsockSockaddr.of(VsockSockaddr.CID_ANY, VsockSockaddr.PORT_ANY).toString());
        assertEquals("vsock:2:1024", VsockSockaddr.of(VsockSockaddr.CID_HOST, 1024).toString());
        assertEquals("netlink:0", NetlinkSockaddr.KERNEL.toString());
        assertEquals("netlink:1, groups 0x1", new NetlinkSockaddr(1, 1).toString());
        assertEquals("00:1a:7d:da:71:13", ADAPTER.toString());
        assertEquals(ADAPTER, HardwareAddress.of(ADAPTER.bytes()));
        assertEquals(ADAPTER.hashCode(), HardwareAddress.of(ADAPTER.bytes()).hashCode());
        assertNotEquals(ADAPTER, HardwareAddress.ANY);
        assertEquals(0x0300, PacketSockaddr.protocol(PacketSockaddr.PROTOCOL_ALL).number());
        assertEquals("AF_VSOCK", AddressFamily.VSOCK.toString());
        assertEquals("IPPROTO_MPTCP", Protocol.MPTCP.toString());
        assertEquals(0x89abcdefL, HypervSockaddr.ofVsockPort(HypervSockaddr.WILDCARD, PORT).serviceId()
                .getMostSignificantBits() >>> 32);
    }

    /** Each family and protocol: a socket, or what the system says of one that it lacks. */
    @Test
    void familiesAndProtocolsThatAreNotThereAreRefusedByTheSystem() {
        for (AddressFamily family : List.of(AddressFamily.CAN, AddressFamily.BLUETOOTH, AddressFamily.HYPERV)) {
            refusedOrOpened(family, SocketType.STREAM, Protocol.DEFAULT);
        }
        refusedOrOpened(AddressFamily.CAN, SocketType.RAW, CanSockaddr.RAW);
        refusedOrOpened(AddressFamily.CAN, SocketType.DGRAM, CanSockaddr.ISOTP);
        refusedOrOpened(AddressFamily.CAN, SocketType.DGRAM, CanSockaddr.J1939);
        refusedOrOpened(AddressFamily.BLUETOOTH, SocketType.STREAM, RfcommSockaddr.PROTOCOL);
        refusedOrOpened(AddressFamily.BLUETOOTH, SocketType.SEQPACKET, L2capSockaddr.PROTOCOL);
        refusedOrOpened(AddressFamily.HYPERV, SocketType.STREAM, HypervSockaddr.PROTOCOL);
        refusedOrOpened(AddressFamily.INET, SocketType.STREAM, Protocol.SCTP);
        refusedOrOpened(AddressFamily.INET, SocketType.DGRAM, Protocol.UDPLITE);
        refusedOrOpened(AddressFamily.INET6, SocketType.RAW, Protocol.ICMPV6);
        refusedOrOpened(AddressFamily.INET, SocketType.RAW, Protocol.RAW);
    }

    private static void refusedOrOpened(AddressFamily family, SocketType type, Protocol protocol) {
        try (NativeSocket socket = NativeSocket.open(family, type, protocol)) {
            assertTrue(socket.isOpen());
        } catch (IOException e) {
            SocketFailure failure = assertInstanceOf(SocketFailure.class, e);
            assertTrue(failure.error().number() > 0, e::toString);
        }
    }
}
