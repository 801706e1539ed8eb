package dev.panasock;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.platform.abi.AddrinfoLayout;
import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Names to addresses and back, by the system's resolver.
 *
 * <p>Both functions may wait for other machines, without a limit that could be set. Thread-safe.
 */
public final class Resolver {
    private static final AddrinfoLayout LAYOUT = AddrinfoLayout.host();
    /** NI_MAXHOST and NI_MAXSERV. */
    private static final int HOST_SIZE = SocketNumbers.NI_MAXHOST.here();
    private static final int SERVICE_SIZE = SocketNumbers.NI_MAXSERV.here();

    private Resolver() {
    }

    /**
     * {@code getaddrinfo}: the addresses of a host and service. The system's list is freed before the method returns or throws.
     *
     * <p>Errors among others: EAI_NONAME (WSAHOST_NOT_FOUND) for a host that does not exist, or neither host nor service; EAI_SERVICE
     * (WSATYPE_NOT_FOUND); EAI_AGAIN (WSATRY_AGAIN); EAI_FAMILY, EAI_SOCKTYPE, EAI_BADFLAGS for hints that the system refuses; EAI_SYSTEM
     * with its errno.
     *
     * @param host a name or an address as text, given to the system in UTF-8 (Windows reads it in its own code page); null for this
     *        machine: loopback, or every address with {@link Ai#PASSIVE}
     * @param service a name or a port as text; null for port 0
     * @param hints what to look for
     * @return all answers in the order of the system, at least one
     * @throws ResolverException with the {@link ResolverError code} of the function
     * @throws IllegalArgumentException if host or service contains a zero, which C cannot express
     * @see <a href="https://man7.org/linux/man-pages/man3/getaddrinfo.3.html">getaddrinfo(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getaddrinfo">getaddrinfo</a>
     */
    public static List<AddressInfo> getaddrinfo(String host, String service, AddressHints hints)
            throws ResolverException {
        SocketApi api = Host.sockets();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wanted = arena.allocate(LAYOUT.size(), ADDRESS.byteAlignment());
            LAYOUT.hints(wanted, hints.flags(), hints.family().number(), hints.type().number(),
                    hints.protocol().number());
            MemorySegment result = arena.allocate(ADDRESS);
            int code = api.getaddrinfo(call, text(arena, host), text(arena, service), wanted, result);
            if (code != 0) {
                throw new ResolverException("getaddrinfo", ResolverError.of(code, api.lastError(call)),
                        host + ", " + service);
            }
            long list = result.get(JAVA_LONG, 0);
            try {
                return decode(list);
            } finally {
                api.freeaddrinfo(call, list);
            }
        } finally {
            thread.release();
        }
    }

    private static MemorySegment text(Arena arena, String text) {
        if (text == null) {
            return MemorySegment.NULL;
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a host or service name contains a zero");
        }
        return arena.allocateFrom(text);
    }

    private static List<AddressInfo> decode(long list) {
        List<AddressInfo> answers = new ArrayList<>();
        for (long at = list; at != 0;) {
            MemorySegment info = LAYOUT.element(at);
            answers.add(new AddressInfo(LAYOUT.flags(info), AddressFamily.of(LAYOUT.family(info)),
                    SocketType.of(LAYOUT.type(info)), Protocol.of(LAYOUT.protocol(info)),
                    Sockaddr.decode(LAYOUT.address(info), LAYOUT.length(info)), LAYOUT.name(info)));
            at = LAYOUT.next(info);
        }
        return List.copyOf(answers);
    }

    /**
     * {@code getnameinfo}: the names of a host and service.
     *
     * <p>Errors among others: EAI_NONAME with {@link Ni#NAMEREQD}; EAI_FAMILY for an address of another family; EAI_AGAIN; EAI_SYSTEM with
     * its errno.
     *
     * @param name the address
     * @param flags 0 or a combination of {@link Ni}
     * @return both names
     * @throws ResolverException with the {@link ResolverError code} of the function
     * @see <a href="https://man7.org/linux/man-pages/man3/getnameinfo.3.html">getnameinfo(3)</a>
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2tcpip/nf-ws2tcpip-getnameinfo">getnameinfo</a>
     */
    public static NameInfo getnameinfo(SocketName name, int flags) throws ResolverException {
        SocketApi api = Host.sockets();
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment host = arena.allocate(HOST_SIZE);
            MemorySegment service = arena.allocate(SERVICE_SIZE);
            int length = SocketCalls.length(call, name);
            int code = api.getnameinfo(call, SocketCalls.memory(call, name), length, host, service, flags);
            if (code != 0) {
                throw new ResolverException("getnameinfo", ResolverError.of(code, api.lastError(call)),
                        name.toString());
            }
            return new NameInfo(host.getString(0), service.getString(0));
        } finally {
            thread.release();
        }
    }
}
