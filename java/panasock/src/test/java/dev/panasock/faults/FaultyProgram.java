package dev.panasock.faults;

import static dev.panasock.winsock.Winsock2.*;

import dev.panasock.AddressFamily;
import dev.panasock.InetSockaddr;
import dev.panasock.NativeSocket;
import dev.panasock.OpenFiles;
import dev.panasock.Poll;
import dev.panasock.Protocol;
import dev.panasock.SocketFailure;
import dev.panasock.SocketHandle;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.linux.Epoll;
import dev.panasock.linux.EpollEvents;
import dev.panasock.winsock.SOCKET;
import dev.panasock.winsock.WSADATA;
import dev.panasock.winsock.WSAPOLLFD;
import dev.panasock.winsock.sockaddr_in;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes calls in its main thread as standard input says, and says how they ended: the program that strace is attached to. What a call needs is made
 * by {@code prepare}, before, and undone by {@code clean}, after.
 */
final class FaultyProgram {
    private final NativeSocket listener = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
    private final SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT);
    private final Epoll epoll = Epoll.create();
    private final EpollEvents events = new EpollEvents(4);
    private final byte[] buffer = new byte[16];
    private final NativeSocket[] spare = new NativeSocket[8];
    private int next;

    private FaultyProgram() throws IOException {
        WSAStartup(MAKEWORD(2, 2), new WSADATA());
        listener.bind(InetSockaddr.loopback(0));
        listener.listen(NativeSocket.SOMAXCONN);
        epoll.add(pair.second().handle(), Epoll.OUT, 1);
    }

    public static void main(String[] arguments) throws IOException {
        FaultyProgram program = new FaultyProgram();
        program.warmUp();
        System.out.println(Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            System.out.println(program.command(words));
        }
    }

    /** Every class that a call or its failure needs is loaded: files are opened and closed for that. */
    private void warmUp() throws IOException {
        for (FaultyCall call : FaultyCall.values()) {
            prepare(call);
            one("NATIVE", call);
            one("WINSOCK", call);
            clean();
        }
        NativeSocket gone = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        SocketHandle.adopt(gone.handle().number()).close();
        outcome(() -> gone.recv(buffer));
        outcome(gone::close);
        winsock(dev.panasock.winsock.Winsock2.recv(INVALID_SOCKET, buffer, 1, 0));
        prepare(FaultyCall.RECV);
        hostile("array");
        clean();
        OpenFiles.count();
    }

    private String command(String[] words) throws IOException {
        switch (words[0]) {
            case "count":
                return String.valueOf(OpenFiles.count());
            case "prepare":
                prepare(FaultyCall.valueOf(words[1]));
                return "ready";
            case "clean":
                clean();
                return "clean";
            case "hostile":
                return hostile(words[1]);
            default:
                StringBuilder outcomes = new StringBuilder();
                for (int i = 0; i < Integer.parseInt(words[2]); i++) {
                    outcomes.append(one(words[0], FaultyCall.valueOf(words[1]))).append(' ');
                }
                return outcomes.toString().strip();
        }
    }

    private void prepare(FaultyCall call) throws IOException {
        next = 0;
        for (int i = 0; i < spare.length; i++) {
            spare[i] = NativeSocket.open(AddressFamily.INET, SocketType.STREAM);
        }
        if (call == FaultyCall.ACCEPT) {
            // Two: what is accepted is as many as do not fail, and one more.
            spare[7].connect(listener.getsockname());
            spare[6].connect(listener.getsockname());
        }
        if (call == FaultyCall.RECV) {
            pair.first().send(new byte[64]);
        }
    }

    /** Also closes what an injected failure of close left open. */
    private void clean() throws IOException {
        for (NativeSocket socket : spare) {
            if (socket.isOpen()) {
                socket.close();
            } else {
                SocketHandle.adopt(socket.handle().number()).close();
            }
        }
        listener.setNonBlocking(true);
        for (NativeSocket accepted = listener.accept(); accepted != null; accepted = listener.accept()) {
            accepted.close();
        }
        listener.setNonBlocking(false);
        for (NativeSocket each : new NativeSocket[] {pair.first(), pair.second()}) {
            each.setNonBlocking(true);
            while (each.recv(new byte[4096]) > 0) {
                // Until there is nothing left.
            }
            each.setNonBlocking(false);
        }
    }

    private interface Body {
        void run() throws IOException;
    }

    private static String outcome(Body body) {
        try {
            body.run();
            return "ok";
        } catch (IOException e) {
            return e instanceof SocketFailure failure
                    ? String.valueOf(failure.error().number()) : e.getClass().getName();
        }
    }

    private static String winsock(int result) {
        return result == SOCKET_ERROR ? nativeLastError() + "/" + WSAGetLastError() : "ok";
    }

    private String one(String face, FaultyCall call) throws IOException {
        return face.equals("NATIVE") ? outcome(() -> nativeCall(call)) : winsock(winsockCall(call));
    }

    private void nativeCall(FaultyCall call) throws IOException {
        switch (call) {
            case ACCEPT -> listener.accept().close();
            case RECV -> pair.second().recv(buffer);
            case SEND -> pair.second().send(buffer);
            case CONNECT -> spare[0].connect(listener.getsockname());
            case POLL -> pair.second().poll(Poll.OUT, 1000);
            case EPOLL -> epoll.await(events, 1_000_000_000);
            case CLOSE -> spare[next++].close();
        }
    }

    private int winsockCall(FaultyCall call) throws IOException {
        SOCKET s = SOCKET.of(pair.second().handle());
        return switch (call) {
            case ACCEPT -> {
                SOCKET accepted = accept(SOCKET.of(listener.handle()), null, null);
                yield accepted == INVALID_SOCKET ? SOCKET_ERROR : closesocket(accepted);
            }
            case RECV -> recv(s, buffer, buffer.length, 0);
            case SEND -> send(s, buffer, buffer.length, 0);
            case CONNECT -> winsockConnect();
            case POLL -> {
                WSAPOLLFD asked = new WSAPOLLFD();
                asked.fd(s);
                asked.events(POLLWRNORM);
                yield WSAPoll(new WSAPOLLFD[] {asked}, 1, 1000);
            }
            case EPOLL -> 0;
            case CLOSE -> closesocket(SOCKET.of(spare[next++].handle()));
        };
    }

    private int winsockConnect() throws IOException {
        sockaddr_in name = new sockaddr_in();
        name.sin_family(AF_INET);
        name.sin_port(htons(((InetSockaddr) listener.getsockname()).port()));
        name.sin_addr().s_addr(htonl(INADDR_LOOPBACK));
        return connect(SOCKET.of(spare[1].handle()), name, sizeof(name));
    }

    /** A call that is told it transferred more than there is room for, or found more than it asked for. */
    private String hostile(String kind) {
        try (Arena arena = Arena.ofConfined()) {
            return String.valueOf(switch (kind) {
                case "array" -> pair.second().recv(new byte[16], 0, 16, 2);
                case "heap" -> pair.second().recv(ByteBuffer.allocate(16), 2);
                case "direct" -> pair.second().recv(ByteBuffer.allocateDirect(16), 2);
                case "native" -> pair.second().recv(arena.allocate(16), 2);
                case "winsock" -> recv(SOCKET.of(pair.second().handle()), buffer, buffer.length, MSG_PEEK);
                case "sent" -> pair.second().send(new byte[16]);
                case "sentHeap" -> pair.second().send(ByteBuffer.allocate(16));
                case "poll" -> pair.second().poll(Poll.OUT, 1000);
                case "epoll" -> {
                    int found = epoll.await(events, 1_000_000_000);
                    for (int i = 0; i < found; i++) {
                        events.data(i);
                    }
                    yield found;
                }
                default -> throw new IllegalArgumentException(kind);
            });
        } catch (IOException | RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
