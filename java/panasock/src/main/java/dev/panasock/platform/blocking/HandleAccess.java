package dev.panasock.platform.blocking;

/**
 * The way from a public handle to its state for the packages that are not the handle's own, as the shared secrets of the JDK: public
 * classes need no public superclass for it.
 */
public final class HandleAccess {
    private static Reader given;

    /** Given by the class of the public handles when it is initialised. */
    @FunctionalInterface
    public interface Reader {
        /** The state of a SocketHandle. */
        HandleState state(AutoCloseable handle);
    }

    /** A constant for the compiler; whoever has a handle has initialised its class. */
    private static final class Known {
        static final Reader READER = given;
    }

    private HandleAccess() {
    }

    /** Called once. */
    public static void give(Reader reader) {
        given = reader;
    }

    /** The state of a SocketHandle. */
    public static HandleState of(AutoCloseable handle) {
        return Known.READER.state(handle);
    }
}
