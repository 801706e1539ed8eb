package dev.panasock.winsock;

import java.lang.foreign.MemorySegment;

/**
 * {@code struct linger}: the value of SO_LINGER, two u_short on every system: 70000 seconds read back as 4464.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/ns-winsock2-linger">linger</a>
 */
public final class linger extends Struct {
    /** A zeroed one. */
    public linger() {
        super(dev.panasock.bindings.windows.generated.linger.layout());
    }

    /**
     * A view.
     *
     * @param memory at least as long as the struct
     */
    public linger(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.linger.layout());
    }

    /**
     * {@code l_onoff}.
     *
     * @return not 0 if closing waits for the data that is not sent yet
     */
    public int l_onoff() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.linger.l_onoff(memory));
    }

    /**
     * Sets {@code l_onoff}.
     *
     * @param l_onoff 0 or 1
     */
    public void l_onoff(int l_onoff) {
        dev.panasock.bindings.windows.generated.linger.l_onoff(memory, (short) l_onoff);
    }

    /**
     * {@code l_linger}.
     *
     * @return the seconds that it waits; 0 resets the connection
     */
    public int l_linger() {
        return Short.toUnsignedInt(dev.panasock.bindings.windows.generated.linger.l_linger(memory));
    }

    /**
     * Sets {@code l_linger}.
     *
     * @param l_linger the seconds, modulo 65536
     */
    public void l_linger(int l_linger) {
        dev.panasock.bindings.windows.generated.linger.l_linger(memory, (short) l_linger);
    }
}
