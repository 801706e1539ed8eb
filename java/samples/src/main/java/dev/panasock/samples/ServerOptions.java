package dev.panasock.samples;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * What a server shall do.
 *
 * @param family the address family
 * @param where the port, or the path of a UNIX socket
 * @param any bind all addresses of this machine, not only loopback
 * @param loop serve until the process is ended, not one client
 * @param threads who serves a client
 */
record ServerOptions(Family family, String where, boolean any, boolean loop, Threads threads) {
    /** Where the progress of a connection is told: a server that goes on tells none. */
    PrintStream progress() {
        return loop ? new Silence() : Stdio.stdout;
    }

    /** Formats nothing, because there is nobody who reads it. */
    private static final class Silence extends PrintStream {
        Silence() {
            super(OutputStream.nullOutputStream());
        }

        @Override
        public PrintStream printf(String format, Object... arguments) {
            return this;
        }
    }
}
