package dev.panasock.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A server that has nothing to do with Panasock: it sends back what it receives, from a thread of its own. */
record EchoServer(ServerSocketChannel channel) implements AutoCloseable {
    static EchoServer start(Family family, Path folder) throws IOException {
        SocketAddress address = switch (family) {
            case INET -> new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
            case INET6 -> new InetSocketAddress(InetAddress.getByName("::1"), 0);
            case UNIX -> UnixDomainSocketAddress.of(folder.resolve("echo"));
        };
        EchoServer server = new EchoServer(ServerSocketChannel.open(StandardProtocolFamily.valueOf(family.name())));
        server.channel.bind(address);
        Thread.ofPlatform().daemon().start(server::serve);
        return server;
    }

    private void serve() {
        while (channel.isOpen()) {
            try (SocketChannel client = channel.accept()) {
                InputStream in = Channels.newInputStream(client);
                OutputStream out = Channels.newOutputStream(client);
                in.transferTo(out);
            } catch (IOException gone) {
                // the client that closes, and the server at its end
            }
        }
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
