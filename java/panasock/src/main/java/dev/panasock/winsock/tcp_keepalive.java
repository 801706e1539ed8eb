package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct tcp_keepalive}: the value of SIO_KEEPALIVE_VALS.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/winsock/sio-keepalive-vals">SIO_KEEPALIVE_VALS</a>
 */
public final class tcp_keepalive extends Struct {
    /** A zeroed one. */
    public tcp_keepalive() {
        super(dev.panasock.bindings.windows.generated.tcp_keepalive.layout());
    }

    /**
     * A view.
     *
     * @param memory at least as long as the struct
     */
    public tcp_keepalive(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.tcp_keepalive.layout());
    }

    /**
     * {@code onoff}.
     *
     * @return not 0 if an idle connection is probed
     */
    public int onoff() {
        return dev.panasock.bindings.windows.generated.tcp_keepalive.onoff(memory);
    }

    /**
     * Sets {@code onoff}.
     *
     * @param onoff 0 or 1
     */
    public void onoff(int onoff) {
        dev.panasock.bindings.windows.generated.tcp_keepalive.onoff(memory, onoff);
    }

    /**
     * {@code keepalivetime}.
     *
     * @return the milliseconds without traffic before the first probe
     */
    public int keepalivetime() {
        return dev.panasock.bindings.windows.generated.tcp_keepalive.keepalivetime(memory);
    }

    /**
     * Sets {@code keepalivetime}.
     *
     * @param keepalivetime milliseconds
     */
    public void keepalivetime(int keepalivetime) {
        dev.panasock.bindings.windows.generated.tcp_keepalive.keepalivetime(memory, keepalivetime);
    }

    /**
     * {@code keepaliveinterval}.
     *
     * @return the milliseconds between probes that are not answered
     */
    public int keepaliveinterval() {
        return dev.panasock.bindings.windows.generated.tcp_keepalive.keepaliveinterval(memory);
    }

    /**
     * Sets {@code keepaliveinterval}.
     *
     * @param keepaliveinterval milliseconds
     */
    public void keepaliveinterval(int keepaliveinterval) {
        dev.panasock.bindings.windows.generated.tcp_keepalive.keepaliveinterval(memory, keepaliveinterval);
    }
}
