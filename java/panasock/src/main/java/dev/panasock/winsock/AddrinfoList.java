package dev.panasock.winsock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import dev.panasock.platform.abi.AddrinfoLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the list that {@link Winsock2#getaddrinfo} gives: in Winsock's layout with real pointers, in one block of
 * memory that the garbage collector frees. So the system's own list is freed at once, on every path.
 */
final class AddrinfoList {
    private static final long SIZE = dev.panasock.bindings.windows.generated.addrinfo.layout().byteSize();

    /** An element of the list. */
    private record Element(int type, int protocol, byte[] address, byte[] name) {
        boolean sameAs(Element other) {
            return type == other.type && protocol == other.protocol
                    && Arrays.equals(address, other.address);
        }

        long size() {
            return SIZE + aligned(address.length) + (name == null ? 0 : aligned(name.length));
        }
    }

    /** What an element of the system's list says in Winsock's numbers and layout. */
    interface Reading {
        int type(MemorySegment element);

        int protocol(MemorySegment element);

        byte[] address(MemorySegment element);
    }

    private AddrinfoList() {
    }

    /** Copies a list of the system; elements that say the same become one. */
    static addrinfo of(long list, AddrinfoLayout layout, Reading reading) {
        List<Element> elements = new ArrayList<>();
        for (long at = list; at != 0;) {
            MemorySegment from = layout.element(at);
            at = layout.next(from);
            String name = layout.name(from);
            Element element = new Element(reading.type(from), reading.protocol(from), reading.address(from),
                    name == null ? null : (name + '\0').getBytes(StandardCharsets.UTF_8));
            if (elements.stream().noneMatch(element::sameAs)) {
                elements.add(element);
            }
        }
        return write(elements);
    }

    private static addrinfo write(List<Element> elements) {
        MemorySegment block =
                Arena.ofAuto().allocate(elements.stream().mapToLong(Element::size).sum(), Long.BYTES);
        long at = 0;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            write(block.asSlice(at, element.size()), element, i + 1 < elements.size());
            at += element.size();
        }
        return new addrinfo(block, block);
    }

    /** The struct, behind it its address and name; the next element follows. */
    private static void write(MemorySegment to, Element element, boolean hasNext) {
        addrinfo struct = new addrinfo(to);
        MemorySegment address = to.asSlice(SIZE, element.address.length);
        MemorySegment.copy(element.address, 0, address, JAVA_BYTE, 0, element.address.length);
        struct.ai_family(Short.toUnsignedInt(address.get(JAVA_SHORT, 0)));
        struct.ai_socktype(element.type);
        struct.ai_protocol(element.protocol);
        dev.panasock.bindings.windows.generated.addrinfo.ai_addrlen(to, element.address.length);
        dev.panasock.bindings.windows.generated.addrinfo.ai_addr(to, address);
        if (element.name != null) {
            MemorySegment name = to.asSlice(SIZE + aligned(element.address.length), element.name.length);
            MemorySegment.copy(element.name, 0, name, JAVA_BYTE, 0, element.name.length);
            dev.panasock.bindings.windows.generated.addrinfo.ai_canonname(to, name);
        }
        if (hasNext) {
            dev.panasock.bindings.windows.generated.addrinfo.ai_next(to,
                    MemorySegment.ofAddress(to.address() + to.byteSize()));
        }
    }

    private static long aligned(int length) {
        return (length + Long.BYTES - 1L) / Long.BYTES * Long.BYTES;
    }
}
