package dev.panasock.bench.work;

/** A work as one peer does it in this process; closed when the process ends. */
public interface Body {
    /**
     * Does one batch; measured.
     *
     * @return something that depends on the result, so that nothing is optimised away
     * @throws Exception if the system refuses
     */
    long run() throws Exception;

    /** {@return how many operations a batch is} */
    default int batch() {
        return 1;
    }

    /** A body whose batches need preparation: then each batch is timed by itself. */
    interface Prepared extends Body {
        /**
         * Before a batch; not measured.
         *
         * @throws Exception if the system refuses
         */
        void prepare() throws Exception;

        /**
         * After a batch; not measured.
         *
         * @throws Exception if the system refuses
         */
        void finish() throws Exception;
    }

    /** A body whose work is done by other threads of the process: their processor time is measured, and what all threads allocate. */
    interface OfOtherThreads extends Body {
    }
}
