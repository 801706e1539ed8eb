package dev.panasock;

import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.WSAPROTOCOL_INFOW;
import dev.panasock.winsock.Winsock2;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A program that shares a listener with another process, blocks in accept, and says what became of that. It gets the listener through a UNIX socket,
 * whose path is its argument, on Windows as a WSAPROTOCOL_INFOW in hexadecimal on standard input.
 */
public final class SharedListener {
    private SharedListener() {
    }

    /** @param arguments the path */
    public static void main(String[] arguments) throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        System.out.println("started");
        NativeSocket listener = NativeSocket.of(OperatingSystem.current() == OperatingSystem.WINDOWS
                ? opened(HexFormat.of().parseHex(in.readLine())) : received(arguments[0]));
        ThreadInCall accepting = new ThreadInCall(false, () -> {
            try (NativeSocket connection = listener.accept()) {
                connection.sendAll(new byte[] {1});
                System.out.println("accepted");
            }
        }).awaitBlocked();
        System.out.println("accepting");
        if ("close".equals(in.readLine())) {
            listener.close();
        }
        Throwable thrown = accepting.outcome();
        System.out.println(thrown == null ? "done" : thrown.getClass().getSimpleName());
    }

    private static SocketHandle opened(byte[] info) {
        Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
        int asItIs = Winsock2.FROM_PROTOCOL_INFO;
        SOCKET s = Winsock2.WSASocketW(asItIs, asItIs, asItIs, WSAPROTOCOL_INFOW.of(info), 0,
                Winsock2.WSA_FLAG_OVERLAPPED | Winsock2.WSA_FLAG_NO_HANDLE_INHERIT);
        return s.handle();
    }

    private static SocketHandle received(String path) throws IOException {
        try (NativeSocket channel = NativeSocket.open(AddressFamily.UNIX, SocketType.STREAM);
                Message message = new Message(1, (int) ControlWriter.space(Integer.BYTES))) {
            channel.connect(UnixSockaddr.of(path));
            message.acceptDescriptors(true);
            message.add(ByteBuffer.allocateDirect(1));
            channel.recvmsg(message);
            ControlReader control = message.control();
            control.next();
            return SocketHandle.adopt(control.takeDescriptor(0));
        }
    }

    /** Sends a listener to such a program. */
    static void send(NativeSocket listener, Process process, NativeSocket channels) throws IOException {
        if (OperatingSystem.current() == OperatingSystem.WINDOWS) {
            WSAPROTOCOL_INFOW info = new WSAPROTOCOL_INFOW();
            Winsock2.WSAStartup(Winsock2.MAKEWORD(2, 2), new WSADATA());
            Winsock2.WSADuplicateSocketW(SOCKET.of(listener.handle()), (int) process.pid(), info);
            say(process, HexFormat.of().formatHex(info.bytes()));
            return;
        }
        try (NativeSocket channel = channels.accept();
                Message message = new Message(1, (int) ControlWriter.space(Integer.BYTES))) {
            message.add(ByteBuffer.allocateDirect(1));
            message.writeControl().rights(listener.handle());
            channel.sendmsg(message);
        }
    }

    static void say(Process process, String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes());
        process.getOutputStream().flush();
    }
}
