package dev.panasock.bench.gate;

import dev.panasock.bench.figure.Interval;
import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Metric;
import dev.panasock.bench.peer.Peers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A number that a gate bounds. */
public sealed interface Figure {
    /** The peer that only makes the system calls. */
    String C = "c";

    /** {@return the peers that it needs} */
    List<String> peers();

    /**
     * Its value.
     *
     * @param measured what a work gave
     * @return the value
     */
    Interval of(Measured measured);

    /** {@return whether more is better} */
    default boolean isSpeed() {
        return false;
    }

    /** {@return the same for C, which only makes the system calls, if the figure is in relation to another} */
    default Optional<Figure> inC() {
        return Optional.empty();
    }

    /** {@return what it says, for the table} */
    String text();

    /**
     * The value for the table.
     *
     * @param value a value of this figure
     * @return with its unit
     */
    default String format(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /**
     * What a peer costs in relation to another.
     *
     * @param subject the peer
     * @param reference the other
     */
    record Ratio(String subject, String reference) implements Figure {
        @Override
        public List<String> peers() {
            return List.of(subject, reference);
        }

        @Override
        public Interval of(Measured measured) {
            return measured.ratio(subject, reference, Metric.CPU);
        }

        @Override
        public String text() {
            return "cost: " + Peers.of(subject).name() + " / " + Peers.of(reference).name();
        }
    }

    /**
     * How many times as fast a peer is as another.
     *
     * @param subject the peer
     * @param other the other
     */
    record Speed(String subject, String other) implements Figure {
        @Override
        public List<String> peers() {
            return List.of(subject, other);
        }

        @Override
        public Interval of(Measured measured) {
            return measured.ratio(subject, other, Metric.CPU).inverse();
        }

        @Override
        public boolean isSpeed() {
            return true;
        }

        @Override
        public Optional<Figure> inC() {
            return other.equals(C) ? Optional.empty() : Optional.of(new Speed(C, other));
        }

        @Override
        public String text() {
            return "speed: " + Peers.of(subject).name() + " / " + Peers.of(other).name();
        }
    }

    /**
     * What a peer costs by itself.
     *
     * @param subject the peer
     * @param metric which cost
     */
    record Cost(String subject, Metric metric) implements Figure {
        @Override
        public List<String> peers() {
            return List.of(subject);
        }

        @Override
        public Interval of(Measured measured) {
            return measured.cost(subject, metric);
        }

        @Override
        public String text() {
            return (metric == Metric.BYTES ? "bytes on the heap: " : "time: ") + Peers.of(subject).name();
        }

        @Override
        public String format(double value) {
            return String.format(Locale.ROOT, metric == Metric.BYTES ? "%.1f B" : "%.1f ns", value);
        }
    }
}
