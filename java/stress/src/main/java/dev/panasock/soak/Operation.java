package dev.panasock.soak;

import dev.panasock.AddressFamily;
import dev.panasock.NativeSocket;
import dev.panasock.Shutdown;
import dev.panasock.SocketHandle;
import dev.panasock.SocketType;
import java.io.IOException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** One thing that a thread does with a pair. */
enum Operation {
    SEND(30) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException {
            byte[] data = new byte[1 + random.nextInt(random.nextInt(50) == 0 ? LARGEST : 2_000)];
            Arrays.fill(data, pair.mark());
            int sent = face.send(pair.any(random), data);
            if (sent > data.length) {
                tally.wrong("send: " + sent + " of " + data.length);
            }
            return sent < 0 ? "would block" : "sent";
        }
    },
    RECV(40) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException {
            byte[] buffer = new byte[1 + random.nextInt(4_000)];
            int received = face.recv(pair.any(random), buffer);
            for (int i = 0; i < received; i++) {
                if (buffer[i] != pair.mark()) {
                    tally.wrong("recv: a byte of another socket");
                    break;
                }
            }
            return received > 0 ? "received" : received == NativeSocket.WOULD_BLOCK ? "would block" : "end";
        }
    },
    POLL(15) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException {
            face.poll(pair.any(random), random.nextBoolean(), random.nextInt(20));
            return "polled";
        }
    },
    ACCEPT(20) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException {
            if (pair.kind() != Pair.Kind.LISTENER) {
                return "passed over";
            }
            NativeSocket accepted = face.accept(pair.left());
            if (accepted == null) {
                return "would block";
            }
            accepted.close();
            return "accepted";
        }
    },
    CONNECT(20) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException {
            if (pair.kind() != Pair.Kind.LISTENER) {
                return "passed over";
            }
            try (NativeSocket client = NativeSocket.open(AddressFamily.INET, SocketType.STREAM)) {
                face.connect(client, pair.left().getsockname());
                return "connected";
            }
        }
    },
    SHUT_DOWN(1) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException {
            pair.any(random).shutdown(random.nextBoolean() ? Shutdown.SEND : Shutdown.BOTH);
            return "shut down";
        }
    },
    CLOSE_ONE(1) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException {
            pair.any(random).close();
            return "closed";
        }
    },
    RELEASE(1) {
        @Override
        String run(Face face, Pair pair, RandomGenerator random, Tally tally) {
            try {
                int result = SocketHandle.adopt(pair.any(random).handle().release()).closeWithResult();
                if (result != 0) {
                    tally.wrong("close of a released number: " + result);
                }
                return "given away and closed";
            } catch (IllegalStateException inUseOrClosed) {
                return "in use or closed";
            }
        }
    };

    /** What is sent at once. */
    static final int LARGEST = 100_000;
    private static final int SUM = Arrays.stream(values()).mapToInt(operation -> operation.weight).sum();

    private final int weight;

    Operation(int weight) {
        this.weight = weight;
    }

    static Operation any(RandomGenerator random) {
        int left = random.nextInt(SUM);
        for (Operation operation : values()) {
            left -= operation.weight;
            if (left < 0) {
                return operation;
            }
        }
        throw new AssertionError();
    }

    /** Does it and says how it ended. */
    abstract String run(Face face, Pair pair, RandomGenerator random, Tally tally) throws IOException;
}
