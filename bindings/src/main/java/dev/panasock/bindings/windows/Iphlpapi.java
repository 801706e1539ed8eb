package dev.panasock.bindings.windows;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.windows.generated.iphlpapi_h;
import java.lang.foreign.MemorySegment;

/**
 * The functions of {@code iphlpapi.dll} about network interfaces, as in {@code netioapi.h}. One method for one function; nothing is
 * checked or translated.
 *
 * <p>The first argument takes an error, which neither function sets.
 */
public final class Iphlpapi {
    private Iphlpapi() {
    }

    /**
     * {@code NET_IFINDEX if_nametoindex(PCSTR InterfaceName);}
     *
     * @param callState takes the error
     * @param ifname the name, zero-terminated
     * @return the index, or 0
     * @see <a href="https://learn.microsoft.com/windows/win32/api/netioapi/nf-netioapi-if_nametoindex">if_nametoindex</a>
     */
    public static int if_nametoindex(MemorySegment callState, MemorySegment ifname) {
        return (int) call(iphlpapi_h.if_nametoindex$address(), callState, ifname.address(), 0, 0, 0, 0, 0, ifname,
                NULL, NULL);
    }

    /**
     * {@code PCHAR if_indextoname(NET_IFINDEX InterfaceIndex, PCHAR InterfaceName);}
     *
     * @param callState takes the error
     * @param ifindex the index
     * @param ifname takes the name, IF_NAMESIZE bytes
     * @return the address of ifname, or 0
     * @see <a href="https://learn.microsoft.com/windows/win32/api/netioapi/nf-netioapi-if_indextoname">if_indextoname</a>
     */
    public static long if_indextoname(MemorySegment callState, int ifindex, MemorySegment ifname) {
        return call(iphlpapi_h.if_indextoname$address(), callState, ifindex, ifname.address(), 0, 0, 0, 0, ifname,
                NULL, NULL);
    }
}
