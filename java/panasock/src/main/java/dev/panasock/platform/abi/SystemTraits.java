package dev.panasock.platform.abi;

/** What calls do otherwise on one system, where neither a number nor a layout says it. */
public final class SystemTraits {
    /** The size of the value of UDP_SEGMENT in ancillary data: two bytes, four for UDP_SEND_MSG_SIZE of Windows. */
    public static final int SEGMENT_SIZE_BYTES = isHost(OperatingSystem.WINDOWS) ? Integer.BYTES : Short.BYTES;
    /** Whether MSG_TRUNC makes recv return the whole length of a datagram that was cut off. */
    public static final boolean RETURNS_TRUNCATED_LENGTH = isHost(OperatingSystem.LINUX);
    /** What SO_RCVBUF and SO_SNDBUF read back, in parts of what was set: Linux adds as much for its own use. */
    public static final int BUFFER_SIZE_FACTOR = isHost(OperatingSystem.LINUX) ? 2 : 1;

    private SystemTraits() {
    }

    private static boolean isHost(OperatingSystem system) {
        return system == OperatingSystem.current();
    }
}
