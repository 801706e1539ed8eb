package dev.panasock.poll;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.linux.Epoll;
import dev.panasock.linux.EpollEvents;
import dev.panasock.platform.host.Mechanism;
import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** poll, select, epoll and Poller of the same sockets in the same states, on Linux: what each says is the row of {@link State}. */
@EnabledOnOs(OS.LINUX)
@Timeout(300)
class ReadinessOracleTest {
    private static final int FD_SET = 1024;
    private static final MethodHandle SELECT = Linker.nativeLinker().downcallHandle(
            Linker.nativeLinker().defaultLookup().find("select").orElseThrow(),
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));

    private static String names(int bits, int[] values, String... names) {
        StringJoiner joined = new StringJoiner(" ");
        for (int i = 0; i < names.length; i++) {
            if ((bits & values[i]) != 0) {
                joined.add(names[i]);
            }
        }
        return joined.toString();
    }

    private static List<String> poll(List<NativeSocket> sockets) throws IOException {
        int peerEnded = Epoll.RDHUP; // POLLRDHUP is the same bit
        int[] values = {Poll.IN, Poll.OUT, Poll.ERR, Poll.HUP, peerEnded};
        List<String> said = new ArrayList<>();
        for (NativeSocket socket : sockets) {
            said.add(names(socket.poll(Poll.IN | Poll.OUT | peerEnded, 0), values, "IN", "OUT", "ERR", "HUP", "RDHUP"));
        }
        return said;
    }

    private static List<String> pollSet(List<NativeSocket> sockets) throws IOException {
        int[] values = {Poll.IN, Poll.OUT, Poll.ERR, Poll.HUP, Epoll.RDHUP};
        List<String> said = silent(sockets);
        try (PollSet set = PollSet.open()) {
            for (int i = 0; i < sockets.size(); i++) {
                set.add(sockets.get(i), Poll.IN | Poll.OUT | Epoll.RDHUP, i);
            }
            set.poll(0);
            for (PollSet.Member member = set.next(); member != null; member = set.next()) {
                said.set((int) member.attachment(),
                        names(member.revents(), values, "IN", "OUT", "ERR", "HUP", "RDHUP"));
            }
        }
        return said;
    }

    private static List<String> epoll(List<NativeSocket> sockets) throws IOException {
        int[] values = {Epoll.IN, Epoll.OUT, Epoll.ERR, Epoll.HUP, Epoll.RDHUP};
        List<String> said = silent(sockets);
        try (Epoll epoll = Epoll.create()) {
            for (int i = 0; i < sockets.size(); i++) {
                epoll.add(sockets.get(i).handle(), Epoll.IN | Epoll.OUT | Epoll.RDHUP, i);
            }
            EpollEvents events = new EpollEvents(sockets.size());
            epoll.await(events, 0);
            for (int i = 0; i < events.count(); i++) {
                said.set((int) events.data(i), names(events.events(i), values, "IN", "OUT", "ERR", "HUP", "RDHUP"));
            }
        }
        return said;
    }

    private static List<String> select(List<NativeSocket> sockets) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment read = arena.allocate(FD_SET / 8, 8);
            MemorySegment write = arena.allocate(FD_SET / 8, 8);
            for (NativeSocket socket : sockets) {
                long number = socket.handle().number();
                assumeTrue(number < FD_SET, "select has no room for so high a number");
                for (MemorySegment set : List.of(read, write)) {
                    set.setAtIndex(JAVA_LONG, number / 64, set.getAtIndex(JAVA_LONG, number / 64) | 1L << number % 64);
                }
            }
            int ready = (int) SELECT.invokeExact(FD_SET, read, write, MemorySegment.NULL, arena.allocate(16, 8));
            assertEquals(true, ready >= 0);
            List<String> said = new ArrayList<>();
            for (NativeSocket socket : sockets) {
                long number = socket.handle().number();
                said.add(((read.getAtIndex(JAVA_LONG, number / 64) >>> number % 64 & 1) != 0 ? "r" : "")
                        + ((write.getAtIndex(JAVA_LONG, number / 64) >>> number % 64 & 1) != 0 ? "w" : ""));
            }
            return said;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> poller(Mechanism mechanism, List<NativeSocket> sockets) throws IOException {
        List<String> said = silent(sockets);
        try (Poller poller = Poller.open(mechanism)) {
            for (int i = 0; i < sockets.size(); i++) {
                poller.register(sockets.get(i), Poller.READ | Poller.WRITE, i);
            }
            ReadyEvents events = poller.newEvents(sockets.size());
            poller.await(events, 0);
            for (Registration ready = events.next(); ready != null; ready = events.next()) {
                said.set((int) ready.attachment(), Poller.names(events.events()).replace('|', ' '));
            }
        }
        return said;
    }

    private static List<String> silent(List<NativeSocket> sockets) {
        return new ArrayList<>(sockets.stream().map(socket -> "").toList());
    }

    /** What the peer did has arrived. */
    private static void awaitState(NativeSocket socket, State state) throws IOException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!poll(List.of(socket)).equals(List.of(state.poll)) && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void agree(List<State> states) throws IOException {
        List<Closeable> others = State.nothing();
        try {
            List<NativeSocket> sockets = new ArrayList<>();
            for (State state : states) {
                NativeSocket socket = state.make(others);
                sockets.add(socket);
                awaitState(socket, state);
            }
            assertEquals(states.stream().map(state -> state.poll).toList(), poll(sockets), "poll " + states);
            assertEquals(states.stream().map(state -> state.poll).toList(), pollSet(sockets), "PollSet " + states);
            assertEquals(states.stream().map(state -> state.poll).toList(), epoll(sockets), "epoll " + states);
            assertEquals(states.stream().map(state -> state.select).toList(), select(sockets), "select " + states);
            for (Mechanism mechanism : Mechanism.here()) {
                assertEquals(states.stream().map(state -> state.poller).toList(), poller(mechanism, sockets),
                        "Poller over " + mechanism + " " + states);
            }
        } finally {
            for (Closeable other : others) {
                other.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachState(State state) throws IOException {
        agree(List.of(state));
    }

    @RepeatedTest(20)
    void randomOnesAtOnce() throws IOException {
        Random random = new Random();
        List<State> states = new ArrayList<>();
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            states.add(State.values()[random.nextInt(State.values().length)]);
        }
        agree(states);
    }

    /** The table of the document is that of the code. */
    @Test
    void theDocumentSaysSo() throws IOException {
        StringBuilder table =
                new StringBuilder("| state of the socket | poll, epoll | select | Poller |\n|---|---|---|---|\n");
        for (State state : State.values()) {
            table.append("| %s | %s | %s | %s |%n".formatted(state.meaning, or(state.poll), or(state.select),
                    or(state.poller)));
        }
        Path file = Path.of(System.getProperty("panasock.root", "../.."), "docs/readiness.md");
        assumeTrue(Files.exists(file), "the classes were copied without the documents");
        String text = Files.readString(file);
        int start = text.indexOf("| state of the socket");
        int end = text.indexOf("\n\n", start) + 1;
        String updated = text.substring(0, start) + table + text.substring(end);
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(file, updated);
        }
        assertEquals(updated, Files.readString(file));
    }

    private static String or(String text) {
        return text.isEmpty() ? "nothing" : text;
    }
}
