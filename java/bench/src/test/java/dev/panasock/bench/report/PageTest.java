package dev.panasock.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bench.figure.Measured;
import dev.panasock.bench.figure.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page is complete, and the figures can be read again. */
class PageTest {
    private static final Results RESULTS = new Results("2026-01-01", "quick",
            new Machine("a processor", 2, "6.1", "25", "gcc", List.of("-Xmx1g"), 0.5),
            List.of(new Measured("getsockopt", List.of(Map.of("c", List.of(new Sample(300, 100, 0)), "native",
                    List.of(new Sample(330, 110, 0)))))));

    @TempDir
    Path folder;

    @Test
    void pageChartAndFigures() throws Exception {
        Page.write(RESULTS, folder);
        String page = Files.readString(folder.resolve("README.md"));
        assertTrue(page.contains("| NativeSocket | **1.100** | 1.100 - 1.100 | 110 ns | 330 ns | 0 |"), page);
        assertTrue(page.startsWith("# What Panasock costs\n\nMeasured on 2026-01-01 with `scripts/bench quick`"), page);
        // Indented by four it would be code, not a heading or a table.
        assertTrue(page.lines().noneMatch(line -> line.startsWith(" ")), page);
        assertTrue(page.contains("](getsockopt.svg)"), page);
        assertTrue(page.contains(" absent\n\nAbsent is what was not part of this run"), page);
        assertTrue(Files.readString(folder.resolve("getsockopt.svg")).contains("NativeSocket"));
        assertEquals(RESULTS, Results.read(folder.resolve("results.json")));
    }

    @Test
    void timesHaveTheirUnit() {
        assertEquals("12.3 ns", Table.time(12.34));
        assertEquals("340 ns", Table.time(340.4));
        assertEquals("12.3 µs", Table.time(12_340));
        assertEquals("230 ms", Table.time(229_900_000));
    }
}
