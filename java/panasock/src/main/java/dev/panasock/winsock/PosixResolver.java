package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.WSAEAFNOSUPPORT;
import static dev.panasock.winsock.WinsockConstants.WSAEINVAL;
import static dev.panasock.winsock.WinsockConstants.WSAESOCKTNOSUPPORT;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.platform.abi.AddrinfoLayout;
import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.ResolverErrorTable;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.SocketApi;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Winsock's name resolution over that of a POSIX system. */
final class PosixResolver {
    private final SocketApi api;

    PosixResolver(SocketApi api) {
        this.api = api;
    }

    int getaddrinfo(CallBlock call, String node, String service, addrinfo hints, addrinfo[] result) {
        int flags = hints == null ? 0 : PosixNumbers.addrinfoFlags(hints.ai_flags());
        int family = hints == null ? 0 : PosixNumbers.family(hints.ai_family());
        int type = hints == null || hints.ai_socktype() == 0 ? 0 : PosixNumbers.type(hints.ai_socktype());
        int protocol = hints == null ? 0 : hints.ai_protocol();
        if (flags == Numbers.ABSENT || family == Numbers.ABSENT || type == Numbers.ABSENT) {
            return failed(flags == Numbers.ABSENT ? WSAEINVAL
                    : family == Numbers.ABSENT ? WSAEAFNOSUPPORT : WSAESOCKTNOSUPPORT, 0);
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment systemHints = arena.allocate(AddrinfoLayout.host().size(), Long.BYTES);
            AddrinfoLayout.host().hints(systemHints, flags, family, type, protocol);
            // An empty name is this machine; POSIX has no such name.
            MemorySegment name = text(arena, node != null && node.isEmpty() ? "localhost" : node);
            MemorySegment list = arena.allocate(ValueLayout.ADDRESS);
            int error = api.getaddrinfo(call, name, text(arena, service), systemHints, list);
            if (error != 0) {
                return failed(call, error);
            }
            long address = list.get(ValueLayout.ADDRESS, 0).address();
            try {
                result[0] = AddrinfoList.of(address, AddrinfoLayout.host(), asHinted(call, hints));
                return 0;
            } finally {
                api.freeaddrinfo(call, address);
            }
        }
    }

    /** Type and protocol are those of the hints. POSIX would list an address once for each type. */
    private static AddrinfoList.Reading asHinted(CallBlock call, addrinfo hints) {
        return new AddrinfoList.Reading() {
            @Override
            public int type(MemorySegment element) {
                return hints == null ? 0 : hints.ai_socktype();
            }

            @Override
            public int protocol(MemorySegment element) {
                return hints == null ? 0 : hints.ai_protocol();
            }

            @Override
            public byte[] address(MemorySegment element) {
                return winsockAddress(call, element);
            }
        };
    }

    private static byte[] winsockAddress(CallBlock call, MemorySegment element) {
        MemorySegment sockaddr = AddrinfoLayout.host().address(element);
        MemorySegment.copy(sockaddr, 0, call.address, 0, sockaddr.byteSize());
        call.length((int) sockaddr.byteSize());
        MemorySegment winsock = MemorySegment.ofArray(new long[CallBlock.ADDRESS_SIZE / Long.BYTES]);
        int length = PosixAddresses.toWinsock(call, winsock, CallBlock.ADDRESS_SIZE);
        return winsock.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    private static MemorySegment text(Arena arena, String text) {
        return text == null ? NULL : arena.allocateFrom(text);
    }

    int getnameinfo(CallBlock call, MemorySegment name, int length, MemorySegment host, MemorySegment service,
            int flags) {
        int systemFlags = PosixNumbers.nameinfoFlags(flags);
        if (systemFlags == Numbers.ABSENT) {
            return failed(WSAEINVAL, 0);
        }
        int systemLength = PosixAddresses.toSystem(call, name, length);
        if (systemLength < 0) {
            return failed(-systemLength, 0);
        }
        int error = api.getnameinfo(call, call.address, systemLength, host, service, systemFlags);
        return error == 0 ? 0 : failed(call, error);
    }

    private int failed(CallBlock call, int error) {
        int errno = error == Numbers.of("EAI_SYSTEM").here() ? api.lastError(call) : 0;
        return failed(ResolverErrorTable.wsaCode(error, errno), errno != 0 ? errno : error);
    }

    /** The functions return their error, and it is the last error as well. */
    private static int failed(int code, int number) {
        LastError.fail(code, number);
        return code;
    }
}
