package dev.panasock.winsock;

import dev.panasock.platform.abi.AddrinfoLayout;
import dev.panasock.platform.abi.OperatingSystem;
import java.lang.foreign.MemorySegment;

/**
 * {@code struct addrinfo}: hints for {@link Winsock2#getaddrinfo}, and an element of the list that it returns.
 *
 * <p>The memory of a list is the garbage collector's: what was read from it stays valid as long as anyone holds it,
 * and a list that was never given to {@link Winsock2#freeaddrinfo} is no leak. After freeaddrinfo its pointers are
 * null. The pointers of a view over other memory are followed as C follows them: nothing checks that they lead
 * anywhere.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/ws2def/ns-ws2def-addrinfoa">addrinfo</a>
 */
public final class addrinfo extends Struct {
    private static final AddrinfoLayout LAYOUT = AddrinfoLayout.of(OperatingSystem.WINDOWS);

    /** All memory of the list that this is an element of. */
    private final MemorySegment list;

    /** A zeroed one: hints that ask for everything. */
    public addrinfo() {
        super(dev.panasock.bindings.windows.generated.addrinfo.layout());
        list = memory;
    }

    /**
     * A view.
     *
     * @param memory at least 48 bytes
     */
    public addrinfo(MemorySegment memory) {
        this(memory, memory);
    }

    addrinfo(MemorySegment memory, MemorySegment list) {
        super(memory, dev.panasock.bindings.windows.generated.addrinfo.layout());
        this.list = list;
    }

    /**
     * {@code ai_flags}.
     *
     * @return a combination of AI_ flags
     */
    public int ai_flags() {
        return dev.panasock.bindings.windows.generated.addrinfo.ai_flags(memory);
    }

    /**
     * Sets {@code ai_flags}.
     *
     * @param flags a combination of AI_ flags
     */
    public void ai_flags(int flags) {
        dev.panasock.bindings.windows.generated.addrinfo.ai_flags(memory, flags);
    }

    /**
     * {@code ai_family}.
     *
     * @return AF_INET, AF_INET6, or in hints AF_UNSPEC for both
     */
    public int ai_family() {
        return dev.panasock.bindings.windows.generated.addrinfo.ai_family(memory);
    }

    /**
     * Sets {@code ai_family}.
     *
     * @param family AF_INET, AF_INET6 or AF_UNSPEC
     */
    public void ai_family(int family) {
        dev.panasock.bindings.windows.generated.addrinfo.ai_family(memory, family);
    }

    /**
     * {@code ai_socktype}.
     *
     * @return SOCK_STREAM and so on, or 0
     */
    public int ai_socktype() {
        return dev.panasock.bindings.windows.generated.addrinfo.ai_socktype(memory);
    }

    /**
     * Sets {@code ai_socktype}.
     *
     * @param type SOCK_STREAM and so on, or 0
     */
    public void ai_socktype(int type) {
        dev.panasock.bindings.windows.generated.addrinfo.ai_socktype(memory, type);
    }

    /**
     * {@code ai_protocol}.
     *
     * @return IPPROTO_TCP and so on, or 0 if the hints had 0
     */
    public int ai_protocol() {
        return dev.panasock.bindings.windows.generated.addrinfo.ai_protocol(memory);
    }

    /**
     * Sets {@code ai_protocol}.
     *
     * @param protocol IPPROTO_TCP and so on, or 0
     */
    public void ai_protocol(int protocol) {
        dev.panasock.bindings.windows.generated.addrinfo.ai_protocol(memory, protocol);
    }

    /**
     * {@code ai_addrlen}, a size_t: C programs cast it to int for {@code bind}.
     *
     * @return the length of ai_addr
     */
    public long ai_addrlen() {
        return dev.panasock.bindings.windows.generated.addrinfo.ai_addrlen(memory);
    }

    /**
     * {@code ai_canonname}.
     *
     * @return the name, in the first element if AI_CANONNAME was asked for, else null
     */
    public String ai_canonname() {
        long pointer = dev.panasock.bindings.windows.generated.addrinfo.ai_canonname(memory).address();
        return isOwn(pointer) ? list.getString(pointer - list.address()) : LAYOUT.name(memory);
    }

    /**
     * {@code ai_addr}.
     *
     * @return a view of the address, as sockaddr_in or sockaddr_in6 where it is one, or null
     */
    public sockaddr ai_addr() {
        long pointer = dev.panasock.bindings.windows.generated.addrinfo.ai_addr(memory).address();
        if (pointer == 0) {
            return null;
        }
        return sockaddr.of(isOwn(pointer) ? list.asSlice(pointer - list.address(), ai_addrlen())
                : LAYOUT.address(memory));
    }

    /**
     * {@code ai_next}.
     *
     * @return the next element, or null
     */
    public addrinfo ai_next() {
        long pointer = dev.panasock.bindings.windows.generated.addrinfo.ai_next(memory).address();
        if (pointer == 0) {
            return null;
        }
        return isOwn(pointer) ? new addrinfo(list.asSlice(pointer - list.address()), list)
                : new addrinfo(LAYOUT.element(pointer));
    }

    private boolean isOwn(long pointer) {
        return list.isNative() && pointer >= list.address() && pointer < list.address() + list.byteSize();
    }

    /** What freeaddrinfo leaves. */
    void clear() {
        memory.fill((byte) 0);
    }
}
