package dev.panasock.bench.peer;

import static dev.panasock.bench.peer.Datagrams.COUNT;
import static dev.panasock.bench.peer.Memory.SMALL;

import dev.panasock.ControlReader;
import dev.panasock.ControlType;
import dev.panasock.IpOption;
import dev.panasock.Message;
import dev.panasock.MessageBatch;
import dev.panasock.NativeSocket;
import dev.panasock.UdpOption;
import dev.panasock.bench.peer.Loopback.Pair;
import dev.panasock.bench.work.Body;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** What {@code NativeSocket} does with messages. */
final class MessageBodies {
    private static final int CONTROL = 64;
    private static final int TTL = 9;

    private MessageBodies() {
    }

    /** One operation of many datagrams. */
    private interface Many extends Body {
        @Override
        default int batch() {
            return COUNT;
        }
    }

    static Body batches() throws IOException {
        Pair pair = Loopback.udp();
        MessageBatch out = new MessageBatch(COUNT, SMALL, 0);
        MessageBatch in = new MessageBatch(COUNT, SMALL, 0);
        Many body = () -> {
            int sent = 0;
            while (sent < COUNT) {
                sent += pair.out().sendmmsg(out, sent, COUNT - sent, 0);
            }
            int got = 0;
            while (got < COUNT) {
                got += pair.in().recvmmsg(in, COUNT - got, 0);
            }
            return got;
        };
        return body;
    }

    static Body segments() throws IOException {
        Pair pair = Loopback.udp();
        pair.in().set(UdpOption.UDP_GRO, true);
        MemorySegment memory = Memory.of(COUNT * SMALL);
        Message out = new Message(1, CONTROL).add(memory);
        Message in = new Message(1, CONTROL).add(memory);
        out.writeControl().segmentSize(SMALL);
        Many body = () -> {
            pair.out().sendmsg(out);
            long got = 0;
            while (got < COUNT * SMALL) {
                got += pair.in().recvmsg(in);
            }
            return got;
        };
        return body;
    }

    static Body withControl() throws IOException {
        Pair pair = Loopback.udp();
        NativeSocket receiver = pair.in();
        receiver.set(IpOption.IP_RECVTTL, true);
        MemorySegment memory = Memory.of(SMALL);
        Message out = new Message(2, CONTROL).add(memory, 0, SMALL / 2).add(memory, SMALL / 2, SMALL / 2);
        Message in =
                new Message(2, CONTROL).add(memory, 0, SMALL / 2).add(memory, SMALL / 2, SMALL / 2).acceptName(false);
        return () -> {
            out.writeControl().put(ControlType.TTL, TTL);
            pair.out().sendmsg(out);
            receiver.recvmsg(in);
            ControlReader control = in.control();
            if (!control.next() || control.intValue() != TTL) {
                throw new IOException("another TTL");
            }
            return TTL;
        };
    }
}
