package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import dev.panasock.NativeSocket;
import dev.panasock.SoOption;
import dev.panasock.UnixSockaddr;
import dev.panasock.linux.PidFd;
import dev.panasock.process.HaproxySocket;
import dev.panasock.process.HaproxySockets;
import dev.panasock.process.InheritedSocket;
import dev.panasock.process.InheritedSockets;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code panasock given-server}: listens nowhere itself; it has its sockets from another program. */
@Command(name = "given-server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Sends back what it receives, on sockets that another program has opened.", //
        footer = {"", "Each line of standard output is 'serving <name> <address>'."})
final class GivenServer implements Callable<Integer> {
    private static final int BUFFER_LENGTH = 64 * 1024;

    @ArgGroup(multiplicity = "1")
    private Giver giver;

    @Option(names = "--clients", paramLabel = "<number>", defaultValue = "0", //
            description = "End when so many clients have been served (default: when the process is ended).")
    private int clients;

    private CountDownLatch left;

    /** Who gives the sockets: one of these. */
    private static final class Giver {
        @Option(names = "--systemd", description = "systemd, or systemd-socket-activate: LISTEN_FDS.")
        private boolean systemd;

        @Option(names = "--descriptor", paramLabel = "<number>", description = "Whoever has started this program.")
        private int descriptor = -1;

        @Option(names = "--haproxy", paramLabel = "<path>", //
                description = "A running HAProxy, asked on its UNIX socket ('expose-fd listeners').")
        private String haproxy;

        @Option(names = "--process", paramLabel = "<pid>:<descriptor>", //
                description = "Another process, which is not asked (Linux: pidfd_getfd).")
        private String process;

        List<InheritedSocket> sockets() throws IOException {
            if (systemd) {
                return InheritedSockets.ofServiceManager();
            }
            if (haproxy != null) {
                return HaproxySockets.receive(UnixSockaddr.of(haproxy)).stream().map(Giver::named).toList();
            }
            if (process != null) {
                return List.of(new InheritedSocket(process, taken(process.split(":"))));
            }
            return List.of(new InheritedSocket("descriptor-" + descriptor, InheritedSockets.descriptor(descriptor)));
        }

        private static InheritedSocket named(HaproxySocket given) {
            return new InheritedSocket("haproxy" + given.namespace() + given.networkInterface(), given.socket());
        }

        private static NativeSocket taken(String[] words) throws IOException {
            try (PidFd process = PidFd.open(Long.parseLong(words[0]))) {
                return process.socket(Integer.parseInt(words[1]));
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        left = new CountDownLatch(clients == 0 ? Integer.MAX_VALUE : clients);
        List<InheritedSocket> sockets = giver.sockets();
        if (sockets.isEmpty()) {
            stderr.printf("no sockets were given\n");
            return 1;
        }
        for (InheritedSocket given : sockets) {
            stdout.printf("serving %s %s\n", given.name(), given.socket().getsockname());
            boolean listens = given.socket().get(SoOption.SO_ACCEPTCONN);
            Threads.PLATFORM.execute(() -> {
                if (listens) {
                    acceptAll(given.socket());
                } else {
                    serve(given.socket());
                }
            });
        }
        left.await();
        return 0;
    }

    private void acceptAll(NativeSocket listener) {
        AcceptOutage outage = new AcceptOutage();
        while (true) {
            try {
                NativeSocket client = listener.accept();
                Threads.PLATFORM.execute(() -> serve(client));
            } catch (IOException e) {
                if (!outage.passes(e)) {
                    stderr.printf("%s\n", Failure.text(e));
                    return;
                }
            }
        }
    }

    private void serve(NativeSocket accepted) {
        try (NativeSocket client = accepted) {
            byte[] buffer = new byte[BUFFER_LENGTH];
            int received;
            while ((received = client.recv(buffer)) != NativeSocket.END_OF_STREAM) {
                client.sendAll(buffer, 0, received);
            }
        } catch (IOException e) {
            stderr.printf("%s\n", Failure.text(e));
        }
        left.countDown();
    }
}
