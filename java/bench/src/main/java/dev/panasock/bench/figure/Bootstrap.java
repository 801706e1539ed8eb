package dev.panasock.bench.figure;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The confidence interval of a median by resampling in two steps: first the forks, then the rounds of each. Rounds of one
 * fork resemble each other (one memory layout, one set of compiled code), so that resampling rounds alone would claim too much.
 */
public final class Bootstrap {
    private static final int RESAMPLES = 2_000;
    private static final double CONFIDENCE = 0.95;
    /** The same data give the same interval. */
    private static final long SEED = 20_251_124;

    private Bootstrap() {
    }

    /**
     * The median of all rounds and its interval.
     *
     * @param forks the values of each fork's rounds; none is empty
     * @return median and interval
     */
    public static Interval median(List<double[]> forks) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] medians = new double[RESAMPLES];
        int size = forks.stream().mapToInt(rounds -> rounds.length).max().orElseThrow() * forks.size();
        double[] drawn = new double[size];
        for (int i = 0; i < RESAMPLES; i++) {
            medians[i] = medianOf(drawn, draw(forks, random, drawn));
        }
        Arrays.sort(medians);
        double tail = (1 - CONFIDENCE) / 2;
        double[] all = forks.stream().flatMapToDouble(Arrays::stream).toArray();
        return new Interval(medianOf(all, all.length), medians[(int) (RESAMPLES * tail)],
                medians[(int) (RESAMPLES * (1 - tail)) - 1]);
    }

    private static int draw(List<double[]> forks, SplittableRandom random, double[] drawn) {
        int count = 0;
        for (int fork = 0; fork < forks.size(); fork++) {
            double[] rounds = forks.get(random.nextInt(forks.size()));
            for (int round = 0; round < rounds.length; round++) {
                drawn[count++] = rounds[random.nextInt(rounds.length)];
            }
        }
        return count;
    }

    /**
     * The median of the first values of an array, which it sorts.
     *
     * @param values the values
     * @param count how many of them
     * @return their median
     */
    static double medianOf(double[] values, int count) {
        Arrays.sort(values, 0, count);
        return count % 2 == 1 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
    }
}
