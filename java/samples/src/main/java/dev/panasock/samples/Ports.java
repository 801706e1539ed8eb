package dev.panasock.samples;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The port on a command line. */
final class Ports {
    /** The tutorial's. */
    static final String DEFAULT = "27015";

    private Ports() {
    }

    /** Checks that the text is a port. */
    static String checked(CommandSpec command, String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65535) {
            throw new ParameterException(command.commandLine(), "Not a port from 0 to 65535: '" + text + "'");
        }
        return text;
    }
}
