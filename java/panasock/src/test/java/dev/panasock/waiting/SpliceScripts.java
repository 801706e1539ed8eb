package dev.panasock.waiting;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Protocol;
import dev.panasock.SoOption;
import dev.panasock.SocketPair;
import dev.panasock.SocketType;
import dev.panasock.linux.Pipe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** splice from a socket into a pipe, and from a pipe into a socket. */
final class SpliceScripts {
    private static final int LIMIT = 500;
    private static final int SMALL_BUFFER = 1 << 12;

    private final List<Script> scripts = new ArrayList<>();

    private SpliceScripts() {
    }

    static List<Script> all() {
        SpliceScripts all = new SpliceScripts();
        for (SocketKind kind : List.of(SocketKind.TCP, SocketKind.UNIX_STREAM)) {
            all.out(kind);
            all.in(kind);
        }
        return all.scripts;
    }

    private void add(ScriptBuilder script) {
        scripts.add(script.build());
    }

    /** A pipe that one splice fills, whatever its bytes. */
    private static void pipe(Stage stage) throws IOException {
        stage.pipe = stage.keep(Pipe.open());
        stage.pipe.setCapacity(1);
    }

    private static void write(Stage stage, String text) throws IOException {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            pair.first().send(text.getBytes(StandardCharsets.US_ASCII));
            pair.second().spliceTo(stage.pipe.writer(), text.length(), Pipe.NONE);
        }
    }

    private static void read(Stage stage) throws IOException {
        try (SocketPair pair = NativeSocket.pair(AddressFamily.UNIX, SocketType.STREAM, Protocol.DEFAULT)) {
            pair.first().spliceFrom(stage.pipe.reader(), 3, Pipe.NONE);
        }
    }

    private static ScriptBuilder out(SocketKind kind, String story) {
        return new ScriptBuilder("splice(6) from " + kind + " into a pipe: " + story,
                (face, stage) -> face.spliceTo(stage.pipe, 6)).on(kind).before(SpliceScripts::pipe)
                .compares(Script.Trait.LEFT);
    }

    private void out(SocketKind kind) {
        add(out(kind, "nothing, abc, def").event(stage -> stage.say("abc")).event(stage -> stage.say("def")));
        add(out(kind, "abc is there, def").before(stage -> stage.say("abc")).event(stage -> stage.say("def")));
        add(out(kind, "abcdefghi is there").before(stage -> stage.say("abcdefghi")));
        add(out(kind, "nothing, close").event(stage -> stage.peer.close()));
        add(out(kind, "closed").before(stage -> stage.peer.close()));
        add(out(kind, "the pipe is full, abc is there, the pipe is read").before(stage -> write(stage, "xyz"))
                .before(stage -> stage.say("abc")).event(SpliceScripts::read));
        add(out(kind, "the pipe is full, nothing, the pipe is read, abc").before(stage -> write(stage, "xyz"))
                .event(SpliceScripts::read).event(stage -> stage.say("abc")));
        add(out(kind, "nobody reads the pipe").before(stage -> stage.pipe.reader().close()));
        add(out(kind, "nothing, SO_RCVTIMEO")
                .before(stage -> stage.socket.set(SoOption.SO_RCVTIMEO, Duration.ofMillis(LIMIT))).endsAfter(LIMIT));
        add(out(kind, "SO_RCVLOWAT 10, abc is there, 0123456789")
                .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).before(stage -> stage.say("abc"))
                .event(stage -> stage.say("0123456789")));
    }

    private static ScriptBuilder in(SocketKind kind, String story) {
        return new ScriptBuilder("splice(6) from a pipe into " + kind + ": " + story,
                (face, stage) -> face.spliceFrom(stage.pipe, 6)).on(kind).before(SpliceScripts::pipe);
    }

    private static void fills(Stage stage) throws IOException {
        stage.socket.set(SoOption.SO_SNDBUF, SMALL_BUFFER);
        stage.peer.set(SoOption.SO_RCVBUF, SMALL_BUFFER);
        stage.fill(SMALL_BUFFER);
    }

    private void in(SocketKind kind) {
        add(in(kind, "the pipe is empty, abc, def").event(stage -> write(stage, "abc"))
                .event(stage -> write(stage, "def")));
        add(in(kind, "abc is there").before(stage -> write(stage, "abc")));
        add(in(kind, "the pipe is empty and ended").before(stage -> stage.pipe.writer().close()));
        add(in(kind, "the pipe is empty, it is ended").event(stage -> stage.pipe.writer().close()));
        add(in(kind, "abc is there, the peer has closed").before(stage -> write(stage, "abc"))
                .before(stage -> stage.peer.close()));
        add(in(kind, "abc is there, full, read later").before(stage -> write(stage, "abc"))
                .before(SpliceScripts::fills).event(Stage::readUntilReturned));
        add(in(kind, "abc is there, full, SO_SNDTIMEO").before(stage -> write(stage, "abc"))
                .before(SpliceScripts::fills)
                .before(stage -> stage.socket.set(SoOption.SO_SNDTIMEO, Duration.ofMillis(LIMIT))).endsAfter(LIMIT));
    }
}
