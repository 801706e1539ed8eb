package dev.panasock.poll;

import dev.panasock.Loopback;
import dev.panasock.NativeSocket;
import dev.panasock.Shutdown;
import dev.panasock.SocketType;
import dev.panasock.UnreadError;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A socket in some state, and what Linux says of it: by poll and epoll, by select, by {@link Poller}. */
enum State {
    IDLE("nothing has come, and there is room to send", "OUT", "w", "WRITE") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            return stream(others).far();
        }
    },
    DATA("data waits", "IN OUT", "rw", "READ WRITE") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            Stream stream = stream(others);
            stream.near().send(new byte[1]);
            return stream.far();
        }
    },
    FULL("nothing more can be sent", "", "", "") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            Stream stream = stream(others);
            stream.fill();
            return stream.near();
        }
    },
    PEER_ENDED("the peer has ended its direction", "IN OUT RDHUP", "rw", "READ WRITE") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            Stream stream = stream(others);
            stream.near().shutdown(Shutdown.SEND);
            return stream.far();
        }
    },
    SELF_ENDED("this side has ended its direction", "OUT", "w", "WRITE") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            Stream stream = stream(others);
            stream.far().shutdown(Shutdown.SEND);
            return stream.far();
        }
    },
    BOTH_ENDED("both sides have ended their directions", "IN OUT HUP RDHUP", "rw", "READ WRITE HANGUP") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            Stream stream = stream(others);
            stream.near().shutdown(Shutdown.SEND);
            stream.far().shutdown(Shutdown.SEND);
            return stream.far();
        }
    },
    RESET("the peer has reset the connection", "IN OUT ERR HUP RDHUP", "rw", "READ WRITE HANGUP ERROR") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            Stream stream = stream(others);
            Stream.reset(stream.near());
            return stream.far();
        }
    },
    FRESH("a stream that was never connected", "OUT HUP", "rw", "READ WRITE HANGUP") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            return add(others, Stream.socket());
        }
    },
    REFUSED("a connect was refused", "IN OUT ERR HUP RDHUP", "rw", "READ WRITE HANGUP ERROR") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            NativeSocket silent = add(others, Loopback.INET.bound(SocketType.STREAM)); // does not listen
            NativeSocket socket = add(others, Stream.socket());
            socket.connect(silent.getsockname());
            return socket;
        }
    },
    QUEUED_ERROR("an entry of the error queue is unread (IP_RECVERR)", "OUT ERR", "rw", "WRITE ERROR") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            return UnreadError.socket(others::add);
        }
    },
    LISTENING("a listener without a client", "", "", "") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            return add(others, Stream.listener());
        }
    },
    CALLED("a listener with a client that waits", "IN", "r", "READ") {
        @Override
        NativeSocket make(List<Closeable> others) throws IOException {
            NativeSocket listener = add(others, Stream.listener());
            add(others, Stream.socket()).connect(listener.getsockname());
            return listener;
        }
    };

    final String meaning;
    final String poll;
    final String select;
    final String poller;

    State(String meaning, String poll, String select, String poller) {
        this.meaning = meaning;
        this.poll = poll;
        this.select = select;
        this.poller = poller;
    }

    /** A socket in this state; what else is to be closed goes to the others. */
    abstract NativeSocket make(List<Closeable> others) throws IOException;

    private static <T extends Closeable> T add(List<Closeable> others, T one) {
        others.add(one);
        return one;
    }

    private static Stream stream(List<Closeable> others) throws IOException {
        Stream stream = Stream.open();
        others.add(stream.near());
        others.add(stream.far());
        return stream;
    }

    /** For each test its own. */
    static List<Closeable> nothing() {
        return new ArrayList<>();
    }
}
