package dev.panasock.samples;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code panasock server}: the server of the Winsock tutorial. */
@Command(name = "server", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "The Winsock tutorial's server: sends back what it receives.", //
        footer = {"", "The first line of standard output is 'listening on <address>:<port>'."})
final class ServerCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "port", defaultValue = Ports.DEFAULT, //
            description = "Port, 0 for a free one (default ${DEFAULT-VALUE}); with --family=unix the path of the socket.")
    private String where;

    @Option(names = "--api", defaultValue = "winsock", paramLabel = "winsock|native", //
            description = "Written on Winsock2, line by line as in C (default), or on NativeSocket.")
    private Api api;

    @Option(names = "--family", defaultValue = "inet", paramLabel = "inet|inet6|unix", //
            description = "Address family (default inet).")
    private Family family;

    @Option(names = "--any", description = "Listen on all addresses of this machine, not only on loopback.")
    private boolean any;

    @Option(names = "--loop", description = "Serve clients until the process is ended, not one client.")
    private boolean loop;

    @Option(names = "--threads", defaultValue = "none", paramLabel = "none|platform|virtual", //
            description = "Hand each client over to a thread (default none).")
    private Threads threads;

    @Override
    public Integer call() throws Exception {
        ServerOptions options = new ServerOptions(family, checkedWhere(), any, loop, threads);
        return switch (api) {
            case WINSOCK -> new WinsockServer(options).main();
            case NATIVE -> new NativeServer(options).main();
        };
    }

    private String checkedWhere() {
        if (family != Family.UNIX) {
            return Ports.checked(spec, where);
        }
        if (spec.commandLine().getParseResult().matchedPositionals().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "With --family=unix a path is needed");
        }
        if (any) {
            throw new ParameterException(spec.commandLine(), "A UNIX socket has no --any");
        }
        return where;
    }
}
