package dev.panasock;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every option that the library has a constant for. */
final class Options {
    static final List<Class<?>> CLASSES = List.of(SoOption.class, TcpOption.class, UdpOption.class,
            IpOption.class, Ip6Option.class);

    private Options() {
    }

    /** The constants of a class in their order. */
    static Stream<SocketOption<?>> of(Class<?> owner) {
        return Arrays.stream(owner.getFields()).filter(field -> field.getType() == SocketOption.class)
                .map(Options::value);
    }

    private static SocketOption<?> value(Field field) {
        try {
            return (SocketOption<?>) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<SocketOption<?>> all() {
        return CLASSES.stream().flatMap(Options::of);
    }
}
