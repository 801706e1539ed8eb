package dev.panasock.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.Errno;
import dev.panasock.SocketError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Failures that hardly ever come by themselves, injected by strace: each is told once with its number by either face, nothing is tried again,
 * the next call works, and no descriptor is left. docs/faults.md is what was seen; {@code -Dpanasock.update-docs=true} writes it.
 */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "strace is of Linux")
class InjectionTest {
    private static final List<Errno> ERRORS = List.of(Errno.EINTR, Errno.EMFILE, Errno.ENFILE, Errno.ECONNABORTED,
            Errno.ENOBUFS, Errno.ENOMEM, Errno.EPERM);
    private static final int TIMES = 3;
    private static final Path DOCUMENT = Path.of("../../docs/faults.md");

    @TempDir
    Path folder;

    @Test
    void eachFailureIsToldAndNothingElseHappens() throws Exception {
        StringBuilder table = new StringBuilder();
        int injected = 0;
        try (Strace strace = new Strace(folder)) {
            for (FaultyCall call : FaultyCall.values()) {
                table.append("| ").append(call.functions).append(" | ").append(call.systemCalls.replace("?", ""));
                for (Errno error : ERRORS) {
                    String seen = "";
                    if (call == FaultyCall.EPOLL && error == Errno.EPERM) {
                        anOlderCallServes(strace);
                    }
                    for (String face : call == FaultyCall.EPOLL ? List.of("NATIVE") : List.of("NATIVE", "WINSOCK")) {
                        seen = theCase(strace, face, call, error);
                        injected += TIMES;
                    }
                    table.append(" | ").append(seen);
                }
                table.append(" |\n");
            }
        }
        assertDocument(table.toString(), injected);
    }

    /** Profiles of containers that are older than epoll_pwait2 refuse it by EPERM. */
    private static void anOlderCallServes(Strace strace) throws Exception {
        strace.tell("prepare " + FaultyCall.EPOLL);
        assertEquals("ok", strace.tell("NATIVE EPOLL 1", "?epoll_pwait2", "error=EPERM:when=1"));
        strace.tell("clean");
    }

    private static String theCase(Strace strace, String face, FaultyCall call, Errno error) throws Exception {
        String what = face + " " + call + " " + error;
        String before = strace.tell("count");
        strace.tell("prepare " + call);
        String injection = "error=" + error + ":when=1.." + TIMES;
        String outcomes = strace.tell(face + " " + call + " " + (TIMES + 1), call.systemCalls, injection);
        strace.tell("clean");
        List<String> told = List.of(outcomes.split(" "));
        assertEquals(TIMES + 1, told.size(), what);
        int number = numberOf(error);
        for (String each : told.subList(0, TIMES)) {
            assertEquals(String.valueOf(number), each.split("/")[0], what);
        }
        assertEquals("ok", told.getLast(), what + ": the next call");
        assertEquals(TIMES, strace.injected(), what + ": as many were injected as were told");
        assertEquals(before, strace.tell("count"), what + ": descriptors");
        return face.equals("NATIVE") ? "-" : told.getFirst().split("/")[1];
    }

    private static int numberOf(Errno error) {
        for (int number = 1; number < 200; number++) {
            if (SocketError.of(number).is(error)) {
                return number;
            }
        }
        throw new AssertionError(error);
    }

    /** The system says that there is more than there can be. Nothing outside the memory is read, and the program lives. */
    @ParameterizedTest
    @CsvSource({"array, RECV", "heap, RECV", "direct, RECV", "native, RECV", "winsock, RECV", "sent, SEND",
        "sentHeap, SEND", "poll, POLL", "epoll, EPOLL"})
    void aLengthThatCannotBe(String kind, FaultyCall call) throws Exception {
        try (Strace strace = new Strace(folder)) {
            String said = strace.tell("hostile " + kind, call.systemCalls, "retval=1000000:when=1");
            assertEquals(1, strace.injected());
            assertTrue(said != null && strace.isAlive(), "it died");
            assertTrue(List
                    .of("1000000", "IndexOutOfBoundsException", "IllegalArgumentException", "IOException", "0", "4",
                            "16")
                    .contains(said), said);
            strace.tell("clean");
            strace.tell("prepare " + call);
            assertEquals("ok ok", strace.tell("NATIVE " + call + " 2"), "the next calls");
        }
    }

    private static void assertDocument(String rows, int injected) throws IOException {
        if (!Files.isDirectory(Path.of("../../java/panasock/src"))) {
            return;
        }
        String expected =
                """
                        # Failures that were injected

                        `InjectionTest` attaches strace to the one thread that makes the calls and has it make system calls fail %d times in a row for each call, error and
                        face; %d in all. Each time `NativeSocket` throws, and `Winsock2` keeps as its native number, exactly the number that was injected; no
                        system call is made twice; the call after works; no descriptor is left. The table has the code of `Winsock2`. `Epoll` has no Winsock face.

                        | function | system call | %s |
                        |%s
                        %s
                        A length that cannot be (1,000,000 bytes received into 16, sent of 16, or as many events of 4) ends in an exception or is handed on as it is; nothing outside
                        the memory is read.
                        """
                        .formatted(TIMES, injected, ERRORS.stream().map(Errno::name).collect(Collectors.joining(" | ")),
                                Stream.concat(Stream.of("---|---"), Collections.nCopies(ERRORS.size(), "---").stream())
                                        .collect(Collectors.joining("|", "", "|")),
                                rows);
        if (Boolean.getBoolean("panasock.update-docs")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertEquals(expected, Files.readString(DOCUMENT));
    }
}
