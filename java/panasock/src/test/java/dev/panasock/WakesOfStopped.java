package dev.panasock;

import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** As {@link WakesUnderCondition}, of threads that a tracer holds stopped when they are woken. */
final class WakesOfStopped {
    private WakesOfStopped() {
    }

    public static void main(String[] arguments) throws Exception {
        int times = Integer.parseInt(arguments[0]);
        WakesUnderCondition.report(BlockedCall.RECV, false, times, WakesOfStopped::awaitStopped);
        WakesUnderCondition.report(BlockedCall.RECV, true, times, WakesOfStopped::awaitStopped);
    }

    private static void awaitStopped(ThreadInCall thread) throws Exception {
        thread.awaitBlocked();
        while (!isStopped(thread.thread.getName())) {
            Thread.onSpinWait();
        }
    }

    private static boolean isStopped(String name) throws Exception {
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
            for (Path task : tasks) {
                String status = Files.readString(task.resolve("status"));
                if (status.startsWith("Name:\t" + name + "\n") && status.contains("State:\tt")) {
                    return true;
                }
            }
        }
        return false;
    }
}
