package dev.panasock.samples;

import dev.panasock.ControlWriter;
import dev.panasock.Message;
import dev.panasock.NativeSocket;
import dev.panasock.SocketHandle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code panasock fdpass}: connects, and gives the connection to who reads its standard output, which is a UNIX socket. A ProxyCommand of OpenSSH with
 * {@code ProxyUseFdpass=yes}: then no data goes through this program.
 */
@Command(name = "fdpass", mixinStandardHelpOptions = true, sortOptions = false, //
        description = "Connects and passes the connection to its standard output, a UNIX socket.", //
        footer = {"", "ssh -o ProxyUseFdpass=yes -o ProxyCommand='panasock fdpass %%h %%p' <host>"})
final class FdpassCommand implements Callable<Integer> {
    private static final int STANDARD_OUTPUT = 1;

    @Parameters(index = "0", paramLabel = "host", description = "Name or address of the server.")
    private String host;

    @Parameters(index = "1", paramLabel = "port", description = "Port.")
    private String port;

    @Override
    public Integer call() throws IOException {
        NativeSocket output = NativeSocket.of(SocketHandle.borrow(STANDARD_OUTPUT));
        try (NativeSocket connection = new NativeClient(new ClientOptions(null, host, port, null)).connect();
                Message message = new Message(1, (int) ControlWriter.space(Integer.BYTES))) {
            message.add(ByteBuffer.allocateDirect(1)); // descriptors travel with data only
            message.writeControl().rights(connection.handle());
            output.sendmsg(message);
        }
        return 0;
    }
}
