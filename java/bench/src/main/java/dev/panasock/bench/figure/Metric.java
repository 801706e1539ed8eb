package dev.panasock.bench.figure;

import java.util.function.ToDoubleFunction;

/** A column of a sample. */
public enum Metric {
    /** Nanoseconds by the clock. */
    WALL(Sample::wall),
    /** Nanoseconds of processor time. */
    CPU(Sample::cpu),
    /** Bytes on the Java heap. */
    BYTES(Sample::bytes);

    private final ToDoubleFunction<Sample> column;

    Metric(ToDoubleFunction<Sample> column) {
        this.column = column;
    }

    /**
     * The figure of a sample.
     *
     * @param sample the sample
     * @return its figure
     */
    public double of(Sample sample) {
        return column.applyAsDouble(sample);
    }
}
