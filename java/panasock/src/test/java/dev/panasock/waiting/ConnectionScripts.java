package dev.panasock.waiting;

import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.Poll;
import dev.panasock.Shutdown;
import dev.panasock.SoOption;
import dev.panasock.SocketOption;
import dev.panasock.SocketType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** accept, connect and poll. */
final class ConnectionScripts {
    private static final int LIMIT = 500;
    private static final int MORE_THAN_THE_QUEUE_HOLDS = 8;

    private final List<Script> scripts = new ArrayList<>();

    private ConnectionScripts() {
    }

    static List<Script> all() {
        ConnectionScripts all = new ConnectionScripts();
        for (Loopback family : List.of(Loopback.INET, Loopback.UNIX)) {
            all.accepts(family);
            all.connects(family);
        }
        for (SocketKind kind : SocketKind.values()) {
            all.polls(kind);
        }
        return all.scripts;
    }

    private void add(ScriptBuilder script) {
        scripts.add(script.build());
    }

    private static Script.Action times(SocketOption<Duration> option) {
        return stage -> stage.socket.set(option, Duration.ofMillis(LIMIT));
    }

    private static Script.Action timesByDuplicate(SocketOption<Duration> option) {
        return stage -> {
            stage.socket.poll(0, 0);
            try (NativeSocket duplicate = stage.socket.duplicate()) {
                duplicate.set(option, Duration.ofMillis(LIMIT));
            }
        };
    }

    private static Script.Call interrupted(Script.Call call) {
        return (face, stage) -> {
            Thread.currentThread().interrupt();
            return call.make(face, stage);
        };
    }

    // Accept.

    private void accepts(Loopback family) {
        Script.Call accept = (face, _) -> face.accept();
        Script.Action listener = stage -> {
            stage.peer = stage.keep(family.open(SocketType.STREAM));
            stage.socket = stage.keep(family.listener());
        };
        Script.Action client = stage -> stage.peer.connect(stage.socket.getsockname());
        String name = "accept on " + family + ": ";
        add(new ScriptBuilder(name + "a client", accept).before(listener).event(client));
        add(new ScriptBuilder(name + "a client is there", accept).before(listener).before(client));
        add(new ScriptBuilder(name + "no client", accept).before(listener));
        add(new ScriptBuilder(name + "SO_RCVTIMEO", accept).before(listener).before(times(SoOption.SO_RCVTIMEO))
                .endsAfter(LIMIT).winsock("waits"));
        add(new ScriptBuilder(name + "SO_RCVTIMEO by a duplicate", accept).before(listener)
                .before(timesByDuplicate(SoOption.SO_RCVTIMEO)).endsAfter(LIMIT).winsock("waits"));
        add(new ScriptBuilder(name + "O_NONBLOCK", accept).before(listener)
                .before(stage -> stage.socket.setNonBlocking(true)));
        add(new ScriptBuilder(name + "O_NONBLOCK by a duplicate", accept).before(listener).before(stage -> {
            try (NativeSocket duplicate = stage.socket.duplicate()) {
                duplicate.setNonBlocking(true);
            }
        }));
        add(new ScriptBuilder(name + "not listening", accept).before(listener)
                .before(stage -> stage.socket = stage.keep(family.bound(SocketType.STREAM))));
        add(new ScriptBuilder(name + "the listener is shut down", accept).before(listener)
                .event(stage -> stage.socket.shutdown(Shutdown.RECEIVE)));
        add(new ScriptBuilder(name + "interrupted before, no client", interrupted(accept)).before(listener)
                .compares(Script.Trait.WITHOUT_RAW));
        add(new ScriptBuilder(name + "interrupted before, a client is there", interrupted(accept)).before(listener)
                .before(client).compares(Script.Trait.WITHOUT_RAW));
    }

    // Connect.

    /** A listener with a full queue. */
    private static void fill(Stage stage, Loopback family) throws IOException {
        stage.peer.listen(0);
        for (int i = 0; i < MORE_THAN_THE_QUEUE_HOLDS; i++) {
            NativeSocket client = stage.keep(family.open(SocketType.STREAM));
            client.setNonBlocking(true);
            client.connect(stage.peer.getsockname());
        }
        stage.peer.poll(Poll.IN, LIMIT);
    }

    static void fillTcp(Stage stage) throws IOException {
        fill(stage, Loopback.INET);
    }

    private void connects(Loopback family) {
        Script.Call connect = (face, stage) -> face.connect(stage.name);
        Script.Action listener = stage -> {
            stage.peer = stage.keep(family.listener());
            stage.name = stage.peer.getsockname();
            stage.socket = stage.keep(family.open(SocketType.STREAM));
        };
        Script.Action full = stage -> fill(stage, family);
        String name = "connect on " + family + ": ";
        add(new ScriptBuilder(name + "a listener", connect).before(listener));
        add(new ScriptBuilder(name + "nobody listens", connect).before(listener)
                .before(stage -> stage.peer.close()));
        add(new ScriptBuilder(name + "connected", connect).before(listener)
                .before(stage -> stage.socket.connect(stage.name)));
        add(new ScriptBuilder(name + "full", connect).before(listener).before(full));
        add(new ScriptBuilder(name + "full, SO_SNDTIMEO", connect).before(listener).before(full)
                .before(times(SoOption.SO_SNDTIMEO)).endsAfter(LIMIT));
        add(new ScriptBuilder(name + "full, SO_SNDTIMEO by a duplicate", connect).before(listener).before(full)
                .before(timesByDuplicate(SoOption.SO_SNDTIMEO)).endsAfter(LIMIT));
        add(new ScriptBuilder(name + "full, O_NONBLOCK", connect).before(listener).before(full)
                .before(stage -> stage.socket.setNonBlocking(true)));
        add(new ScriptBuilder(name + "interrupted before, a listener", interrupted(connect)).before(listener)
                .compares(Script.Trait.WITHOUT_RAW));
        add(new ScriptBuilder(name + "interrupted before, full", interrupted(connect)).before(listener).before(full)
                .compares(Script.Trait.WITHOUT_RAW));
        if (family == Loopback.UNIX) {
            add(new ScriptBuilder(name + "full, one is accepted", connect).before(listener).before(full)
                    .event(stage -> stage.keep(stage.peer.accept())));
            add(new ScriptBuilder(name + "full, the listener closes", connect).before(listener).before(full)
                    .event(stage -> stage.peer.close()));
        }
    }

    // Poll.

    private static ScriptBuilder poll(SocketKind kind, int events, int millis, String story) {
        String names = events == Poll.IN ? "IN" : events == Poll.OUT ? "OUT" : events == 0 ? "0" : "PRI";
        return new ScriptBuilder("poll(" + names + ", " + millis + ") on " + kind + ": " + story,
                (face, _) -> face.poll(events, millis)).on(kind);
    }

    private void polls(SocketKind kind) {
        add(poll(kind, Poll.IN, -1, "nothing, abc").event(stage -> stage.say("abc")));
        add(poll(kind, Poll.IN, -1, "abc is there").before(stage -> stage.say("abc")));
        add(poll(kind, Poll.IN, LIMIT, "nothing").endsAfter(LIMIT));
        add(poll(kind, Poll.IN, 0, "nothing"));
        add(poll(kind, Poll.IN, -1, "O_NONBLOCK, nothing, abc").before(stage -> stage.socket.setNonBlocking(true))
                .event(stage -> stage.say("abc")));
        add(poll(kind, Poll.IN, -1, "SO_RCVTIMEO, nothing").before(times(SoOption.SO_RCVTIMEO)));
        add(poll(kind, Poll.OUT, -1, "empty"));
        add(poll(kind, Poll.IN, -1, "SO_RCVLOWAT 10, abc is there, 0123456789")
                .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).before(stage -> stage.say("abc"))
                .event(stage -> stage.say("0123456789")));
        if (kind.isConnection()) {
            add(poll(kind, 0, -1, "nothing, close").event(stage -> stage.peer.close()));
            add(poll(kind, Poll.IN, -1, "nothing, close").event(stage -> stage.peer.close())
                    .winsock("1 after event 1"));
            add(poll(kind, 0, -1, "nothing, shut down").event(stage -> stage.peer.shutdown(Shutdown.BOTH)));
        }
        if (kind.isStream()) {
            add(poll(kind, Poll.PRI, -1, "nothing, urgent x").event(stage -> stage.peer.send(new byte[1], 0, 1,
                    dev.panasock.Msg.OOB)));
        }
        add(new ScriptBuilder("poll(IN, -1) on " + kind + ": interrupted before, nothing",
                interrupted((face, _) -> face.poll(Poll.IN, -1))).on(kind).compares(Script.Trait.WITHOUT_RAW));
        add(new ScriptBuilder("poll(IN, -1) on " + kind + ": interrupted before, abc is there",
                interrupted((face, _) -> face.poll(Poll.IN, -1))).on(kind).before(stage -> stage.say("abc"))
                .compares(Script.Trait.WITHOUT_RAW));
        add(new ScriptBuilder("recv(6, 0) on " + kind + ": interrupted before, nothing",
                interrupted((face, _) -> face.recv(6))).on(kind).compares(Script.Trait.WITHOUT_RAW));
        add(new ScriptBuilder("recv(6, 0) on " + kind + ": interrupted before, abc is there",
                interrupted((face, _) -> face.recv(6))).on(kind).before(stage -> stage.say("abc"))
                .compares(Script.Trait.WITHOUT_RAW));
        add(new ScriptBuilder("recv(6, WAITALL) on " + kind + ": interrupted before, abc is there",
                interrupted((face, _) -> face.recv(6, CallFlag.WAITALL))).on(kind).before(stage -> stage.say("abc"))
                .compares(Script.Trait.WITHOUT_RAW));
        add(new ScriptBuilder("send(0) on " + kind + ": interrupted before",
                interrupted((face, _) -> face.send(new byte[1]))).on(kind).compares(Script.Trait.WITHOUT_RAW));
    }
}
