package dev.panasock;

import dev.panasock.platform.abi.SocketNumbers;
import dev.panasock.platform.blocking.HandleState;
import dev.panasock.platform.parking.Registrations;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** The calls getsockopt and setsockopt. */
final class SocketOptions {
    private SocketOptions() {
    }

    static <T> T get(HandleState handle, SocketOption<T> option) throws IOException {
        int number = option.number();
        MemorySegment value = MemorySegment.ofArray(new byte[option.size()]);
        long result = SocketCalls.getsockopt(handle, option.level(), number, value, length(value));
        return option.read(value, (int) SocketResults.check(handle, "getsockopt", result, option));
    }

    static <T> void set(HandleState handle, SocketOption<T> option, T value) throws IOException {
        int number = option.number();
        MemorySegment bytes = MemorySegment.ofArray(new byte[option.size(Objects.requireNonNull(value, "value"))]);
        option.write(bytes, value);
        setsockopt(handle, option.level(), number, bytes, option + " = " + value);
    }

    static int getsockopt(HandleState handle, int level, int name, MemorySegment value) throws IOException {
        if (value.isReadOnly()) {
            throw new IllegalArgumentException("the segment is read-only");
        }
        long result = SocketCalls.getsockopt(handle, level, name, value, length(value));
        // The text for the message is made only for a failure: the call allocates nothing.
        return (int) (result < 0 ? SocketResults.check(handle, "getsockopt", result, subject(level, name)) : result);
    }

    static void setsockopt(HandleState handle, int level, int name, MemorySegment value) throws IOException {
        setsockopt(handle, level, name, value, subject(level, name));
    }

    static void setsockopt(HandleState handle, int level, int name, MemorySegment value, Object subject)
            throws IOException {
        int size = length(value);
        long result = SocketCalls.guarded(handle, (api, call, s) -> {
            MemorySegment memory = value.isNative() ? value : call.scratch(size);
            MemorySegment.copy(value, 0, memory, 0, value.isNative() ? 0 : size);
            int set = api.setsockopt(call, s, level, name, memory, size);
            changed(handle, level, name);
            Registrations.timeoutsChanged(handle, call, s);
            return set;
        });
        SocketResults.check(handle, "setsockopt", result, subject);
    }

    private static void changed(HandleState handle, int level, int name) {
        if (level == SocketNumbers.SOL_SOCKET.here() && SoOption.SO_RCVLOWAT.isSupported()
                && name == SoOption.SO_RCVLOWAT.number()) {
            handle.setLowWater();
        }
    }

    private static int length(MemorySegment value) {
        if (value.byteSize() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("an option of " + value.byteSize() + " bytes");
        }
        return (int) value.byteSize();
    }

    private static String subject(int level, int name) {
        return "level " + level + ", option " + name;
    }
}
