package dev.panasock.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a comparison lasts. */
class EffortTest {
    @Test
    void effortsHaveTheNamesOfModes() {
        assertSame(Effort.QUICK, Effort.of("quick"));
        assertSame(Effort.FULL, Effort.of("full"));
    }

    @ParameterizedTest
    @CsvSource({"4, 8, 2, true", "4, 9, 2, false", "3, 9, 2, true", "20, 9, 1, true"})
    void noSweepBeginsThatWouldEndTooLate(int sweep, int spent, int last, boolean begins) {
        assertEquals(begins,
                Effort.QUICK.within(10).hasTimeFor(sweep, Duration.ofMinutes(spent), Duration.ofMinutes(last)));
    }
}
