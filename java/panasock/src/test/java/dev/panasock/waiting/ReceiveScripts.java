package dev.panasock.waiting;

import dev.panasock.IpOption;
import dev.panasock.Linger;
import dev.panasock.Msg;
import dev.panasock.NativeSocket;
import dev.panasock.Shutdown;
import dev.panasock.SoOption;
import dev.panasock.SocketOption;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** recv, recvfrom and recvmsg: each flag, each kind of socket, each of what a peer can do. */
final class ReceiveScripts {
    private static final int LIMIT = 500;
    private static final int LARGE = 300_000;
    private static final int LONGER_LIMIT = 1200;

    private static final CallFlag[] NONE = {};
    private static final CallFlag[] PEEK = {CallFlag.PEEK};
    private static final CallFlag[] ALL = {CallFlag.WAITALL};
    private static final CallFlag[] PEEK_ALL = {CallFlag.PEEK, CallFlag.WAITALL};
    private static final CallFlag[] DONT_WAIT = {CallFlag.DONTWAIT};
    private static final CallFlag[] DONT_WAIT_ALL = {CallFlag.DONTWAIT, CallFlag.WAITALL};
    private static final CallFlag[] TRUNC = {CallFlag.TRUNC};
    private static final CallFlag[] TRUNC_ALL = {CallFlag.TRUNC, CallFlag.WAITALL};
    private static final CallFlag[] TRUNC_PEEK = {CallFlag.TRUNC, CallFlag.PEEK};
    private static final CallFlag[] ERRORS = {CallFlag.ERRQUEUE};
    private static final CallFlag[] URGENT = {CallFlag.OOB};
    private static final CallFlag[] URGENT_PEEK = {CallFlag.OOB, CallFlag.PEEK};
    private static final List<CallFlag[]> FLAGS =
            List.of(NONE, PEEK, ALL, PEEK_ALL, DONT_WAIT, DONT_WAIT_ALL, TRUNC, TRUNC_ALL, TRUNC_PEEK, ERRORS, URGENT);
    private static final List<CallFlag[]> WAITING = List.of(NONE, PEEK, ALL, PEEK_ALL);

    private final List<Script> scripts = new ArrayList<>();

    private ReceiveScripts() {
    }

    /** Which function. */
    private enum Function {
        RECV {
            @Override
            CallResult make(CallFace face, int length, CallFlag... flags) throws IOException {
                return face.recv(length, flags);
            }
        },
        RECVFROM {
            @Override
            CallResult make(CallFace face, int length, CallFlag... flags) throws IOException {
                return face.recvfrom(length, flags);
            }
        },
        RECVMSG {
            @Override
            CallResult make(CallFace face, int length, CallFlag... flags) throws IOException {
                return face.recvmsg(length, flags);
            }
        };

        abstract CallResult make(CallFace face, int length, CallFlag... flags) throws IOException;
    }

    private static final List<Function> FUNCTIONS = List.of(Function.values());

    static List<Script> all() {
        ReceiveScripts all = new ReceiveScripts();
        for (SocketKind kind : SocketKind.values()) {
            for (Function function : FUNCTIONS) {
                (function == Function.RECV ? FLAGS : WAITING).forEach(flags -> all.data(function, kind, flags));
                (function == Function.RECV ? WAITING : List.of(NONE, ALL))
                        .forEach(flags -> all.ends(function, kind, flags));
                all.timeouts(function, kind);
            }
            all.lengths(kind);
            all.batches(kind);
            all.lowWater(kind);
            all.modes(kind);
            all.errors(kind);
        }
        all.large(SocketKind.TCP);
        all.large(SocketKind.UNIX_STREAM);
        all.urgent(SocketKind.TCP);
        all.urgent(SocketKind.UNIX_STREAM);
        return all.scripts;
    }

    private ScriptBuilder add(Function function, SocketKind kind, int length, CallFlag[] flags, String story) {
        String name = function.name().toLowerCase(java.util.Locale.ROOT) + "(" + length + ", "
                + CallFlag.names(flags) + ") on " + kind + ": " + story;
        return new ScriptBuilder(name, (face, _) -> function.make(face, length, flags)).on(kind)
                .compares(Script.Trait.LEFT);
    }

    private void add(ScriptBuilder script) {
        scripts.add(script.build());
    }

    private static Script.Action says(String text) {
        return stage -> stage.say(text);
    }

    private static Script.Action closes() {
        return stage -> stage.peer.close();
    }

    /** With a reset: a UNIX stream sends one if there is data that the closing end has not read. */
    private static Script.Action resets(SocketKind kind) {
        return stage -> {
            if (kind == SocketKind.TCP) {
                stage.peer.set(SoOption.SO_LINGER, Linger.RESET);
            } else {
                stage.socket.send(new byte[1]);
            }
            stage.peer.close();
        };
    }

    private void data(Function function, SocketKind kind, CallFlag[] flags) {
        add(add(function, kind, 6, flags, "abc is there, def").before(says("abc")).event(says("def")));
        if (function == Function.RECV) {
            add(add(function, kind, 6, flags, "nothing, abc, def").event(says("abc")).event(says("def")));
            add(add(function, kind, 6, flags, "abc and def are there").before(says("abc")).before(says("def")));
            add(add(function, kind, 6, flags, "abcdefghi is there").before(says("abcdefghi")));
            add(add(function, kind, 6, flags, "ab is there, cd, efgh").before(says("ab")).event(says("cd"))
                    .event(says("efgh")));
        }
    }

    private void ends(Function function, SocketKind kind, CallFlag[] flags) {
        if (!kind.isConnection()) {
            return;
        }
        add(add(function, kind, 6, flags, "abc is there, close").before(says("abc")).event(closes()));
        add(add(function, kind, 6, flags, "abc is there, reset").before(says("abc")).event(resets(kind)));
        if (function == Function.RECV) {
            add(add(function, kind, 6, flags, "abc and a close are there").before(says("abc")).before(closes()));
            add(add(function, kind, 6, flags, "nothing, close").event(closes()));
            add(add(function, kind, 6, flags, "nothing, reset").event(resets(kind)));
            add(add(function, kind, 6, flags, "abc is there, shut down at this end").before(says("abc"))
                    .event(stage -> stage.socket.shutdown(Shutdown.RECEIVE)));
        }
    }

    private static Script.Action times(SocketOption<Duration> option, int millis) {
        return stage -> stage.socket.set(option, Duration.ofMillis(millis));
    }

    /** Through a duplicate, after the library has seen the socket without. */
    private static Script.Action timesByDuplicate(int millis) {
        return stage -> {
            stage.socket.recv(new byte[1], 0, 1, Msg.DONTWAIT);
            try (NativeSocket duplicate = stage.socket.duplicate()) {
                duplicate.set(SoOption.SO_RCVTIMEO, Duration.ofMillis(millis));
            }
        };
    }

    private void timeouts(Function function, SocketKind kind) {
        add(add(function, kind, 6, NONE, "SO_RCVTIMEO, nothing").before(times(SoOption.SO_RCVTIMEO, LIMIT))
                .endsAfter(LIMIT));
        add(add(function, kind, 6, NONE, "SO_RCVTIMEO by a duplicate, nothing").before(timesByDuplicate(LIMIT))
                .endsAfter(LIMIT));
        if (kind.isStream()) {
            add(add(function, kind, 6, ALL, "SO_RCVTIMEO, abc is there")
                    .before(times(SoOption.SO_RCVTIMEO, LIMIT)).before(says("abc")).endsAfter(LIMIT));
            add(add(function, kind, 6, ALL, "SO_RCVTIMEO, nothing, a, b, c")
                    .before(times(SoOption.SO_RCVTIMEO, LONGER_LIMIT)).event(says("a")).event(says("b"))
                    .event(says("c")).endsAfter(LONGER_LIMIT));
        }
        if (kind == SocketKind.TCP) {
            add(add(function, kind, 6, PEEK_ALL, "SO_RCVTIMEO, abc is there")
                    .before(times(SoOption.SO_RCVTIMEO, LIMIT)).before(says("abc")).endsAfter(LIMIT));
        }
        if (function == Function.RECV) {
            add(add(function, kind, 6, NONE, "nothing, SO_RCVTIMEO set while it waits, abc")
                    .event(times(SoOption.SO_RCVTIMEO, 1)).event(says("abc")));
        }
    }

    private void lengths(SocketKind kind) {
        for (CallFlag[] flags : List.of(NONE, PEEK, ALL, DONT_WAIT, TRUNC, ERRORS)) {
            add(add(Function.RECV, kind, 0, flags, "nothing, abc").event(says("abc")));
            add(add(Function.RECV, kind, 0, flags, "abc is there").before(says("abc")));
        }
        if (kind.isConnection()) {
            add(add(Function.RECV, kind, 0, NONE, "closed").before(closes()));
        } else {
            add(add(Function.RECV, kind, 6, NONE, "nothing, an empty message").event(says("")));
            add(add(Function.RECV, kind, 6, ALL, "an empty message is there, abc").before(says(""))
                    .event(says("abc")));
        }
    }

    private void batches(SocketKind kind) {
        for (CallFlag[] flags : List.of(NONE, PEEK, DONT_WAIT, ERRORS)) {
            String name = "recvmmsg(2, " + CallFlag.names(flags) + ") on " + kind + ": ";
            Script.Call call = (face, _) -> face.recvmmsg(2, flags);
            scripts.add(new ScriptBuilder(name + "nothing, abc, def", call).on(kind).compares(Script.Trait.LEFT)
                    .event(says("abc")).event(says("def")).build());
            scripts.add(new ScriptBuilder(name + "abc is there, def", call).on(kind).compares(Script.Trait.LEFT)
                    .before(says("abc")).event(says("def")).build());
            scripts.add(new ScriptBuilder(name + "SO_RCVTIMEO, abc is there", call).on(kind)
                    .compares(Script.Trait.LEFT).before(times(SoOption.SO_RCVTIMEO, LIMIT)).before(says("abc"))
                    .build());
        }
    }

    /** More than the library copies at once. */
    private void large(SocketKind kind) {
        Script.Action part = stage -> {
            byte[] bytes = new byte[LARGE / 2];
            new Random(1).nextBytes(bytes);
            stage.peer.sendAll(bytes);
        };
        Script.Action buffers = stage -> {
            stage.peer.set(SoOption.SO_SNDBUF, LARGE);
            stage.socket.set(SoOption.SO_RCVBUF, LARGE);
        };
        for (Function function : FUNCTIONS) {
            add(add(function, kind, LARGE, ALL, "a half is there, the other one").before(buffers).before(part)
                    .event(part));
            add(add(function, kind, LARGE, ALL, "nothing, a half, close").before(buffers).event(part)
                    .event(closes()));
        }
        for (CallFlag[] flags : List.of(NONE, PEEK)) {
            add(add(Function.RECV, kind, LARGE, flags, "nothing, abc").event(says("abc")));
        }
    }

    private void lowWater(SocketKind kind) {
        for (CallFlag[] flags : WAITING) {
            add(add(Function.RECV, kind, 20, flags, "SO_RCVLOWAT 10, abc is there, 0123456789, more")
                    .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).before(says("abc"))
                    .event(says("0123456789")).event(says("defghijklmnop")));
        }
        add(add(Function.RECV, kind, 20, NONE, "SO_RCVLOWAT 10, nothing, abc, 0123456789")
                .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).event(says("abc"))
                .event(says("0123456789")));
        add(add(Function.RECV, kind, 6, NONE, "SO_RCVLOWAT 10 is more than the length, abc is there, defg")
                .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).before(says("abc"))
                .event(says("defg")));
        add(add(Function.RECV, kind, 20, DONT_WAIT, "SO_RCVLOWAT 10, abc is there")
                .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).before(says("abc")));
        add(add(Function.RECVMSG, kind, 20, NONE, "SO_RCVLOWAT 10, abc is there, 0123456789")
                .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).before(says("abc"))
                .event(says("0123456789")));
        if (kind.isConnection()) {
            add(add(Function.RECV, kind, 20, NONE, "SO_RCVLOWAT 10, abc is there, close")
                    .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10)).before(says("abc"))
                    .event(closes()));
        }
        if (kind == SocketKind.TCP) {
            add(add(Function.RECV, kind, 20, NONE, "SO_RCVLOWAT 10, SO_RCVTIMEO, abc is there")
                    .before(stage -> stage.socket.set(SoOption.SO_RCVLOWAT, 10))
                    .before(times(SoOption.SO_RCVTIMEO, LIMIT)).before(says("abc")).endsAfter(LIMIT));
        }
    }

    private void modes(SocketKind kind) {
        add(add(Function.RECV, kind, 6, NONE, "O_NONBLOCK by a duplicate, nothing").before(stage -> {
            try (NativeSocket duplicate = stage.socket.duplicate()) {
                duplicate.setNonBlocking(true);
            }
        }));
        add(add(Function.RECV, kind, 6, ALL, "O_NONBLOCK, abc is there")
                .before(stage -> stage.socket.setNonBlocking(true)).before(says("abc")));
        add(add(Function.RECV, kind, 6, NONE, "O_NONBLOCK taken away by a duplicate, nothing, abc").before(stage -> {
            stage.socket.setNonBlocking(true);
            try (NativeSocket duplicate = stage.socket.duplicate()) {
                duplicate.setNonBlocking(false);
            }
        }).event(says("abc")));
    }

    /** An error of the network, in the queue of errors and as the pending error. */
    private void errors(SocketKind kind) {
        if (kind != SocketKind.UDP) {
            return;
        }
        Script.Action refused = stage -> {
            stage.socket.set(IpOption.IP_RECVERR, true);
            stage.peer.close();
            stage.socket.send("lost".getBytes(StandardCharsets.US_ASCII));
            stage.socket.poll(0, LIMIT);
        };
        for (CallFlag[] flags : List.of(NONE, ALL, ERRORS)) {
            add(add(Function.RECV, kind, 6, flags, "an entry in the queue of errors").before(refused));
            add(add(Function.RECVMSG, kind, 6, flags, "an entry in the queue of errors").before(refused));
        }
        add(add(Function.RECV, kind, 6, NONE, "nothing, the peer refuses").event(stage -> {
            stage.peer.close();
            stage.socket.send(new byte[1]);
        }));
    }

    private static Script.Action urges(String text) {
        return stage -> stage.peer.send(text.getBytes(StandardCharsets.US_ASCII), 0, text.length(), Msg.OOB);
    }

    private void urgent(SocketKind kind) {
        for (CallFlag[] flags : List.of(URGENT, URGENT_PEEK)) {
            add(add(Function.RECV, kind, 1, flags, "urgent x is there").before(urges("x")));
            add(add(Function.RECV, kind, 6, flags, "abc, urgent x are there").before(says("abc")).before(urges("x")));
            add(add(Function.RECV, kind, 1, flags, "urgent x, inline").before(
                    stage -> stage.socket.set(SoOption.SO_OOBINLINE, true)).before(urges("x")));
        }
        for (CallFlag[] flags : WAITING) {
            add(add(Function.RECV, kind, 6, flags, "abc, urgent x, def are there").before(says("abc"))
                    .before(urges("x")).before(says("def")));
            add(add(Function.RECV, kind, 6, flags, "nothing, urgent x, abc").event(urges("x")).event(says("abc")));
            add(add(Function.RECV, kind, 6, flags, "abc is there, urgent x, def").before(says("abc"))
                    .event(urges("x")).event(says("def")));
            add(add(Function.RECV, kind, 6, flags, "inline: abc, urgent x, def are there")
                    .before(stage -> stage.socket.set(SoOption.SO_OOBINLINE, true)).before(says("abc"))
                    .before(urges("x")).before(says("def")));
        }
    }
}
