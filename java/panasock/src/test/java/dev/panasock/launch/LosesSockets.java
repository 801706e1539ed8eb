package dev.panasock.launch;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.LeakReport;
import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.Winsock2;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Loses sockets in every way, and some that count as none, and says how many were seen and which are still open. */
final class LosesSockets {
    private static final List<WeakReference<SocketHandle>> GONE = new ArrayList<>();
    private static final List<Long> NUMBERS = new ArrayList<>();

    private LosesSockets() {
    }

    /** Standard error that remembers how many were counted when it was told of one. */
    private static final class Told extends PrintStream {
        private final List<Long> counted = new ArrayList<>();

        Told() {
            super(System.err, true);
        }

        @Override
        public void println(String line) {
            if (line.contains("was lost")) {
                counted.add(LeakReport.lost());
            }
            super.println(line);
        }
    }

    static void main() throws Exception {
        Told told = new Told();
        System.setErr(told);
        keepNone();
        loseAll();
        awaitCollected();
        System.out.println(LeakReport.mode() + " " + LeakReport.lost() + " "
                + NUMBERS.stream().map(number -> isOpen(number) ? "open" : "closed").collect(Collectors.joining(" "))
                + (told.counted.isEmpty() ? "" : ", told after " + told.counted));
    }

    /** Handles that end as they should, or own nothing. */
    private static void keepNone() throws IOException {
        open().close();
        NativeSocket given = open();
        SocketHandle again = SocketHandle.adopt(given.handle().release());
        SocketHandle.borrow(again.number());
        again.close();
        try (NativeSocket held = open()) {
            SocketHandle.Holder holder = closing -> {
            };
            held.handle().hold(holder);
            held.handle().drop(holder);
        }
    }

    private static void loseAll() throws Exception {
        lose(open().handle());
        Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
        lose(Winsock2.socket(Winsock2.AF_INET, Winsock2.SOCK_STREAM, Winsock2.IPPROTO_TCP).handle());
        lose(usedByAVirtualThread().handle());
    }

    private static void lose(SocketHandle handle) {
        GONE.add(new WeakReference<>(handle));
        NUMBERS.add(handle.number());
    }

    private static NativeSocket open() throws IOException {
        return NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
    }

    /** One that stands where virtual threads wait. */
    private static NativeSocket usedByAVirtualThread() throws Exception {
        NativeSocket socket = NativeSocket.open(AddressFamily.INET, SocketType.DGRAM);
        socket.bind(InetSockaddr.loopback(0));
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                socket.recv(new byte[1]);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        socket.sendto(new byte[1], socket.getsockname());
        thread.join();
        return socket;
    }

    private static void awaitCollected() throws InterruptedException {
        long expected = LeakReport.mode() == LeakReport.Mode.OFF ? 0 : GONE.size();
        while (GONE.getFirst().get() != null || LeakReport.lost() < expected) {
            System.gc();
            Thread.yield();
        }
    }

    private static boolean isOpen(long number) {
        try (NativeSocket socket = NativeSocket.of(SocketHandle.borrow(number))) {
            socket.get(dev.panasock.SoOption.SO_TYPE);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
