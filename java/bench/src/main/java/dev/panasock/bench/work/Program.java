package dev.panasock.bench.work;

/** How a peer does a work. */
public sealed interface Program {
    /**
     * A body in a JVM of its own.
     *
     * @param opening makes it, in that JVM
     */
    record InJava(Opening opening) implements Program {
    }

    /** The C program of the work, called by its name. */
    record InC() implements Program {
    }

    /**
     * A main class that is started and answers one connection.
     *
     * @param main the class
     */
    record Started(Class<?> main) implements Program {
    }

    /** Makes a body. */
    interface Opening {
        /**
         * Opens the sockets and memory that the body needs.
         *
         * @return the body
         * @throws Exception if the system refuses
         */
        Body open() throws Exception;
    }
}
