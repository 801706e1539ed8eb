package dev.panasock.bench.work;

import java.util.HashMap;
import java.util.Map;

/**
 * Who does the works.
 *
 * @param id the name in commands and results
 * @param name what a table calls it
 * @param version what exactly ran
 * @param lacks what it does not do beside the others; empty if nothing
 * @param programs how it does each work; a work that is not here it does not do
 */
public record Peer(String id, String name, String version, String lacks, Map<Work, Program> programs) {
    /** The version of the library and its bindings. */
    public static final String THIS_BUILD = "this build";

    /** {@return whether it has a Java heap} */
    public boolean isJava() {
        return programs.values().stream().noneMatch(Program.InC.class::isInstance);
    }

    /**
     * A peer in Java that does nothing yet.
     *
     * @param id the name in commands and results
     * @param name what a table calls it
     * @param version what exactly ran
     * @param lacks what it does not do beside the others; empty if nothing
     * @return the peer
     */
    public static Peer java(String id, String name, String version, String lacks) {
        return new Peer(id, name, version, lacks, Map.of());
    }

    /**
     * The same peer with one more work.
     *
     * @param work the work
     * @param opening makes its body
     * @return the peer
     */
    public Peer does(Work work, Program.Opening opening) {
        return with(work, new Program.InJava(opening));
    }

    /**
     * The same peer with the work of starting.
     *
     * @param main the program that is started
     * @param archive what the JVM takes classes from
     * @return the peer
     */
    public Peer starts(Class<?> main, Program.Archive archive) {
        return with(Work.START, new Program.Started(main, archive));
    }

    private Peer with(Work work, Program program) {
        Map<Work, Program> all = new HashMap<>(programs);
        all.put(work, program);
        return new Peer(id, name, version, lacks, Map.copyOf(all));
    }
}
