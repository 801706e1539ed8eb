package dev.panasock.bench.gate;

import dev.panasock.bench.figure.Metric;
import dev.panasock.bench.gate.Figure.Cost;
import dev.panasock.bench.gate.Figure.Ratio;
import dev.panasock.bench.gate.Figure.Speed;
import dev.panasock.bench.work.Work;
import java.util.List;

/** What Panasock has to cost. */
public final class Gates {
    /** Nothing allocated: what the JVM itself allocates now and then, divided by many operations, is less. */
    private static final double NO_BYTES = 0.5;

    /** All gates, in the order of the page. */
    public static final List<Gate> ALL = List.of(
            new Gate(Work.GETSOCKOPT, new Ratio("bindings", "c"), 1.12),
            new Gate(Work.GETSOCKOPT, new Ratio("bindings", "jni"), 1.04),
            new Gate(Work.GETSOCKOPT, new Speed("bindings", "jna-direct"), 1.5),
            new Gate(Work.GETSOCKOPT, new Ratio("native", "c"), 1.18),
            new Gate(Work.GUARD, new Cost("native", Metric.CPU), 8),
            new Gate(Work.ACCEPT, new Ratio("native", "c"), 1.08),
            new Gate(Work.ACCEPT, new Speed("native", "nio"), 1.5),
            new Gate(Work.ACCEPT_HELD, new Cost("native", Metric.BYTES), NO_BYTES),
            new Gate(Work.ACCEPT_HELD, new Cost("native-object", Metric.BYTES), 64),
            new Gate(Work.STREAM_64, new Ratio("native", "c"), 1.04),
            new Gate(Work.STREAM_64, new Speed("native", "nio"), 1.10),
            new Gate(Work.STREAM_64K, new Ratio("native", "c"), 1.03),
            new Gate(Work.STREAM_64K, new Ratio("native-array", "c"), 1.05),
            new Gate(Work.POLL, new Cost("native", Metric.BYTES), NO_BYTES),
            new Gate(Work.STREAM_64, new Cost("native", Metric.BYTES), NO_BYTES),
            new Gate(Work.STREAM_64, new Cost("native-array", Metric.BYTES), NO_BYTES),
            new Gate(Work.STREAM_64, new Cost("native-buffer", Metric.BYTES), NO_BYTES),
            new Gate(Work.STREAM_64, new Cost("winsock", Metric.BYTES), NO_BYTES),
            new Gate(Work.STREAM_64, new Cost("winsock-array", Metric.BYTES), NO_BYTES),
            new Gate(Work.DATAGRAM_BATCH, new Speed("native", "nio"), 1.35),
            new Gate(Work.DATAGRAM_SEGMENTS, new Speed("native", "nio"), 3),
            new Gate(Work.MESSAGE, new Ratio("native", "c"), 1.05),
            new Gate(Work.MESSAGE, new Cost("native", Metric.BYTES), NO_BYTES),
            new Gate(Work.SENDFILE, new Speed("native", "c"), 0.97),
            new Gate(Work.SENDFILE, new Cost("native", Metric.BYTES), NO_BYTES),
            new Gate(Work.SPLICE_RELAY, new Speed("native", "c"), 0.97),
            new Gate(Work.SPLICE_RELAY, new Cost("native", Metric.BYTES), NO_BYTES),
            new Gate(Work.LOOP_64, new Speed("native", "c"), 0.93),
            new Gate(Work.LOOP_64, new Speed("native", "netty-epoll"), 1.1),
            new Gate(Work.LOOP_64, new Speed("native", "nio"), 1.0),
            new Gate(Work.LOOP_1000, new Speed("native", "c"), 0.9),
            new Gate(Work.LOOP_1000, new Speed("native", "netty-epoll"), 1.3),
            new Gate(Work.LOOP_1000, new Speed("native", "nio"), 1.3),
            new Gate(Work.LOOP_64, new Cost("native", Metric.BYTES), NO_BYTES),
            new Gate(Work.VIRTUAL_1, new Speed("native", "nio"), 0.95),
            new Gate(Work.VIRTUAL_64, new Speed("native", "nio"), 1.15),
            new Gate(Work.VIRTUAL_1000, new Speed("native", "nio"), 0.95),
            new Gate(Work.START, new Ratio("native", "nio"), 2.0),
            new Gate(Work.START, new Ratio("native-aot", "nio"), 1.1));

    /** Of the self-test: a program beside itself is met. */
    public static final Gate UNCHANGED = new Gate(Work.GETSOCKOPT, new Ratio("native-again", "native"), 1.05);

    /** Of the self-test: a program with a mistake is missed. */
    public static final Gate PLANTED = new Gate(Work.GETSOCKOPT, new Ratio("native-planted", "native"), 1.05);

    private Gates() {
    }
}
