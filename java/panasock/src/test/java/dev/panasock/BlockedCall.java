package dev.panasock;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Assumptions;

/** A call that blocks until somebody ends it, on a socket that was prepared so that it really does. */
enum BlockedCall {
    ACCEPT {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.listener(Loopback.INET);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.acceptHandle(null);
        }
    },
    ACCEPT_UNIX {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.listener(Loopback.UNIX);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.acceptHandle(null);
        }
    },
    CONNECT {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            scene.fillQueue(Loopback.INET);
            return scene.keep(Loopback.INET.open(SocketType.STREAM));
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.connect(scene.full);
        }
    },
    CONNECT_UNIX {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            if (!Expect.LINUX) {
                Assumptions.abort("elsewhere a full queue refuses");
            }
            scene.fillQueue(Loopback.UNIX);
            return scene.keep(Loopback.UNIX.open(SocketType.STREAM));
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.connect(scene.full);
        }
    },
    RECV {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.connected(Loopback.INET);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.recv(new byte[64]);
        }
    },
    RECV_UNIX {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.connected(Loopback.UNIX);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.recv(new byte[64]);
        }
    },
    RECV_FULLY {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.connected(Loopback.INET);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.recvFully(new byte[64]);
        }
    },
    RECVFROM {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.keep(Loopback.INET.bound(SocketType.DGRAM));
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.recvfrom(new byte[64], new SockaddrBuffer());
        }
    },
    SEND {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.withoutRoom(scene.connected(Loopback.INET));
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            // The first may be ended with a part of its bytes taken.
            while (socket.send(new byte[1 << 16]) > 0) {
                Thread.onSpinWait();
            }
        }
    },
    RECVMSG {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.connected(Loopback.INET);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.recvmsg(new Message(1, 0).add(ByteBuffer.allocateDirect(64)));
        }
    },
    RECVMMSG {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.keep(Loopback.INET.bound(SocketType.DGRAM));
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.recvmmsg(new MessageBatch(4, 64, 0));
        }
    },
    SENDMSG {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.withoutRoom(scene.connected(Loopback.INET));
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            Message message = new Message(1, 0).add(ByteBuffer.allocateDirect(1 << 16));
            while (socket.sendmsg(message) > 0) {
                Thread.onSpinWait();
            }
        }
    },
    SENDFILE {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            scene.file = SampleFile.of(1 << 16);
            return scene.withoutRoom(scene.connected(Loopback.INET));
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            try (FileHandle file = scene.file.open()) {
                while (socket.sendfile(file, 0, 1 << 16) > 0) {
                    Thread.onSpinWait();
                }
            }
        }
    },
    COPY {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.connected(Loopback.INET);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            try (SocketCopy copy = SocketCopy.of(socket, scene.peer)) {
                copy.transfer(64);
            }
        }
    },
    POLL {
        @Override
        NativeSocket prepare(Scene scene) throws IOException {
            return scene.connected(Loopback.INET);
        }

        @Override
        void run(NativeSocket socket, Scene scene) throws IOException {
            socket.poll(Poll.IN, -1);
        }
    };

    abstract NativeSocket prepare(Scene scene) throws IOException;

    abstract void run(NativeSocket socket, Scene scene) throws IOException;

    /** Once in thousands of times qemu loses a signal that comes just before splice or sendfile, and all that come later. */
    void needsSignals(boolean virtual) {
        if ((this == COPY || this == SENDFILE) && !virtual) {
            Qemu.mayFail("a signal that comes just before splice or sendfile");
        }
    }
}
