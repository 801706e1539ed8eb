package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.time.Duration;

/**
 * The value of a socket option in memory, on each system. Works for every system on every host.
 *
 * @param <T> the type of the value in Java
 */
public interface OptionCodec<T> {
    /** The form of the value, as documents name it. */
    String form();

    /** The bytes that {@link #write} writes of a value and {@link #read} wants. */
    int size(OperatingSystem system);

    /** The bytes that {@link #write} writes of one value. */
    default int size(OperatingSystem system, T value) {
        return size(system);
    }

    /** Whether a value ends where the system says, so that {@link #read} wants no more than that. */
    default boolean isSizedBySystem() {
        return false;
    }

    /** Writes a value into zeroed memory; IllegalArgumentException for one that the system cannot express. */
    void write(OperatingSystem system, MemorySegment to, T value);

    /** Reads a value from memory that was zeroed before the system filled in what it has. */
    T read(OperatingSystem system, MemorySegment from);

    /** The size of a value on this system. */
    default int size() {
        return size(OperatingSystem.current());
    }

    /** Writes a value as this system has it. */
    default void write(MemorySegment to, T value) {
        write(OperatingSystem.current(), to, value);
    }

    /** Reads a value as this system has it. */
    default T read(MemorySegment from) {
        return read(OperatingSystem.current(), from);
    }

    /** An {@code int}. */
    OptionCodec<Integer> INT = new OptionCodec<>() {
        @Override
        public String form() {
            return "int";
        }

        @Override
        public int size(OperatingSystem system) {
            return Integer.BYTES;
        }

        @Override
        public void write(OperatingSystem system, MemorySegment to, Integer value) {
            to.set(JAVA_INT_UNALIGNED, 0, value);
        }

        @Override
        public Integer read(OperatingSystem system, MemorySegment from) {
            return from.get(JAVA_INT_UNALIGNED, 0);
        }
    };

    /**
     * An {@code int} of 0 or 1. Windows fills in one byte of some options; the memory was zeroed, so it reads as four.
     */
    OptionCodec<Boolean> BOOLEAN = new OptionCodec<>() {
        @Override
        public String form() {
            return "flag";
        }

        @Override
        public int size(OperatingSystem system) {
            return Integer.BYTES;
        }

        @Override
        public void write(OperatingSystem system, MemorySegment to, Boolean value) {
            to.set(JAVA_INT_UNALIGNED, 0, value ? 1 : 0);
        }

        @Override
        public Boolean read(OperatingSystem system, MemorySegment from) {
            return from.get(JAVA_INT_UNALIGNED, 0) != 0;
        }
    };

    /**
     * The value of SO_LINGER.
     *
     * @param on whether close waits
     * @param seconds how long
     */
    record LingerValue(boolean on, int seconds) {
    }

    /** A {@code struct linger}: two ints, on Windows two unsigned shorts. */
    OptionCodec<LingerValue> LINGER = new OptionCodec<>() {
        private static final int UNSIGNED_SHORT_MAX = 0xffff;

        @Override
        public String form() {
            return "linger";
        }

        @Override
        public int size(OperatingSystem system) {
            return (int) switch (system) {
                case LINUX -> dev.panasock.bindings.linux.generated.linger.layout().byteSize();
                case MACOS -> dev.panasock.bindings.macos.generated.linger.layout().byteSize();
                case WINDOWS -> dev.panasock.bindings.windows.generated.linger.layout().byteSize();
            };
        }

        private long seconds(OperatingSystem system) {
            return switch (system) {
                case LINUX -> dev.panasock.bindings.linux.generated.linger.l_linger$offset();
                case MACOS -> dev.panasock.bindings.macos.generated.linger.l_linger$offset();
                case WINDOWS -> dev.panasock.bindings.windows.generated.linger.l_linger$offset();
            };
        }

        @Override
        public void write(OperatingSystem system, MemorySegment to, LingerValue value) {
            if (system != OperatingSystem.WINDOWS) {
                to.set(JAVA_INT_UNALIGNED, 0, value.on ? 1 : 0);
                to.set(JAVA_INT_UNALIGNED, seconds(system), value.seconds);
                return;
            }
            if (value.seconds < 0 || value.seconds > UNSIGNED_SHORT_MAX) {
                throw new IllegalArgumentException(
                        "Windows lingers 0 to " + UNSIGNED_SHORT_MAX + " seconds, not " + value.seconds);
            }
            to.set(JAVA_SHORT_UNALIGNED, 0, (short) (value.on ? 1 : 0));
            to.set(JAVA_SHORT_UNALIGNED, seconds(system), (short) value.seconds);
        }

        @Override
        public LingerValue read(OperatingSystem system, MemorySegment from) {
            if (system != OperatingSystem.WINDOWS) {
                return new LingerValue(from.get(JAVA_INT_UNALIGNED, 0) != 0,
                        from.get(JAVA_INT_UNALIGNED, seconds(system)));
            }
            return new LingerValue(from.get(JAVA_SHORT_UNALIGNED, 0) != 0,
                    Short.toUnsignedInt(from.get(JAVA_SHORT_UNALIGNED, seconds(system))));
        }
    };

    /**
     * A time-out: a {@code struct timeval}, on Windows a DWORD of milliseconds. Parts of the unit count as a whole one,
     * so that no time-out ends early.
     */
    OptionCodec<Duration> TIMEOUT = new OptionCodec<>() {
        private static final int NANOS_PER_MICRO = 1000;
        private static final int MICROS_PER_SECOND = 1_000_000;
        private static final int NANOS_PER_MILLI = 1_000_000;
        private static final long DWORD_MAX = 0xffff_ffffL;

        @Override
        public String form() {
            return "time";
        }

        @Override
        public int size(OperatingSystem system) {
            return (int) switch (system) {
                case LINUX -> dev.panasock.bindings.linux.generated.timeval.layout().byteSize();
                case MACOS -> dev.panasock.bindings.macos.generated.timeval.layout().byteSize();
                case WINDOWS -> Integer.BYTES;
            };
        }

        private long micros(OperatingSystem system) {
            return system == OperatingSystem.MACOS
                    ? dev.panasock.bindings.macos.generated.timeval.tv_usec$offset()
                    : dev.panasock.bindings.linux.generated.timeval.tv_usec$offset();
        }

        @Override
        public void write(OperatingSystem system, MemorySegment to, Duration value) {
            if (system == OperatingSystem.WINDOWS) {
                to.set(JAVA_INT_UNALIGNED, 0, dword(value));
                return;
            }
            int micros = (value.getNano() + NANOS_PER_MICRO - 1) / NANOS_PER_MICRO;
            to.set(JAVA_LONG_UNALIGNED, 0, value.getSeconds() + micros / MICROS_PER_SECOND);
            // An int on macOS, a long on Linux: the memory is zeroed and the number small.
            to.set(JAVA_INT_UNALIGNED, micros(system), micros % MICROS_PER_SECOND);
        }

        private static int dword(Duration value) {
            if (value.isNegative() || value.getSeconds() > DWORD_MAX) {
                throw new IllegalArgumentException("Windows has no time-out of " + value);
            }
            long millis = value.plusNanos(NANOS_PER_MILLI - 1).toMillis();
            if (millis > DWORD_MAX) {
                throw new IllegalArgumentException("Windows has no time-out of " + value);
            }
            return (int) millis;
        }

        @Override
        public Duration read(OperatingSystem system, MemorySegment from) {
            if (system == OperatingSystem.WINDOWS) {
                return Duration.ofMillis(Integer.toUnsignedLong(from.get(JAVA_INT_UNALIGNED, 0)));
            }
            long micros = from.get(JAVA_INT_UNALIGNED, micros(system));
            return Duration.ofSeconds(from.get(JAVA_LONG_UNALIGNED, 0), micros * NANOS_PER_MICRO);
        }
    };
}
