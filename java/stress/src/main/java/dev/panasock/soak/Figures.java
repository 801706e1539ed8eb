package dev.panasock.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What the process holds.
 *
 * @param open descriptors that are open, with what they are
 * @param heap bytes of the heap in use after a collection
 * @param library bytes of native memory that Java code asked for ("Other" of the JVM's own account)
 * @param threads threads of the platform
 * @param committed all that the JVM has committed except its compiled code, classes and collector, which grow as it warms up
 * @param resident bytes in memory
 */
record Figures(Map<String, String> open, long heap, long library, int threads, long committed, long resident) {
    private static final long KIB = 1024;
    private static final long MIB = 1 << 20;
    private static final Pattern CATEGORY =
            Pattern.compile("-\\s+([A-Z][\\w ]*) \\(reserved=\\d+KB, committed=(\\d+)KB");
    private static final Pattern WARMS_UP =
            Pattern.compile(
                    "Java Heap|Class|Code|GC|GCCardSet|Compiler|Symbol|Metaspace|Shared class space|Arena Chunk|Native Memory Tracking");

    static Figures now() throws IOException, InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(100); // cleaners run in a thread of their own
        }
        String account = nativeMemory();
        long library = 0;
        long committed = 0;
        for (Matcher category = CATEGORY.matcher(account); category.find();) {
            long bytes = Long.parseLong(category.group(2)) * KIB;
            if (category.group(1).equals("Other")) {
                library = bytes;
            }
            committed += WARMS_UP.matcher(category.group(1)).matches() ? 0 : bytes;
        }
        return new Figures(openDescriptors(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), library,
                ManagementFactory.getThreadMXBean().getThreadCount(), committed, residentBytes());
    }

    /** Without those of /proc and /sys: the JVM's own threads open them for a moment, to see how much memory is left. */
    private static Map<String, String> openDescriptors() throws IOException {
        Map<String, String> open = new TreeMap<>();
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                try {
                    open.put(descriptor.getFileName().toString(), Files.readSymbolicLink(descriptor).toString());
                } catch (NoSuchFileException e) {
                    // Closed meanwhile.
                }
            }
        }
        open.values().removeIf(target -> target.startsWith("/proc/") || target.startsWith("/sys/"));
        return open;
    }

    private static long residentBytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * KIB;
            }
        }
        return -1;
    }

    private static String nativeMemory() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "vmNativeMemory",
                    new Object[] {new String[] {"summary"}}, new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What did not return to where it was, or nothing. */
    String leakedSince(Figures before) {
        StringBuilder leaks = new StringBuilder();
        if (open.size() > before.open.size()) {
            Map<String, String> more = new TreeMap<>(open);
            more.entrySet().removeAll(before.open.entrySet());
            leaks.append("  descriptors: ").append(open.size() - before.open.size()).append(" more, among ").append(more)
                    .append('\n');
        }
        if (threads > before.threads) {
            leaks.append("  threads: ").append(threads - before.threads).append(" more\n");
        }
        check(leaks, "heap", heap - before.heap, 4 * MIB);
        check(leaks, "native memory of Java code", library - before.library, MIB);
        check(leaks, "native memory of the JVM", committed - before.committed, 8 * MIB);
        return leaks.toString();
    }

    private static void check(StringBuilder leaks, String what, long more, long limit) {
        if (more > limit) {
            leaks.append("  ").append(what).append(": ").append(more / KIB).append(" KiB more\n");
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT,
                "%d descriptors, %d threads, heap %d KiB, native memory: of Java code %d KiB, of the JVM %d KiB, resident %d MiB",
                open.size(), threads, heap / KIB, library / KIB, committed / KIB, resident / MIB);
    }
}
