package dev.panasock.bindings.linux;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.linux.generated.interfaces_h;
import java.lang.foreign.MemorySegment;

/**
 * The functions of libc about network interfaces, as in {@code ifaddrs.h} and {@code net/if.h}. One method for one function; nothing is
 * checked or translated.
 *
 * <p>The first argument takes {@code errno} and is read with {@link dev.panasock.bindings.CallState#errno} if the result says failure.
 */
public final class NetIf {
    private NetIf() {
    }

    /**
     * {@code int getifaddrs(struct ifaddrs **ifap);}
     *
     * @param callState takes the error
     * @param ifap takes the address of the first element, to be freed
     * @return 0, or -1
     * @see <a href="https://man7.org/linux/man-pages/man3/getifaddrs.3.html">getifaddrs</a>
     */
    public static int getifaddrs(MemorySegment callState, MemorySegment ifap) {
        return (int) call(interfaces_h.getifaddrs$address(), callState, ifap.address(), 0, 0, 0, 0, 0, ifap, NULL,
                NULL);
    }

    /**
     * {@code void freeifaddrs(struct ifaddrs *ifa);}
     *
     * @param callState takes the error
     * @param ifa the first element
     * @see <a href="https://man7.org/linux/man-pages/man3/getifaddrs.3.html">freeifaddrs</a>
     */
    public static void freeifaddrs(MemorySegment callState, MemorySegment ifa) {
        call(interfaces_h.freeifaddrs$address(), callState, ifa.address(), 0, 0, 0, 0, 0, ifa, NULL, NULL);
    }

    /**
     * {@code unsigned int if_nametoindex(const char *ifname);}
     *
     * @param callState takes the error
     * @param ifname the name, zero-terminated
     * @return the index, or 0
     * @see <a href="https://man7.org/linux/man-pages/man3/if_nametoindex.3.html">if_nametoindex</a>
     */
    public static int if_nametoindex(MemorySegment callState, MemorySegment ifname) {
        return (int) call(interfaces_h.if_nametoindex$address(), callState, ifname.address(), 0, 0, 0, 0, 0, ifname,
                NULL, NULL);
    }

    /**
     * {@code char *if_indextoname(unsigned int ifindex, char *ifname);}
     *
     * @param callState takes the error
     * @param ifindex the index
     * @param ifname takes the name, IF_NAMESIZE bytes
     * @return the address of ifname, or 0
     * @see <a href="https://man7.org/linux/man-pages/man3/if_indextoname.3.html">if_indextoname</a>
     */
    public static long if_indextoname(MemorySegment callState, int ifindex, MemorySegment ifname) {
        return call(interfaces_h.if_indextoname$address(), callState, ifindex, ifname.address(), 0, 0, 0, 0, ifname,
                NULL, NULL);
    }
}
