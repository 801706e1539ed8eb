package dev.panasock;

import static dev.panasock.Expect.error;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.InterfaceLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemoryLayout.PathElement;
import java.net.NetworkInterface;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The interfaces of this machine, beside what Java says of them. */
@Timeout(300)
class InterfacesTest {
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its names are not those of Java")
    void namesAndIndexesAreThoseOfJava() throws Exception {
        for (NetworkInterface known : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (!known.isVirtual()) {
                assertEquals(known.getIndex(), Interfaces.if_nametoindex(known.getName()));
                assertEquals(Optional.of(known.getName()), Interfaces.if_indextoname(known.getIndex()));
            }
        }
    }

    @Test
    void anIndexAndItsNameBelongTogether() throws Exception {
        int found = 0;
        for (int index = 1; index < 16; index++) {
            Optional<String> name = Interfaces.if_indextoname(index);
            if (name.isPresent()) {
                assertEquals(index, Interfaces.if_nametoindex(name.get()));
                found++;
            }
        }
        assertTrue(found > 0, "no interface at all");
    }

    @Test
    void whatIsNotThereIsAValue() throws Exception {
        assertEquals(0, Interfaces.if_nametoindex("nosuch0"));
        assertEquals(Optional.empty(), Interfaces.if_indextoname(999_999));
        assertThrows(IllegalArgumentException.class, () -> Interfaces.if_nametoindex("lo\0"));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no getifaddrs")
    void everyAddressIsThatOfJava() throws Exception {
        List<InterfaceAddress> all = Interfaces.getifaddrs();
        Set<String> expected = NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                .map(address -> Sockaddr.of(new java.net.InetSocketAddress(address, 0)).toString())
                .map(InterfacesTest::withoutScope).collect(Collectors.toSet());
        Set<String> found = all.stream().map(InterfaceAddress::address)
                .filter(address -> address instanceof InetSockaddr || address instanceof Inet6Sockaddr)
                .map(Sockaddr::toString).map(InterfacesTest::withoutScope).collect(Collectors.toSet());
        assertEquals(expected, found);
        InterfaceAddress loopback = all.stream().filter(one -> InetSockaddr.loopback(0).equals(one.address()))
                .findFirst().orElseThrow();
        assertTrue(loopback.isUp() && loopback.isLoopback(), loopback::toString);
        assertFalse(loopback.isPointToPoint() || loopback.isBroadcast(), loopback::toString);
        assertEquals(NetworkInterface.getByName(loopback.name()).supportsMulticast(), loopback.isMulticast());
        assertEquals("255.0.0.0:0", loopback.netmask().toString());
    }

    /** Java gives every address of IPv6 the scope of its interface; the system those of the link alone. */
    private static String withoutScope(String address) {
        return address.replaceAll("%\\d+", "");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "hardware addresses as AF_PACKET are Linux's")
    void hardwareAddressesAreThoseOfJava() throws Exception {
        for (InterfaceAddress one : Interfaces.getifaddrs()) {
            NetworkInterface known = NetworkInterface.getByName(one.name());
            if (one.address() instanceof PacketSockaddr packet && known != null && known.getHardwareAddress() != null) {
                assertEquals(HardwareAddress.of(known.getHardwareAddress()), packet.address());
                assertEquals(known.getIndex(), packet.interfaceIndex());
            }
        }
    }

    @Test
    @EnabledOnOs(value = OS.WINDOWS, disabledReason = "the others have it")
    void windowsHasNoGetifaddrs() {
        error(Errno.EOPNOTSUPP).from("getifaddrs", Interfaces::getifaddrs);
    }

    @Test
    void theListIsTheSameOnLinuxAndMacos() {
        for (String field : List.of("ifa_next", "ifa_name", "ifa_flags", "ifa_addr", "ifa_netmask")) {
            PathElement path = PathElement.groupElement(field);
            assertEquals(dev.panasock.bindings.linux.generated.ifaddrs.layout().byteOffset(path),
                    dev.panasock.bindings.macos.generated.ifaddrs.layout().byteOffset(path), field);
        }
        assertEquals(OperatingSystem.current(), InterfaceLayout.host().system());
    }
}
