package dev.panasock.platform.blocking;

import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.util.Set;

/**
 * Learns of {@link Thread#interrupt} during a call. A selector is the one public type that the JVM calls for it: between {@code begin} and
 * {@code end} an interrupt of the thread calls {@link #wakeup}. Nothing is ever selected here.
 */
final class Interruption extends AbstractSelector {
    private final BlockedThread blocked;

    Interruption(BlockedThread blocked) {
        super(null);
        this.blocked = blocked;
    }

    void start() {
        begin();
    }

    void stop() {
        end();
    }

    @Override
    public Selector wakeup() {
        blocked.interrupted();
        return this;
    }

    @Override
    protected void implCloseSelector() {
        // Nothing to close.
    }

    @Override
    protected SelectionKey register(AbstractSelectableChannel channel, int operations, Object attachment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Set<SelectionKey> keys() {
        return Set.of();
    }

    @Override
    public Set<SelectionKey> selectedKeys() {
        return Set.of();
    }

    @Override
    public int selectNow() {
        return 0;
    }

    @Override
    public int select(long timeout) {
        return 0;
    }

    @Override
    public int select() {
        return 0;
    }
}
