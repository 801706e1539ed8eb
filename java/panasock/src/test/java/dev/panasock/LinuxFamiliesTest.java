package dev.panasock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Sockets of the families that Linux has, each speaking with itself or the kernel. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "families of Linux")
class LinuxFamiliesTest {
    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REPLY = 0;
    private static final int HEADER = 20;
    private static final int EXPERIMENT = 0x88b5;
    private static final Errno[] ABSENT = {Errno.EAFNOSUPPORT, Errno.EPROTONOSUPPORT, Errno.EPERM, Errno.EACCES,
        Errno.ENODEV, Errno.EADDRNOTAVAIL, Errno.ENOPROTOOPT};

    /** A socket, or the reason why there is none here: no privilege, or a kernel (or qemu) without the family. */
    private static NativeSocket open(AddressFamily family, SocketType type, Protocol protocol) throws IOException {
        try {
            return NativeSocket.open(family, type, protocol);
        } catch (IOException e) {
            throw orAbort(e);
        }
    }

    private static IOException orAbort(IOException e) {
        Errno errno = e instanceof SocketFailure failure ? failure.error().errno().orElse(null) : null;
        if (Arrays.asList(ABSENT).contains(errno)) {
            abort("this machine: " + e.getMessage());
        }
        return e;
    }

    private static int loopback() throws IOException {
        return NetworkInterface.getByName("lo").getIndex();
    }

    @Test
    void vsockEchoesOverItsLoopback() throws Exception {
        try (NativeSocket listener = open(AddressFamily.VSOCK, SocketType.STREAM, Protocol.DEFAULT);
                NativeSocket client = open(AddressFamily.VSOCK, SocketType.STREAM, Protocol.DEFAULT)) {
            listener.bind(VsockSockaddr.of(VsockSockaddr.CID_ANY, VsockSockaddr.PORT_ANY));
            listener.listen(1);
            VsockSockaddr bound = assertInstanceOf(VsockSockaddr.class, listener.getsockname());
            assertEquals(VsockSockaddr.CID_ANY, bound.cid());
            assertTrue(bound.port() != VsockSockaddr.PORT_ANY, "the kernel chose a port");
            try {
                client.connect(VsockSockaddr.of(VsockSockaddr.CID_LOCAL, bound.port()));
            } catch (IOException e) {
                abort("no loopback of AF_VSOCK in this kernel: " + e.getMessage());
            }
            SockaddrBuffer peer = new SockaddrBuffer();
            try (NativeSocket server = listener.accept(peer)) {
                assertEquals(client.getsockname(), peer.address());
                client.sendAll(new byte[] {1, 2, 3});
                assertEquals(3, server.recvFully(new byte[3]));
            }
        }
    }

    @Test
    void netlinkTellsTheLoopbackInterface() throws Exception {
        int index = loopback();
        try (NativeSocket socket = open(AddressFamily.NETLINK, SocketType.RAW, NetlinkSockaddr.ROUTE)) {
            socket.bind(NetlinkSockaddr.KERNEL);
            NetlinkSockaddr own = assertInstanceOf(NetlinkSockaddr.class, socket.getsockname());
            assertTrue(own.portId() != 0, "the kernel chose a number");
            // nlmsghdr: length, RTM_GETLINK, NLM_F_REQUEST, sequence, port; ifinfomsg: family, type, index, flags, change
            ByteBuffer request = ByteBuffer.allocate(32).order(ByteOrder.nativeOrder());
            request.putInt(32).putShort((short) 18).putShort((short) 1).putInt(7).putInt(own.portId());
            request.putInt(0).putInt(index).putInt(0).putInt(0).flip();
            assertEquals(32, socket.sendto(request, NetlinkSockaddr.KERNEL));
            byte[] answer = new byte[8192];
            SockaddrBuffer from = new SockaddrBuffer();
            int n = socket.recvfrom(answer, from);
            assertEquals(NetlinkSockaddr.KERNEL, from.address());
            ByteBuffer message = ByteBuffer.wrap(answer, 0, n).order(ByteOrder.nativeOrder());
            assertEquals(16, message.getShort(4), "RTM_NEWLINK");
            assertEquals(7, message.getInt(8));
            assertEquals(index, message.getInt(20));
            assertTrue(new String(answer, 0, n, StandardCharsets.ISO_8859_1).contains("lo\0"));
        }
    }

    /** Of an Ethernet protocol that is for experiments: nothing else on the interface is of it. */
    @Test
    void aPacketOnLoopbackIsSeenWithItsAddress() throws Exception {
        Protocol protocol = PacketSockaddr.protocol(EXPERIMENT);
        try (NativeSocket receiver = open(AddressFamily.PACKET, SocketType.DGRAM, protocol);
                NativeSocket sender = open(AddressFamily.PACKET, SocketType.DGRAM, protocol)) {
            receiver.bind(PacketSockaddr.of(EXPERIMENT, loopback()));
            PacketSockaddr bound = assertInstanceOf(PacketSockaddr.class, receiver.getsockname());
            assertEquals(loopback(), bound.interfaceIndex());
            assertEquals(EXPERIMENT, bound.protocol());
            assertEquals(HardwareAddress.ANY, bound.address());
            byte[] mark = ("panasock " + System.nanoTime()).getBytes(StandardCharsets.US_ASCII);
            sender.sendto(mark, new PacketSockaddr(EXPERIMENT, loopback(), 0, 0, HardwareAddress.ANY));
            byte[] packet = new byte[1500];
            SockaddrBuffer from = new SockaddrBuffer();
            assertEquals(mark.length, receiver.recvfrom(packet, from));
            assertEquals(-1, Arrays.mismatch(packet, 0, mark.length, mark, 0, mark.length));
            PacketSockaddr address = assertInstanceOf(PacketSockaddr.class, from.address());
            assertEquals(EXPERIMENT, address.protocol());
            assertEquals(772, address.hardwareType(), "ARPHRD_LOOPBACK");
            assertEquals(loopback(), address.interfaceIndex());
        }
    }

    /** Type, code, checksum, identifier, sequence, data. */
    private static byte[] echoRequest(int identifier) {
        ByteBuffer packet = ByteBuffer.allocate(16);
        packet.put((byte) ECHO_REQUEST).put((byte) 0).putShort((short) 0).putShort((short) identifier)
                .putShort((short) 1).putLong(0x70616e61736f636bL);
        int sum = 0;
        for (int i = 0; i < packet.capacity(); i += 2) {
            sum += Short.toUnsignedInt(packet.getShort(i));
        }
        sum = (sum & 0xffff) + (sum >>> 16);
        packet.putShort(2, (short) ~(sum + (sum >>> 16)));
        return packet.array();
    }

    @Test
    void aRawSocketPingsLoopback() throws Exception {
        try (NativeSocket socket = open(AddressFamily.INET, SocketType.RAW, Protocol.ICMP)) {
            byte[] request = echoRequest(0x7061);
            socket.sendto(request, InetSockaddr.loopback(0));
            byte[] packet = new byte[1024];
            int n;
            do {
                n = socket.recv(packet);
            } while (packet[HEADER] != ECHO_REPLY || packet[HEADER + 4] != request[4]
                    || packet[HEADER + 5] != request[5]);
            assertEquals(HEADER + request.length, n);
            assertEquals(4, packet[0] >>> 4, "with the header of IP");
            assertEquals(-1, Arrays.mismatch(packet, HEADER + 8, n, request, 8, request.length));
        }
    }

    @Test
    void aDatagramSocketPingsLoopback() throws Exception {
        try (NativeSocket socket = open(AddressFamily.INET, SocketType.DGRAM, Protocol.ICMP)) {
            byte[] request = echoRequest(0);
            socket.sendto(request, InetSockaddr.loopback(0));
            byte[] reply = new byte[1024];
            assertEquals(request.length, socket.recv(reply));
            assertEquals(ECHO_REPLY, reply[0]);
            assertEquals(-1, Arrays.mismatch(reply, 8, request.length, request, 8, request.length));
        }
    }

    @Test
    void mptcpSpeaksWithMptcp() throws Exception {
        try (NativeSocket listener = open(AddressFamily.INET, SocketType.STREAM, Protocol.MPTCP);
                NativeSocket client = open(AddressFamily.INET, SocketType.STREAM, Protocol.MPTCP)) {
            assertEquals(Protocol.MPTCP.number(), client.get(SoOption.SO_PROTOCOL));
            listener.bind(InetSockaddr.loopback(0));
            listener.listen(1);
            client.connect(listener.getsockname());
            try (NativeSocket server = listener.accept()) {
                assertEquals(Protocol.MPTCP.number(), server.get(SoOption.SO_PROTOCOL), "no fall-back to TCP");
                client.sendAll(new byte[100]);
                assertEquals(100, server.recvFully(new byte[100]));
            }
        }
    }
}
