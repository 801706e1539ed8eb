package dev.panasock.waiting;

import dev.panasock.FileHandle;
import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.SocketType;
import dev.panasock.TcpOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** send, sendto, sendmsg and sendfile to peers that read later, never, or are gone. */
final class SendScripts {
    private static final int LIMIT = 500;
    private static final int LONGER_LIMIT = 2000;
    private static final int SMALL_BUFFER = 1 << 15;
    private static final int MORE_THAN_THE_BUFFERS = 1 << 21;
    private static final int MESSAGE = 1 << 10;
    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

    private static final CallFlag[] NONE = {};
    private static final CallFlag[] DONT_WAIT = {CallFlag.DONTWAIT};
    private static final CallFlag[] MORE = {CallFlag.MORE};

    private final List<Script> scripts = new ArrayList<>();

    private SendScripts() {
    }

    /** Which function. */
    private enum Function {
        SEND {
            @Override
            CallResult make(CallFace face, Stage stage, CallFlag... flags) throws IOException {
                return face.send(stage.data, flags);
            }
        },
        SENDTO {
            @Override
            CallResult make(CallFace face, Stage stage, CallFlag... flags) throws IOException {
                return face.sendto(stage.data, stage.name, flags);
            }
        },
        SENDMSG {
            @Override
            CallResult make(CallFace face, Stage stage, CallFlag... flags) throws IOException {
                return face.sendmsg(stage.data, flags);
            }
        },
        SENDFILE {
            @Override
            CallResult make(CallFace face, Stage stage, CallFlag... flags) throws IOException {
                return face.sendfile(stage.file, 0, stage.data.length);
            }
        };

        abstract CallResult make(CallFace face, Stage stage, CallFlag... flags) throws IOException;
    }

    static List<Script> all() {
        SendScripts all = new SendScripts();
        for (SocketKind kind : List.of(SocketKind.TCP, SocketKind.UNIX_STREAM)) {
            for (Function function : List.of(Function.SEND, Function.SENDMSG, Function.SENDFILE)) {
                all.streams(function, kind);
            }
        }
        for (SocketKind kind : SocketKind.values()) {
            all.empty(kind);
        }
        for (SocketKind kind : List.of(SocketKind.UNIX_SEQPACKET, SocketKind.UNIX_DATAGRAM)) {
            all.messages(Function.SEND, kind);
            all.messages(Function.SENDMSG, kind);
        }
        all.toAFullReceiver();
        all.fastOpen();
        return all.scripts;
    }

    private static ScriptBuilder script(Function function, String kind, CallFlag[] flags, String story) {
        return new ScriptBuilder(function.name().toLowerCase(Locale.ROOT) + "(" + CallFlag.names(flags) + ") on " + kind
                + ": " + story, (face, stage) -> function.make(face, stage, flags));
    }

    private void add(ScriptBuilder script) {
        scripts.add(script.build());
    }

    private static ScriptBuilder large(Function function, SocketKind kind, CallFlag[] flags, String story) {
        return script(function, kind.name(), flags, "2 MiB, " + story).on(kind).before(stage -> {
            stage.socket.set(SoOption.SO_SNDBUF, SMALL_BUFFER);
            stage.peer.set(SoOption.SO_RCVBUF, SMALL_BUFFER);
            stage.data = new byte[MORE_THAN_THE_BUFFERS];
            new Random(1).nextBytes(stage.data);
            if (function == Function.SENDFILE) {
                Path path = Files.createTempFile("panasock-waiting", ".bin");
                stage.keep(() -> Files.delete(path));
                Files.write(path, stage.data);
                stage.file = stage.keep(FileHandle.open(path));
            }
        }).compares(Script.Trait.SENT);
    }

    private static Script.Action sendTimeout(int millis) {
        return stage -> stage.socket.set(SoOption.SO_SNDTIMEO, Duration.ofMillis(millis));
    }

    private static Script.Action sendTimeoutByDuplicate(int millis) {
        return stage -> {
            stage.socket.poll(0, 0);
            try (NativeSocket duplicate = stage.socket.duplicate()) {
                duplicate.set(SoOption.SO_SNDTIMEO, Duration.ofMillis(millis));
            }
        };
    }

    private void streams(Function function, SocketKind kind) {
        add(large(function, kind, NONE, "read later").event(Stage::readUntilReturned));
        add(large(function, kind, NONE, "never read"));
        add(large(function, kind, NONE, "SO_SNDTIMEO, never read").before(sendTimeout(LIMIT)).endsAfter(LIMIT));
        add(large(function, kind, NONE, "SO_SNDTIMEO by a duplicate, never read")
                .before(sendTimeoutByDuplicate(LIMIT)).endsAfter(LIMIT));
        add(large(function, kind, NONE, "SO_SNDTIMEO, a part is read twice, a close")
                .before(sendTimeout(LONGER_LIMIT)).event(Stage::readSome).event(Stage::readSome)
                .event(stage -> stage.peer.close()));
        add(large(function, kind, NONE, "the peer closes").event(stage -> stage.peer.close()));
        add(large(function, kind, NONE, "the peer has closed").before(stage -> stage.peer.close()));
        add(large(function, kind, NONE, "full, SO_SNDTIMEO").before(stage -> stage.fill(MESSAGE))
                .before(sendTimeout(LIMIT)).endsAfter(LIMIT));
        add(large(function, kind, NONE, "O_NONBLOCK").before(stage -> stage.socket.setNonBlocking(true)));
        if (function == Function.SENDFILE) {
            return;
        }
        add(large(function, kind, DONT_WAIT, "never read"));
        add(large(function, kind, DONT_WAIT, "full").before(stage -> stage.fill(MESSAGE)));
        add(large(function, kind, MORE, "read later").event(Stage::readUntilReturned));
    }

    private void empty(SocketKind kind) {
        for (Function function : List.of(Function.SEND, Function.SENDMSG)) {
            for (CallFlag[] flags : List.of(NONE, DONT_WAIT)) {
                add(script(function, kind.name(), flags, "no bytes").on(kind)
                        .before(stage -> stage.data = new byte[0]));
            }
        }
        if (kind.isConnection()) {
            add(script(Function.SEND, kind.name(), NONE, "no bytes, full").on(kind).before(stage -> {
                stage.data = new byte[0];
                stage.fill(MESSAGE);
            }).event(Stage::readUntilReturned));
            add(script(Function.SEND, kind.name(), NONE, "no bytes, the peer has closed").on(kind).before(stage -> {
                stage.data = new byte[0];
                stage.peer.close();
            }));
        }
    }

    private static void readsOne(Stage stage) throws IOException {
        stage.peer.recv(new byte[MESSAGE], 0, MESSAGE);
    }

    private void messages(Function function, SocketKind kind) {
        Script.Action full = stage -> {
            stage.data = new byte[MESSAGE];
            Stage.fillWithMessages(stage.socket, stage.data);
        };
        add(script(function, kind.name(), NONE, "full, one is read, all are read").on(kind).before(full)
                .event(SendScripts::readsOne).event(Stage::readUntilReturned));
        add(script(function, kind.name(), NONE, "full").on(kind).before(full));
        add(script(function, kind.name(), DONT_WAIT, "full").on(kind).before(full));
        add(script(function, kind.name(), NONE, "full, SO_SNDTIMEO").on(kind).before(full)
                .before(sendTimeout(LIMIT)).endsAfter(LIMIT));
        add(script(function, kind.name(), NONE, "full, the peer closes").on(kind).before(full)
                .event(stage -> stage.peer.close()));
    }

    /** Not connected: the system reports such a socket as ready to send, whatever the receiver. */
    private void toAFullReceiver() {
        Script.Action full = stage -> {
            stage.peer = stage.keep(Loopback.UNIX.bound(SocketType.DGRAM));
            stage.name = stage.peer.getsockname();
            stage.data = new byte[MESSAGE];
            NativeSocket other = stage.keep(Loopback.UNIX.open(SocketType.DGRAM));
            other.connect(stage.name);
            Stage.fillWithMessages(other, stage.data);
            stage.socket = stage.keep(Loopback.UNIX.open(SocketType.DGRAM));
        };
        String kind = "an unconnected UNIX_DATAGRAM";
        add(script(Function.SENDTO, kind, NONE, "full, one is read").before(full).event(SendScripts::readsOne));
        add(script(Function.SENDTO, kind, NONE, "full").before(full));
        add(script(Function.SENDTO, kind, DONT_WAIT, "full").before(full));
        add(script(Function.SENDTO, kind, NONE, "full, SO_SNDTIMEO").before(full).before(sendTimeout(LIMIT))
                .endsAfter(LIMIT));
        add(script(Function.SENDTO, kind, NONE, "full, SO_SNDTIMEO by a duplicate").before(full)
                .before(sendTimeoutByDuplicate(LIMIT)).endsAfter(LIMIT));
        add(script(Function.SENDTO, kind, NONE, "full, the receiver closes").before(full)
                .event(stage -> stage.peer.close()));
    }

    private void fastOpen() {
        CallFlag[] open = {CallFlag.FASTOPEN};
        CallFlag[] openAndDontWait = {CallFlag.FASTOPEN, CallFlag.DONTWAIT};
        Script.Action fresh = stage -> {
            stage.peer = stage.keep(Loopback.INET.listener());
            stage.name = stage.peer.getsockname();
            stage.data = HELLO;
            stage.socket = stage.keep(Loopback.INET.open(SocketType.STREAM));
        };
        Script.Action prepared = stage -> stage.peer.set(TcpOption.TCP_FASTOPEN, 1);
        String kind = "a fresh TCP";
        add(script(Function.SENDTO, kind, open, "5 bytes").before(fresh));
        add(script(Function.SENDTO, kind, open, "5 bytes, the listener has TCP_FASTOPEN").before(fresh)
                .before(prepared));
        add(script(Function.SENDTO, kind, openAndDontWait, "5 bytes").before(fresh));
        add(script(Function.SENDTO, kind, NONE, "5 bytes").before(fresh));
        add(script(Function.SENDTO, kind, open, "5 bytes, nobody listens").before(fresh)
                .before(stage -> stage.peer.close()));
        add(script(Function.SENDTO, kind, open, "5 bytes, the listener is full, SO_SNDTIMEO").before(fresh)
                .before(ConnectionScripts::fillTcp).before(sendTimeout(LIMIT)).endsAfter(LIMIT));
    }
}
