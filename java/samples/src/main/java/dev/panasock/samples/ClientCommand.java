package dev.panasock.samples;

import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code panasock client}: the client of the Winsock tutorial. */
@Command(name = "client", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "The Winsock tutorial's client: sends, ends its side, and prints what comes back.")
final class ClientCommand implements Callable<Integer> {
    private static final String TEXT = "this is a test";

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "host", //
            description = "Name or address of the server; with --family=unix the path of its socket.")
    private String host;

    @Parameters(index = "1", arity = "0..1", paramLabel = "port", description = "Port (default " + Ports.DEFAULT + ").")
    private String port;

    @Option(names = "--api", defaultValue = "winsock", paramLabel = "winsock|native", //
            description = "Written on Winsock2, line by line as in C (default), or on NativeSocket.")
    private Api api;

    @Option(names = "--family", paramLabel = "inet|inet6|unix", //
            description = "Address family (default: each that the name resolves to, in turn).")
    private Family family;

    @ArgGroup
    private Source source = new Source();

    /** What is sent: one or the other. */
    private static final class Source {
        @Option(names = "--text", paramLabel = "text", description = "What to send (default '" + TEXT + "').")
        private String text = TEXT;

        @Option(names = {"--stdin", "-"}, //
                description = "Send standard input; standard output is what comes back and nothing else.")
        private boolean stdin;
    }

    @Override
    public Integer call() throws Exception {
        ClientOptions options = new ClientOptions(family, host, checkedPort(), source.stdin ? null : source.text);
        return switch (api) {
            case WINSOCK -> new WinsockClient(options).main();
            case NATIVE -> new NativeClient(options).main();
        };
    }

    private String checkedPort() {
        if (family == Family.UNIX && port != null) {
            throw new ParameterException(spec.commandLine(), "A UNIX socket has no port: '" + port + "'");
        }
        return port == null ? Ports.DEFAULT : Ports.checked(spec, port);
    }
}
