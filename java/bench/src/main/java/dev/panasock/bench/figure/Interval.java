package dev.panasock.bench.figure;

/**
 * A median and where it lies with 95 % confidence.
 *
 * @param median the median of what was measured
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double median, double low, double high) {
    /** {@return the interval of the reciprocal} */
    public Interval inverse() {
        return new Interval(1 / median, 1 / high, 1 / low);
    }
}
