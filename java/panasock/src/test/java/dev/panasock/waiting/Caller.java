package dev.panasock.waiting;

import java.time.Duration;

/** A caller: the raw function in a platform thread, or a face in each kind of thread, with and without a limit. */
enum Caller {
    RAW(false),
    PLATFORM(false),
    VIRTUAL(true),
    LIMIT(false),
    VIRTUAL_LIMIT(true),
    WINSOCK(false),
    WINSOCK_VIRTUAL(true);

    private static final Duration LIMIT_LENGTH = Duration.ofMinutes(2);

    final boolean isVirtual;

    Caller(boolean isVirtual) {
        this.isVirtual = isVirtual;
    }

    boolean isOfNativeSocket() {
        return ordinal() >= PLATFORM.ordinal() && ordinal() <= VIRTUAL_LIMIT.ordinal();
    }

    boolean isOfWinsock() {
        return this == WINSOCK || this == WINSOCK_VIRTUAL;
    }

    /** The calls on the socket of a stage. Each caller of NativeSocket uses another kind of memory. */
    CallFace face(Stage stage) {
        return switch (this) {
            case RAW -> new RawFace((int) stage.socket.handle().number());
            case PLATFORM, VIRTUAL -> new NativeFace(stage.socket, NativeFace.Memory.SEGMENT);
            case LIMIT -> new NativeFace(stage.socket.within(LIMIT_LENGTH), NativeFace.Memory.ARRAY);
            case VIRTUAL_LIMIT -> new NativeFace(stage.socket.within(LIMIT_LENGTH), NativeFace.Memory.BUFFER);
            case WINSOCK, WINSOCK_VIRTUAL -> new WinsockFace(stage.socket);
        };
    }
}
