package dev.panasock.bench.figure;

/**
 * What a round cost, per operation.
 *
 * @param wall nanoseconds by the clock
 * @param cpu nanoseconds of processor time, user and system, of the thread or server that is measured
 * @param bytes bytes allocated on the Java heap
 */
public record Sample(double wall, double cpu, double bytes) {
    /**
     * Reads what a cell printed.
     *
     * @param line operations, wall and processor nanoseconds, allocated bytes
     * @return the same per operation
     */
    public static Sample parse(String line) {
        String[] words = line.trim().split(" ");
        double operations = Double.parseDouble(words[0]);
        return new Sample(Double.parseDouble(words[1]) / operations, Double.parseDouble(words[2]) / operations,
                Double.parseDouble(words[3]) / operations);
    }
}
