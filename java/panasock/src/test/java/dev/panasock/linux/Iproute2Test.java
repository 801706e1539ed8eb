package dev.panasock.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.panasock.InetSockaddr;
import dev.panasock.Loopback;
import dev.panasock.Multicast;
import dev.panasock.NativeSocket;
import dev.panasock.Qemu;
import dev.panasock.SocketType;
import dev.panasock.launch.ChildJvm;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What ss and ip say of our sockets, which ask the kernel in their own way: by netlink. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "of Linux only")
class Iproute2Test {
    @BeforeAll
    static void isThere() {
        assumeFalse(Qemu.isHere(), "not in qemu: another processor's programs");
    }

    private static String run(String program, String... arguments) throws Exception {
        Path found = List.of("/usr/sbin", "/usr/bin", "/sbin", "/bin").stream().map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).findFirst().orElse(null);
        assumeTrue(found != null, program + " is not installed");
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(found.toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertTrue(process.waitFor(100, TimeUnit.SECONDS));
        ChildJvm.end(process);
        assertEquals(0, process.exitValue(), said);
        return said;
    }

    private static long field(String said, String pattern) {
        Matcher matcher = Pattern.compile("(?:^|\\s)" + pattern + "(?:\\s|$|/)").matcher(said);
        assertTrue(matcher.find(), () -> pattern + " in " + said);
        return Math.round(Double.parseDouble(matcher.group(1)));
    }

    @Test
    void tcpInfoIsWhatSsSays() throws Exception {
        try (Loopback.Connection connection = Loopback.INET.connection()) {
            NativeSocket client = connection.client();
            byte[] data = new byte[30_000];
            client.sendAll(data);
            connection.server().recvFully(data);
            connection.server().sendAll(new byte[1]); // brings the acknowledgement
            client.recvFully(new byte[1]);
            int port = ((InetSockaddr) client.getsockname()).port();
            int peer = ((InetSockaddr) client.getpeername()).port();
            TcpInfo before = TcpInfo.of(client);
            String said = run("ss", "-Htin", "sport = :" + port + " and dport = :" + peer);
            TcpInfo info = TcpInfo.of(client);
            assumeTrue(before.equals(info)
                    || before.segmentsIn() == info.segmentsIn() && before.segmentsOut() == info.segmentsOut(),
                    "nothing moved meanwhile");
            assertEquals(info.sendMss(), field(said, "mss:(\\d+)"));
            assertEquals(info.receiveMss(), field(said, "rcvmss:(\\d+)"));
            assertEquals(info.pathMtu(), field(said, "pmtu:(\\d+)"));
            assertEquals(info.sendCwnd(), field(said, "cwnd:(\\d+)"));
            assertEquals(info.bytesSent(), field(said, "bytes_sent:(\\d+)"));
            assertEquals(info.bytesAcked(), field(said, "bytes_acked:(\\d+)"));
            assertEquals(info.bytesReceived(), field(said, "bytes_received:(\\d+)"));
            assertEquals(info.segmentsOut(), field(said, "segs_out:(\\d+)"));
            assertEquals(info.segmentsIn(), field(said, "segs_in:(\\d+)"));
            assertEquals(info.rto().toMillis(), field(said, "rto:([\\d.]+)"));
            assertEquals(Math.round(info.rtt().toNanos() / 1e6), field(said, "rtt:([\\d.]+)"));
            assertEquals(Math.round(info.minRtt().toNanos() / 1e6), field(said, "minrtt:([\\d.]+)"));
            assertEquals(info.sendWindow(), field(said, "snd_wnd:(\\d+)"));
        }
    }

    @Test
    void joinsAreWhatIpSays() throws Exception {
        NetworkInterface loopback = NetworkInterface.getByInetAddress(InetAddress.getLoopbackAddress());
        try (NativeSocket socket = Loopback.INET.bound(SocketType.DGRAM)) {
            InetSockaddr group = new InetSockaddr(0xeffe_0403, 0);
            assertFalse(memberships(loopback).contains("239.254.4.3"));
            Multicast.join(socket, group, loopback.getIndex());
            assertTrue(memberships(loopback).contains("239.254.4.3"), memberships(loopback));
            Multicast.leave(socket, group, loopback.getIndex());
            assertFalse(memberships(loopback).contains("239.254.4.3"));
        }
    }

    private static String memberships(NetworkInterface loopback) throws Exception {
        return run("ip", "maddr", "show", "dev", loopback.getName());
    }
}
