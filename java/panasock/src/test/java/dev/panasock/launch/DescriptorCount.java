package dev.panasock.launch;

import java.io.File;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Says how many descriptors this process has before and after the suite. Those that stay are of the JVM, of pollers that live as long as it does, and the like. */
public final class DescriptorCount implements TestExecutionListener {
    private static final File DESCRIPTORS = new File("/proc/self/fd");

    private int before;

    private static int count() {
        String[] names = DESCRIPTORS.list();
        return names == null ? 0 : names.length;
    }

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        before = count();
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        if (before > 0) {
            System.out.println("descriptors before and after: " + before + ", " + count());
        }
    }
}
