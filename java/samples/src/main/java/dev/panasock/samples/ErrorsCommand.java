package dev.panasock.samples;

import dev.panasock.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.Command;

/** {@code panasock errors}: the error table. */
@Command(name = "errors", mixinStandardHelpOptions = true, //
        description = "Prints the error codes: name, wsa, errno_name, linux, macos, lossy, separated by tabs.")
final class ErrorsCommand implements Runnable {
    @Override
    public void run() {
        var stdout = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        PrintStream out = new PrintStream(stdout, false, StandardCharsets.US_ASCII);
        for (ErrorCode code : ErrorCode.all()) {
            out.print(row(code) + '\n'); // not println: the same bytes on every system
        }
        out.flush();
    }

    private static String row(ErrorCode code) {
        return String.join("\t", code.name(), cell(code.wsa()), cell(code.errnoName()), cell(code.linux()),
                cell(code.macos()), code.lossy() ? "yes" : "no");
    }

    private static String cell(Object value) {
        return Objects.toString(value, "-");
    }
}
