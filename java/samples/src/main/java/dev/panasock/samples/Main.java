package dev.panasock.samples;

import dev.panasock.samples.selftest.SelfTestCommand;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Starts a sample: {@code panasock <command>}. Exit status 0, 1 if the command failed, 2 if it was called wrongly. */
@Command(name = "panasock", mixinStandardHelpOptions = true, version = "0.1.0-SNAPSHOT", //
        description = "Programs that use Panasock, native sockets for Java.", //
        subcommands = {ServerCommand.class, ClientCommand.class, DemoCommand.class, ErrorsCommand.class,
            SelfTestCommand.class,
            SelectServer.class, WsaPollServer.class, NonBlockingServer.class, EventSelectServer.class,
            ConditionalServer.class, PollerEchoServer.class, ChatServer.class, ProcessServer.class,
            InetdEchoCommand.class, GivenServer.class,
            FdpassCommand.class,
            OverlappedCommand.class})
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    private Main() {
    }

    /**
     * Runs a command and ends the JVM with its exit status.
     *
     * @param arguments the command and its arguments
     */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which command?");
    }

    private static int report(Exception failure) {
        if (failure instanceof IOException io) {
            Stdio.stderr.printf("%s\n", Failure.text(io));
        } else {
            failure.printStackTrace(Stdio.stderr);
        }
        return 1;
    }
}
