package dev.panasock.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bench.peer.Baseline;
import dev.panasock.bench.peer.NativeFace;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of what is compared. */
class PairedWorksTest {
    @Test
    void peersOfTheTableDoTheirWork() {
        List<PairedWork> pairs = PairedWorks.of(List.of(), List.of());
        for (PairedWork pair : pairs) {
            assertTrue(pair.peer().programs().containsKey(pair.work()), pair::title);
            assertEquals(Peer.THIS_BUILD, pair.peer().version(), pair::title);
        }
        assertEquals(pairs.size(), Set.copyOf(pairs).size());
    }

    @ParameterizedTest
    @EnumSource
    void everyWorkCanBeCompared(Work work) {
        List<PairedWork> pairs = PairedWorks.of(List.of(work), List.of());
        assertTrue(pairs.stream().anyMatch(pair -> pair.peer() == NativeFace.PEER), work.id());
        assertEquals(Set.of(work), pairs.stream().map(PairedWork::work).collect(Collectors.toSet()));
    }

    @Test
    void peersCanBeChosen() {
        List<PairedWork> pairs = PairedWorks.of(List.of(Work.ACCEPT, Work.LOOP_64), List.of(NativeFace.OBJECTS));
        assertEquals(List.of(new PairedWork(Work.ACCEPT, NativeFace.OBJECTS)), pairs);
        assertTrue(Comparison.of(List.of(), List.of(Baseline.PEER)).isEmpty());
    }
}
