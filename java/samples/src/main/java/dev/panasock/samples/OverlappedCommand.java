package dev.panasock.samples;

import static dev.panasock.samples.Stdio.*;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code panasock overlapped}: the tutorial's server with the overlapped operations of Windows. */
@Command(name = "overlapped", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "The same server with overlapped operations. Windows only.", //
        footer = {"", "The first line of standard output is 'listening on <address>:<port>'."})
final class OverlappedCommand implements Callable<Integer> {
    private enum Technique {
        EVENTS, PORT, ACCEPTEX
    }

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "port", defaultValue = Ports.DEFAULT, //
            description = "Port, 0 for a free one (default ${DEFAULT-VALUE}).")
    private String port;

    @Option(names = "--with", defaultValue = "port", paramLabel = "events|port|acceptex", //
            description = "How ends of operations are told: by events, by a completion port (default), or by a port that also accepts.")
    private Technique technique;

    @Option(names = "--family", defaultValue = "inet", paramLabel = "inet|inet6", //
            description = "Address family (default inet).")
    private Family family;

    @Option(names = "--any", description = "Listen on all addresses of this machine, not only on loopback.")
    private boolean any;

    @Option(names = "--loop", description = "Serve clients until the process is ended.")
    private boolean loop;

    @Option(names = "--clients", defaultValue = "1", paramLabel = "n", //
            description = "Without --loop: how many clients to serve before the server ends (default 1).")
    private int clients;

    @Option(names = "--workers", defaultValue = "4", paramLabel = "n", //
            description = "Threads that take completions from the port (default 4).")
    private int workers;

    @Option(names = "--outstanding", defaultValue = "64", paramLabel = "n", //
            description = "With acceptex: how many AcceptEx wait for clients (default 64).")
    private int outstanding;

    @Option(names = "--first-bytes", defaultValue = "0", paramLabel = "n", //
            description = "With acceptex: accept a client when its first bytes are there, at most n (default 0: when it is connected).")
    private int firstBytes;

    @Option(names = "--silence", defaultValue = "5", paramLabel = "seconds", //
            description = "With first bytes: how long a client may send none before it is dropped (default 5).")
    private int silence;

    @Override
    public Integer call() throws Exception {
        String where = Ports.checked(spec, port);
        if (family == Family.UNIX || clients < 1 || workers < 1 || outstanding < 1 || firstBytes < 0
                || firstBytes > OverlappedEcho.BUFFER_LENGTH || silence < 0) {
            throw new ParameterException(spec.commandLine(),
                    "There is no overlapped server for UNIX sockets, and the numbers have limits");
        }
        OverlappedOptions options = new OverlappedOptions(family, where, any, loop ? Long.MAX_VALUE : clients, workers,
                outstanding, firstBytes, silence);
        try {
            switch (technique) {
                case EVENTS -> new OverlappedEventServer(options).main();
                case PORT -> new OverlappedPortServer(options).main();
                case ACCEPTEX -> new AcceptExServer(options).main();
                default -> throw new AssertionError(technique);
            }
            return 0;
        } catch (UnsupportedOperationException elsewhere) {
            stderr.printf("%s\n", elsewhere.getMessage());
            return 1;
        }
    }
}
