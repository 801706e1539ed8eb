package dev.panasock.platform.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** A table of numbers against a {@link HashMap}. */
class NumberIndexTest {
    @Property(tries = 300)
    void isAMap(@ForAll @Size(min = 1, max = 400) List<@IntRange(min = 0, max = 120) Integer> steps) {
        NumberIndex index = new NumberIndex();
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            long number = steps.get(i) / 2 * 4L; // SOCKETs of Windows are multiples of four
            if (steps.get(i) % 2 == 0) {
                index.put(number, i);
                expected.put(number, i);
            } else {
                assertEquals(expected.getOrDefault(number, -1), index.remove(number));
                expected.remove(number);
            }
            for (long each = 0; each <= 240; each += 4) {
                assertEquals(expected.getOrDefault(each, -1), index.get(each));
            }
        }
    }
}
