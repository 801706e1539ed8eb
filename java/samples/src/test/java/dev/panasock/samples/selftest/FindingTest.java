package dev.panasock.samples.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Errno;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the self-test says of a machine that is not as it should be. */
class FindingTest {
    private static final Call.Attempt GOOD = () -> "seen";
    private static final Call.Attempt REFUSED = Calls.notOpen(socket -> Calls.done(() -> socket.listen(1)));

    private static Finding made(Call.Attempt good, Call.Attempt bad, Errno... refusals) {
        return new Call("listen", "listen", "listen", good, bad, List.of(refusals)).make("listen");
    }

    private static Call.Attempt throwing(Exception e) {
        return () -> {
            throw e;
        };
    }

    @Test
    void aCallThatWorksAndIsRefusedAsItShouldBe() {
        Finding finding = made(GOOD, REFUSED, Errno.EBADF, Errno.ENOTSOCK);
        assertEquals(Verdict.PASSED, finding.verdict());
        assertTrue(finding.detail().matches("seen; refused: \\w+ \\d+"), finding::detail);
        assertEquals(Verdict.PASSED, made(GOOD, null).verdict());
    }

    @Test
    void aCallThatDoesNotWork() {
        assertEquals(new Finding(Verdict.FAILED, "listen", "java.lang.IllegalStateException: 2 instead of 3"),
                made(() -> Calls.expect(3, 2), REFUSED, Errno.EBADF));
    }

    @Test
    void aBadCallThatWorks() {
        assertEquals(new Finding(Verdict.FAILED, "listen", "seen; a bad call gave nothing"),
                made(GOOD, () -> "nothing", Errno.EBADF));
    }

    @Test
    void aBadCallWithAnotherError() {
        assertEquals(Verdict.FAILED, made(GOOD, REFUSED, Errno.EACCES).verdict());
        assertEquals(Verdict.FAILED, made(GOOD, throwing(new IllegalStateException("no"))).verdict());
    }

    @Test
    void whatThisMachineDoesNotHave() {
        Exception absent = new UnsupportedOperationException("not on this system");
        assertEquals(new Finding(Verdict.INCONCLUSIVE, "listen", "not on this system"), made(throwing(absent), null));
        assertEquals(new Finding(Verdict.INCONCLUSIVE, "listen", "seen; not on this system"),
                made(GOOD, throwing(absent)));
    }

    private static List<String[]> rows(String kind) throws Exception {
        return Target.here().rows().stream().filter(row -> row[0].equals(kind)).toList();
    }

    private static String[] row(String kind, String name) throws Exception {
        return rows(kind).stream().filter(row -> row[1].equals(name)).findFirst().orElseThrow();
    }

    /** A header that has something else than the bindings, in the last number of its row. */
    @ParameterizedTest
    @ValueSource(strings = {"struct", "field", "constant", "function"})
    void aHeaderThatDiffers(String kind) throws Exception {
        String[] row = kind.equals("function") ? row(kind, "listen") : rows(kind).getFirst().clone();
        String[] other = row.clone();
        other[other.length - 1] = kind.equals("function") ? "i8 i8" : other[other.length - 1] + "7";
        List<Finding> findings = new SelfTestCommand().check(Stream.of(row, other).toList());
        assertEquals(1, findings.stream().filter(finding -> finding.verdict() == Verdict.FAILED).count(),
                findings::toString);
        Finding failed =
                findings.stream().filter(finding -> finding.verdict() == Verdict.FAILED).findFirst().orElseThrow();
        assertEquals(row[1], failed.name());
        assertTrue(failed.detail().startsWith("C has "), failed::detail);
        assertEquals(1, SelfTestCommand.status(findings));
    }

    @Test
    void whatTheBindingsLack() throws Exception {
        for (String[] lacking : List.of(new String[] {"struct", "no_such_struct", "4", "4"},
                new String[] {"function", "no_such_function", "i4", "v"})) {
            List<Finding> findings = new SelfTestCommand().check(List.<String[]>of(lacking));
            assertEquals(List.of(new Finding(Verdict.FAILED, lacking[1], "the bindings lack it")), findings,
                    () -> Arrays.toString(lacking));
        }
    }

    @Test
    void whatIsAsItShouldBe() throws Exception {
        List<Finding> findings =
                new SelfTestCommand().check(List.of(rows("struct").getFirst(), row("function", "listen")));
        assertEquals(List.of(Verdict.PASSED, Verdict.PASSED), findings.stream().map(Finding::verdict).toList());
        assertEquals(0, SelfTestCommand.status(findings));
    }
}
