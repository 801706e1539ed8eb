package dev.panasock.bench.peer;

import dev.panasock.bench.work.Body;
import dev.panasock.bench.work.Peer;
import dev.panasock.bench.work.Work;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.util.Version;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** Netty's event loop, driven by this thread. */
final class NettyLoop implements Answering.Loop {
    private static final String VERSION = "Netty " + Version.identify().get("netty-transport").artifactVersion();
    private static final String MORE = "more: a pipeline of handlers, pooled buffers";

    /** On epoll by its own native library. */
    static final Peer EPOLL = peer("netty-epoll", "Netty, epoll", EpollIoHandler::newFactory,
            EpollServerSocketChannel.class);
    /** On io_uring by its own native library. */
    static final Peer IO_URING = peer("netty-io-uring", "Netty, io_uring", IoUringIoHandler::newFactory,
            IoUringServerSocketChannel.class);
    /** On the Selector of the JDK. */
    static final Peer NIO = peer("netty-nio", "Netty, NIO", NioIoHandler::newFactory, NioServerSocketChannel.class);

    private final ManualIoEventLoop loop;
    private final Channel listener;
    private int accepted;
    private int expected;
    private int answered;

    private NettyLoop(IoHandlerFactory io, Class<? extends ServerChannel> channel) throws IOException {
        loop = new ManualIoEventLoop(Thread.currentThread(), io);
        ChannelFuture bound = new ServerBootstrap().group(loop).channel(channel)
                .childOption(ChannelOption.TCP_NODELAY, true).childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        accepted++;
                        connection.pipeline().addLast(new Echo());
                    }
                }).bind(JavaNio.anyPort());
        while (!bound.isDone()) {
            loop.runNow();
        }
        listener = bound.channel();
    }

    private final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            answered++;
            context.writeAndFlush(message, context.voidPromise());
        }
    }

    private static Peer peer(String id, String name, Supplier<IoHandlerFactory> io,
            Class<? extends ServerChannel> channel) {
        return Peer.java(id, name, VERSION, MORE)
                .does(Work.LOOP_1, () -> body(io, channel, 1, 0))
                .does(Work.LOOP_64, () -> body(io, channel, Answering.FEW, 0))
                .does(Work.LOOP_1000, () -> body(io, channel, Answering.MANY, 0))
                .does(Work.LOOP_IDLE, () -> body(io, channel, Answering.FEW, Answering.IDLE));
    }

    private static Body body(Supplier<IoHandlerFactory> io, Class<? extends ServerChannel> channel, int active,
            int idle) throws IOException {
        return new Answering(new NettyLoop(io.get(), channel), active, idle);
    }

    @Override
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    @Override
    public void accept() {
        expected++;
        while (accepted < expected) {
            loop.runNow();
        }
    }

    @Override
    public int answer() {
        answered = 0;
        loop.runNow();
        return answered;
    }
}
