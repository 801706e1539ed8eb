package dev.panasock.bench.peer;

import dev.panasock.bench.work.Body;

/**
 * Sends some datagrams, then receives them, one call for each.
 *
 * @param send sends one
 * @param receive receives one
 */
record Datagrams(Call send, Call receive) implements Body {
    static final int COUNT = 32;

    /** One call; its result is the number of bytes. */
    interface Call {
        long run() throws Exception;
    }

    @Override
    public int batch() {
        return COUNT;
    }

    @Override
    public long run() throws Exception {
        long bytes = 0;
        for (int i = 0; i < COUNT; i++) {
            send.run();
        }
        for (int i = 0; i < COUNT; i++) {
            bytes += receive.run();
        }
        return bytes;
    }
}
