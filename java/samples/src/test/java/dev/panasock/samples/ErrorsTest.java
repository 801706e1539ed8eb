package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.ErrorCode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The error table as text. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class ErrorsTest {
    private static List<String> lines;

    @BeforeAll
    static void run() throws Exception {
        try (Program errors = Program.start("errors")) {
            lines = errors.lines();
            assertEquals(0, errors.exit());
            assertEquals("", errors.err());
        }
    }

    @Test
    void oneLinePerCode() {
        assertEquals(ErrorCode.all().size(), lines.size());
        assertEquals(lines.size(), lines.stream().distinct().count());
    }

    @Test
    void eachLineHasSixCells() {
        for (String line : lines) {
            assertTrue(line.matches("[A-Z0-9_]+\t(\\d+|-)\t([A-Z0-9_/]+|-)\t(\\d+|-)\t(\\d+|-)\t(yes|no)"), line);
        }
    }

    @Test
    void theCellsAreTheTables() {
        for (int i = 0; i < lines.size(); i++) {
            ErrorCode code = ErrorCode.all().get(i);
            String[] cells = lines.get(i).split("\t");
            assertEquals(code.name(), cells[0]);
            assertEquals(String.valueOf(code.wsa()), cells[1].replace("-", "null"));
            assertEquals(String.valueOf(code.errnoName()), cells[2].replace("-", "null"));
            assertEquals(String.valueOf(code.linux()), cells[3].replace("-", "null"));
            assertEquals(String.valueOf(code.macos()), cells[4].replace("-", "null"));
            assertEquals(code.lossy(), cells[5].equals("yes"));
        }
    }

    @Test
    void rowsThatEveryoneKnows() {
        assertTrue(lines.contains("WSAEADDRINUSE\t10048\tEADDRINUSE\t98\t48\tno"), "EADDRINUSE");
        assertTrue(lines.contains("WSAECONNREFUSED\t10061\tECONNREFUSED\t111\t61\tno"), "ECONNREFUSED");
        assertTrue(lines.stream()
                .anyMatch(line -> line.startsWith("WSAEWOULDBLOCK\t10035\tEWOULDBLOCK/EAGAIN\t11\t35\t")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("WSANOTINITIALISED\t10093\t-\t-\t-\t")));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("EPIPE\t-\tEPIPE\t32\t32\t")), "EPIPE");
    }
}
