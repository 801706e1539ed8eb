package dev.panasock.platform.parking;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.NativeSocketException;
import dev.panasock.Protocol;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.bindings.NativeAccess;
import dev.panasock.poll.Poller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Has a virtual thread wait, the first of this JVM, while there are no descriptors left, one, two, three, until it waits. Prints what came of
 * each. Started with a low limit.
 */
final class WithoutDescriptors {
    private static final int MOST = 10_000;

    private WithoutDescriptors() {
    }

    public static void main(String[] arguments) throws Exception {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            load(pair);
            List<NativeSocket> opened = new ArrayList<>();
            outcome(() -> fill(opened));
            String outcome = "";
            for (int free = 0; !outcome.equals("waits"); free++) {
                outcome = outcome(pair);
                int all = opened.size();
                outcome(() -> fill(opened));
                boolean same = opened.size() - all == free;
                System.out.println(outcome + (same || outcome.equals("waits") ? "" : ", and keeps descriptors"));
                for (int i = 0; i <= free && !outcome.equals("waits"); i++) {
                    opened.removeLast().close();
                }
            }
        }
    }

    /** Classes are files too, and are not found when nothing can be opened. */
    private static void load(SocketPair pair) throws Exception {
        load(NativeAccess.class);
        load(NativeSocket.class);
        Poller.open().close();
        outcome(() -> NativeSocket.open(AddressFamily.of(4711), SocketType.STREAM));
        // In virtual threads that do not wait: one receives, one has an error.
        pair.second().send(new byte[1]);
        Thread.ofVirtual().start(() -> outcome(() -> pair.first().recv(new byte[1]))).join();
        NativeSocket unconnected = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        Thread.ofVirtual().start(() -> outcome(() -> unconnected.recv(new byte[1]))).join();
        unconnected.close();
    }

    /** All that are in the folder of one. */
    private static void load(Class<?> inside) throws Exception {
        Path origin = Path.of(inside.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (!Files.isDirectory(origin)) {
            return;
        }
        try (Stream<Path> files = Files.walk(origin)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
                String name = origin.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                if (!name.equals("module-info")) {
                    Class.forName(name, false, inside.getClassLoader());
                }
            }
        }
    }

    private static void fill(List<NativeSocket> opened) throws IOException {
        while (opened.size() < MOST) {
            opened.add(NativeSocket.open(AddressFamily.INET, SocketType.STREAM));
        }
    }

    private interface Body {
        void run() throws Exception;
    }

    private static String outcome(Body body) {
        try {
            body.run();
            return "received";
        } catch (NativeSocketException e) {
            return e.operation() + " " + e.error().errno().orElseThrow();
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static String outcome(SocketPair pair) throws Exception {
        String[] outcome = new String[1];
        Thread thread = Thread.ofVirtual().start(() -> outcome[0] = outcome(() -> pair.first().recv(new byte[1])));
        while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        if (!thread.isAlive()) {
            return outcome[0];
        }
        pair.second().send(new byte[1]);
        thread.join();
        return outcome[0].equals("received") ? "waits" : outcome[0];
    }
}
