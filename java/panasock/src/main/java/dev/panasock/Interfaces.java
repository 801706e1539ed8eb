package dev.panasock;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.platform.abi.InterfaceLayout;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The network interfaces of this machine. Thread-safe. */
public final class Interfaces {
    /** No less than IF_NAMESIZE of any system: NDIS_IF_MAX_STRING_SIZE of Windows and its zero. */
    private static final int NAME_SIZE = 257;

    private Interfaces() {
    }

    /**
     * {@code if_nametoindex}: the index of an interface.
     *
     * @param name its name
     * @return the index, from 1 on; 0 if there is no such interface
     * @throws IOException with the {@link SocketFailure error} of the system for other failures; Windows tells of none
     * @throws IllegalArgumentException if the name contains a zero, which C cannot express
     * @see <a href="https://man7.org/linux/man-pages/man3/if_nametoindex.3.html">if_nametoindex(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/netioapi/nf-netioapi-if_nametoindex">if_nametoindex</a>
     */
    public static int if_nametoindex(String name) throws IOException {
        if (name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name of an interface contains a zero");
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try (Arena arena = Arena.ofConfined()) {
            int result = Host.sockets().ifNameToIndex(call, arena.allocateFrom(name));
            return absentOr("if_nametoindex", result, name) ? 0 : result;
        } finally {
            thread.release();
        }
    }

    /**
     * {@code if_indextoname}: the name of an interface.
     *
     * @param index its index
     * @return the name, empty if there is no such interface
     * @throws IOException with the {@link SocketFailure error} of the system for other failures; Windows tells of none
     * @see <a href="https://man7.org/linux/man-pages/man3/if_indextoname.3.html">if_indextoname(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/netioapi/nf-netioapi-if_indextoname">if_indextoname</a>
     */
    public static Optional<String> if_indextoname(int index) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocate(NAME_SIZE);
            int result = Host.sockets().ifIndexToName(call, index, name);
            return absentOr("if_indextoname", result, index) ? Optional.empty() : Optional.of(name.getString(0));
        } finally {
            thread.release();
        }
    }

    /** Whether there is no such interface. */
    private static boolean absentOr(String function, int result, Object subject) throws IOException {
        if (result >= 0) {
            return result == 0;
        }
        SocketError error = SocketError.of(-result);
        if (error.is(Errno.ENODEV) || error.is(Errno.ENXIO)) {
            return true;
        }
        throw Failures.of(function, error, subject);
    }

    /**
     * {@code getifaddrs}: every address of every interface. The system's list is freed before the method returns or throws. Linux and
     * macOS; Windows has no such function and gives WSAEOPNOTSUPP.
     *
     * @return the addresses in the order of the system
     * @throws IOException with the {@link SocketFailure error} of the system
     * @see <a href="https://man7.org/linux/man-pages/man3/getifaddrs.3.html">getifaddrs(3)</a>
     */
    public static List<InterfaceAddress> getifaddrs() throws IOException {
        SocketApi api = Host.sockets();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment first = arena.allocate(ADDRESS);
            int result = api.getifaddrs(call, first);
            if (result < 0) {
                throw Failures.of("getifaddrs", SocketError.of(-result), null);
            }
            long list = first.get(JAVA_LONG, 0);
            try {
                return decode(list);
            } finally {
                api.freeifaddrs(call, list);
            }
        } finally {
            thread.release();
        }
    }

    private static List<InterfaceAddress> decode(long list) {
        InterfaceLayout layout = InterfaceLayout.host();
        List<InterfaceAddress> addresses = new ArrayList<>();
        for (long at = list; at != 0;) {
            MemorySegment element = layout.element(at);
            MemorySegment address = layout.address(element);
            MemorySegment netmask = layout.netmask(element);
            addresses.add(new InterfaceAddress(layout.name(element), layout.flags(element),
                    Sockaddr.decode(address, (int) address.byteSize()),
                    Sockaddr.decode(netmask, (int) netmask.byteSize())));
            at = layout.next(element);
        }
        return List.copyOf(addresses);
    }
}
