package dev.panasock.soak;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation ended in which way, and the ends that must not be. */
final class Tally {
    private final Map<String, LongAdder> ends = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> wrong = new ConcurrentSkipListMap<>();

    void count(String end) {
        ends.computeIfAbsent(end, key -> new LongAdder()).increment();
    }

    void wrong(String what) {
        wrong.computeIfAbsent(what, key -> new LongAdder()).increment();
    }

    boolean isClean() {
        return wrong.isEmpty();
    }

    long operations() {
        return ends.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<String, LongAdder> ends() {
        return ends;
    }

    Map<String, LongAdder> wrong() {
        return wrong;
    }
}
