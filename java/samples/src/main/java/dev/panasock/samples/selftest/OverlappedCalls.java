package dev.panasock.samples.selftest;

import static dev.panasock.samples.selftest.Calls.*;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.AddressFamily;
import dev.panasock.Errno;
import dev.panasock.FileHandle;
import dev.panasock.InetSockaddr;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.SocketType;
import dev.panasock.poll.Poller;
import dev.panasock.poll.ReadyEvents;
import dev.panasock.windows.AcceptBuffer;
import dev.panasock.windows.CompletionPort;
import dev.panasock.windows.Completions;
import dev.panasock.windows.Overlapped;
import dev.panasock.windows.OverlappedSocket;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Overlapped operations of Windows, each with an event or a completion port. */
final class OverlappedCalls {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final long SOON_NANOS = SOON.toNanos();
    private static final int BYTES = 3;
    static final int FILE_NOT_FOUND = 2;

    private OverlappedCalls() {
    }

    static List<Call> all() {
        return List.of(
                Call.windows("WSASend", () -> stream(OverlappedCalls::send),
                        () -> alone(OverlappedCalls::send), Errno.ENOTCONN, Errno.ECONNRESET), // which is Wine's
                Call.windows("WSARecv", () -> stream(OverlappedCalls::recv),
                        () -> alone(OverlappedCalls::recv), Errno.ENOTCONN),
                Call.windows("WSAGetOverlappedResult", () -> stream(OverlappedCalls::recv)),
                Call.windows("WSASendTo", () -> datagrams(OverlappedCalls::sendTo)),
                Call.windows("WSASendMsg", () -> datagrams(OverlappedCalls::sendMsg)),
                Call.windows("WSARecvFrom", () -> datagrams((operation, socket) -> {
                    socket.socket().sendto(new byte[BYTES], socket.socket().getsockname());
                    return ended(operation, socket.recvFrom(operation, memory(), Msg.NONE));
                })),
                Call.windows("WSARecvMsg", () -> datagrams((operation, socket) -> {
                    socket.socket().sendto(new byte[BYTES], socket.socket().getsockname());
                    return ended(operation,
                            socket.recvMsg(operation, new MemorySegment[] {memory()}, NULL, Msg.NONE));
                })),
                Call.windows("AcceptEx", OverlappedCalls::acceptEx),
                Call.windows("GetAcceptExSockaddrs", OverlappedCalls::acceptEx),
                Call.windows("ConnectEx", () -> on(Calls::listener, listener -> connectEx(listener.getsockname())),
                        () -> connectEx(InetSockaddr.loopback(9)), Errno.ECONNREFUSED),
                Call.windows("DisconnectEx", () -> stream(
                        (operation, socket) -> done(() -> ended(operation, socket.disconnectEx(operation, false)))),
                        () -> alone((operation, socket) -> ended(operation, socket.disconnectEx(operation, false))),
                        Errno.ENOTCONN),
                Call.windows("TransmitFile", OverlappedCalls::transmitted),
                Call.windows("CreateFileW", OverlappedCalls::transmitted,
                        () -> done(() -> FileHandle.open(Path.of("no such file")).close()), FILE_NOT_FOUND),
                Call.windows("CreateIoCompletionPort", OverlappedCalls::posted),
                Call.windows("PostQueuedCompletionStatus", OverlappedCalls::posted),
                Call.windows("GetQueuedCompletionStatusEx", OverlappedCalls::posted),
                Call.windows("CloseHandle", OverlappedCalls::posted),
                Call.windows("SetFileCompletionNotificationModes", () -> stream(
                        (operation, socket) -> done(socket::skipSetEventOnHandle))),
                Call.windows("NtOpenFile", OverlappedCalls::polled),
                Call.windows("DeviceIoControl", OverlappedCalls::polled));
    }

    /** What is done with an operation. */
    private interface OnOperation {
        Object run(Overlapped operation, OverlappedSocket socket) throws Exception;
    }

    private static Object with(OverlappedSocket opened, OnOperation body) throws Exception {
        try (OverlappedSocket socket = opened; Overlapped operation = Overlapped.forEvent()) {
            return body.run(operation, socket);
        }
    }

    /** On a socket whose peer has sent something. */
    private static Object stream(OnOperation body) throws Exception {
        return connected((client, server) -> {
            client.send(new byte[BYTES]);
            return with(OverlappedSocket.of(server), body);
        });
    }

    /** On a socket that is not connected. */
    private static Object alone(OnOperation body) throws Exception {
        return with(OverlappedSocket.open(AddressFamily.INET, SocketType.STREAM), body);
    }

    private static Object datagrams(OnOperation body) throws Exception {
        return with(OverlappedSocket.of(Calls.datagrams()), body);
    }

    private static MemorySegment memory() {
        return Arena.ofAuto().allocate(BYTES);
    }

    private static Object ended(Overlapped operation, boolean atOnce) throws IOException {
        if (!atOnce) {
            expect(true, operation.await(SOON));
        }
        return operation.result() + " bytes";
    }

    private static Object send(Overlapped operation, OverlappedSocket socket) throws IOException {
        return ended(operation, socket.send(operation, memory(), Msg.NONE));
    }

    private static Object recv(Overlapped operation, OverlappedSocket socket) throws IOException {
        return ended(operation, socket.recv(operation, memory(), Msg.NONE));
    }

    private static Object sendTo(Overlapped operation, OverlappedSocket socket) throws IOException {
        return ended(operation, socket.sendTo(operation, memory(), Msg.NONE, socket.socket().getsockname()));
    }

    private static Object sendMsg(Overlapped operation, OverlappedSocket socket) throws IOException {
        return ended(operation, socket.sendMsg(operation, new MemorySegment[] {memory()}, NULL, Msg.NONE,
                socket.socket().getsockname()));
    }

    private static Object acceptEx() throws Exception {
        return with(OverlappedSocket.of(Calls.listener()), (operation, listener) -> {
            AcceptBuffer addresses = new AcceptBuffer(0);
            try (OverlappedSocket next = OverlappedSocket.open(AddressFamily.INET, SocketType.STREAM);
                    NativeSocket client = tcp()) {
                boolean atOnce = listener.acceptEx(operation, next, addresses);
                client.connect(listener.socket().getsockname());
                ended(operation, atOnce);
                return expect(client.getsockname(), addresses.peer());
            }
        });
    }

    private static Object connectEx(dev.panasock.Sockaddr to) throws Exception {
        return alone((operation, socket) -> {
            socket.socket().bind(InetSockaddr.loopback(0));
            return ended(operation, socket.connectEx(operation, to, NULL));
        });
    }

    private static Object transmitted() throws Exception {
        Path path = Files.write(Files.createTempFile("panasock", ".txt"), new byte[BYTES]);
        try (FileHandle file = FileHandle.open(path)) {
            return stream((operation, socket) -> ended(operation,
                    socket.transmitFile(operation, file, 0, 0, NULL, NULL, 0)));
        } finally {
            Files.delete(path);
        }
    }

    private static Object posted() throws Exception {
        try (CompletionPort port = CompletionPort.open(0)) {
            Completions batch = new Completions(1);
            port.post(BYTES, 7);
            expect(1, port.get(batch, SOON));
            return "key " + expect(7L, batch.key(0));
        }
    }

    private static Object polled() throws Exception {
        return connected((client, server) -> {
            client.send(new byte[BYTES]);
            try (Poller poller = Poller.open()) {
                expect("afd", poller.mechanism());
                poller.register(server, Poller.READ, null);
                ReadyEvents events = poller.newEvents(1);
                return expect(1, poller.await(events, SOON_NANOS));
            }
        });
    }
}
