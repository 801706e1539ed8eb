package dev.panasock.bench.work;

import java.nio.file.Path;

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
     * @param archive what the JVM takes classes from
     */
    record Started(Class<?> main, Archive archive) implements Program {
    }

    /** What a JVM takes loaded classes from, recorded by a run of the same program before. */
    enum Archive {
        /** That of the JDK alone. */
        NONE("", ""),
        /** A dynamic archive. */
        CDS("-XX:ArchiveClassesAtExit=", "-XX:SharedArchiveFile="),
        /** An AOT cache. */
        AOT("-XX:AOTCacheOutput=", "-XX:AOTCache=");

        private final String recording;
        private final String using;

        Archive(String recording, String using) {
            this.recording = recording;
            this.using = using;
        }

        /**
         * The flag that records.
         *
         * @param file the file to write
         * @return the flag
         */
        public String recording(Path file) {
            return recording + file;
        }

        /**
         * The flag that uses what was recorded.
         *
         * @param file the file
         * @return the flag
         */
        public String using(Path file) {
            return using + file;
        }
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
