package dev.panasock.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of who does what. */
class PeersTest {
    @Test
    void namesAreUnique() {
        assertEquals(Peers.ALL.size(), Peers.ALL.stream().map(Peer::id).collect(Collectors.toSet()).size());
        for (Peer peer : Peers.ALL) {
            assertSame(peer, Peers.of(peer.id()));
        }
        assertThrows(IllegalArgumentException.class, () -> Peers.of("nobody"));
    }

    @ParameterizedTest
    @EnumSource
    void everyWorkHasSomebodyToCompareWith(Work work) {
        assertSame(work, Work.of(work.id()));
        assertTrue(Peers.of(work.reference()).programs().containsKey(work), work.id());
    }

    @Test
    void aWorkThatNobodyKnows() {
        assertThrows(IllegalArgumentException.class, () -> Work.of("nothing"));
    }
}
