package dev.panasock;

import static dev.panasock.Expect.error;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Classic BPF: what a socket receives, and which of the sockets of an address. */
@Timeout(300)
@EnabledOnOs(OS.LINUX)
class SocketFilterTest {
    /** A struct sock_fprog of one instruction, "return k", which must stay reachable. */
    private static byte[] returning(Arena arena, int k) {
        byte ret = 6;
        MemorySegment instruction = arena.allocate(8, 8);
        instruction.set(JAVA_BYTE, 0, ret);
        instruction.set(java.lang.foreign.ValueLayout.JAVA_INT, 4, k);
        MemorySegment program = arena.allocate(16, 8);
        program.set(JAVA_SHORT, 0, (short) 1);
        program.set(JAVA_LONG, 8, instruction.address());
        return program.toArray(JAVA_BYTE);
    }

    @Test
    void aFilterShortensAndDropsWhatArrives() throws Exception {
        Qemu.needs("SO_DETACH_FILTER");
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket receiver = Loopback.INET.bound(SocketType.DGRAM);
                Arena arena = Arena.ofConfined()) {
            sender.connect(receiver.getsockname());
            receiver.set(SoOption.SO_ATTACH_FILTER, returning(arena, 8 + 3)); // of the UDP header and three bytes
            sender.send(new byte[10]);
            assertEquals(3, receiver.recv(new byte[20]));
            receiver.set(SoOption.SO_DETACH_FILTER, 0);
            sender.send(new byte[10]);
            assertEquals(10, receiver.recv(new byte[20]));
            error(Errno.ENOENT).from("setsockopt", () -> receiver.set(SoOption.SO_DETACH_FILTER, 0));
        }
    }

    @Test
    void aProgramChoosesTheSocketOfAnAddress() throws Exception {
        try (NativeSocket sender = Loopback.INET.bound(SocketType.DGRAM);
                NativeSocket first = Loopback.INET.open(SocketType.DGRAM);
                NativeSocket second = Loopback.INET.open(SocketType.DGRAM);
                Arena arena = Arena.ofConfined()) {
            first.set(SoOption.SO_REUSEPORT, true);
            second.set(SoOption.SO_REUSEPORT, true);
            first.bind(InetSockaddr.loopback(0));
            Sockaddr address = first.getsockname();
            second.bind(address);
            try {
                first.set(SoOption.SO_ATTACH_REUSEPORT_CBPF, returning(arena, 1));
            } catch (IOException e) {
                abort("this kernel refuses it: " + e.getMessage());
            }
            for (int i = 0; i < 20; i++) {
                sender.sendto(new byte[i], address);
                assertEquals(i, second.recv(new byte[30]));
            }
            first.set(SoOption.SO_ATTACH_REUSEPORT_CBPF, returning(arena, 0));
            sender.sendto(new byte[7], address);
            assertEquals(7, first.recv(new byte[30]));
            first.set(SoOption.SO_DETACH_REUSEPORT_BPF, 0);
            assertTrue(first.isOpen());
        }
    }
}
