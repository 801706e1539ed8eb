package dev.panasock.bench.compare;

import dev.panasock.bench.run.Environment;

/**
 * The two builds of the library; the code of the benchmarks is the same.
 *
 * @param here this checkout's
 * @param other the one to compare with
 */
public record Builds(Environment here, Environment other) {
}
