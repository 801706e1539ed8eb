package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.panasock.platform.abi.ErrorTable;
import dev.panasock.platform.abi.OperatingSystem;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.function.Executable;

/**
 * Which errors a failing call may give on each system. More than one where the documents allow it, or where Wine differs
 * from Windows.
 *
 * @param linux on Linux
 * @param macos on macOS
 * @param windows on Windows
 */
record Expect(List<Errno> linux, List<Errno> macos, List<Errno> windows) {
    static final boolean WINDOWS = OperatingSystem.current() == OperatingSystem.WINDOWS;
    static final boolean MACOS = OperatingSystem.current() == OperatingSystem.MACOS;
    static final boolean LINUX = OperatingSystem.current() == OperatingSystem.LINUX;

    /** The same on every system. */
    static Expect error(Errno same) {
        return new Expect(List.of(same), List.of(same), List.of(same));
    }

    Expect orLinux(Errno... more) {
        return new Expect(List.of(more), macos, windows);
    }

    Expect orMacos(Errno... more) {
        return new Expect(linux, List.of(more), windows);
    }

    Expect orWindows(Errno... more) {
        return new Expect(linux, macos, List.of(more));
    }

    List<Errno> here() {
        return switch (OperatingSystem.current()) {
            case LINUX -> linux;
            case MACOS -> macos;
            case WINDOWS -> windows;
        };
    }

    /** Makes the call and checks that it fails in this way: the exception names operation, both numbers and the text. */
    SocketError from(String operation, Executable call) {
        IOException thrown = assertThrows(IOException.class, call);
        SocketFailure failure = assertInstanceOf(SocketFailure.class, thrown);
        SocketError error = failure.error();
        assertEquals(operation, failure.operation());
        assertTrue(here().contains(error.errno().orElse(null)), () -> thrown + " instead of " + here());
        assertEquals(ErrorTable.named(error.errno().orElseThrow().name()).numbers().here(), error.number());
        assertTrue(thrown.getMessage().startsWith(operation + ": " + error.name() + " (" + error.number()),
                thrown::getMessage);
        assertTrue(thrown.getMessage().contains(error.message()), thrown::getMessage);
        return error;
    }
}
