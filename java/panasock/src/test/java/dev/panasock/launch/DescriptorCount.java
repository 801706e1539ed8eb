package dev.panasock.launch;

import dev.panasock.OpenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says how many descriptors this process has before and after the suite. Those that stay are of the JVM, of pollers that live as long as it does, and the like. */
public final class DescriptorCount implements TestExecutionListener {
    private final Map<String, Integer> beforeClass = new ConcurrentHashMap<>();
    private final Map<String, Integer> left = new TreeMap<>();
    private int before;

    private static int count() {
        try {
            return OpenFiles.all().size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        before = count();
    }

    private static boolean isClass(TestIdentifier test) {
        return test.getSource().filter(ClassSource.class::isInstance).isPresent() && test.isContainer();
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (isClass(test)) {
            beforeClass.put(test.getUniqueId(), count());
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Integer first = beforeClass.get(test.getUniqueId());
        if (first != null && count() > first) {
            left.put(test.getDisplayName(), count() - first);
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (before > 0) {
            System.out.println("descriptors before and after: " + before + ", " + count() + " " + left);
        }
    }
}
