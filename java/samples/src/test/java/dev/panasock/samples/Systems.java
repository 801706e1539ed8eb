package dev.panasock.samples;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the tests ask of a system, each with its reason to skip. */
final class Systems {
    static final boolean WINDOWS = File.separatorChar == '\\';
    private static final boolean LINUX = !WINDOWS && Files.isDirectory(Path.of("/proc/self/fd"));

    private Systems() {
    }

    /** Skips where the family is missing. The question is put to {@code java.net}. */
    static void has(Family family) {
        switch (family) {
            case INET -> {
            }
            case INET6 -> assumeTrue(binds("::1"), "no IPv6 on this machine");
            case UNIX -> assumeTrue(hasUnix(), "no UNIX sockets on this system");
        }
    }

    private static boolean binds(String address) {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            return probe.isBound();
        } catch (IOException missing) {
            return false;
        }
    }

    private static boolean hasUnix() {
        try (ServerSocketChannel probe = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            return probe.isOpen();
        } catch (IOException | UnsupportedOperationException missing) {
            return false;
        }
    }

    /** Skips what Wine does otherwise than documented. */
    static void wineDiffers(String how) {
        assumeTrue(!WINDOWS || System.getenv("WINEPREFIX") == null, "Wine 8: " + how);
    }

    static void hasProc() {
        assumeTrue(LINUX, "descriptors are counted in /proc");
    }

    static void hasSignals() {
        assumeTrue(!WINDOWS, "no signals on Windows");
    }

    /** Skips where a program is missing. */
    static void hasProgram(String name) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return;
            }
        }
        assumeTrue(false, name + " is not installed");
    }
}
