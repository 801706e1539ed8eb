package dev.panasock.platform.abi;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Forms that values of options have, the same on every system: times in an int, numbers of eight bytes, text and bytes.
 */
public final class OptionValues {
    /** An int in network byte order. */
    public static final OptionCodec<Integer> NETWORK_INT = new MappedCodec<>(OptionCodec.INT) {
        @Override
        public String form() {
            return "int, network order";
        }

        @Override
        protected Integer value(Integer stored) {
            return swapped(stored);
        }

        @Override
        protected Integer stored(Integer value) {
            return swapped(value);
        }
    };
    /** Eight bytes. */
    public static final OptionCodec<Long> LONG = new OptionCodec<>() {
        @Override
        public String form() {
            return "8 bytes";
        }

        @Override
        public int size(OperatingSystem system) {
            return Long.BYTES;
        }

        @Override
        public void write(OperatingSystem system, MemorySegment to, Long value) {
            to.set(JAVA_LONG_UNALIGNED, 0, value);
        }

        @Override
        public Long read(OperatingSystem system, MemorySegment from) {
            return from.byteSize() < Long.BYTES ? from.get(JAVA_INT_UNALIGNED, 0) : from.get(JAVA_LONG_UNALIGNED, 0);
        }
    };
    /** An int of seconds. */
    public static final OptionCodec<Duration> SECONDS = time("seconds", 1_000_000_000L);
    /** An int of milliseconds. */
    public static final OptionCodec<Duration> MILLIS = time("milliseconds", 1_000_000L);
    /** An int of microseconds. */
    public static final OptionCodec<Duration> MICROS = time("microseconds", 1000L);

    private OptionValues() {
    }

    private static int swapped(int number) {
        return ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? number : Integer.reverseBytes(number);
    }

    /** Parts of the unit count as a whole one. */
    private static OptionCodec<Duration> time(String form, long unitNanos) {
        return new MappedCodec<>(OptionCodec.INT) {
            @Override
            public String form() {
                return form;
            }

            @Override
            protected Duration value(Integer stored) {
                return Duration.ofNanos(stored * unitNanos);
            }

            @Override
            protected Integer stored(Duration value) {
                return units(value, unitNanos);
            }
        };
    }

    private static int units(Duration value, long unitNanos) {
        Duration most = Duration.ofNanos(Integer.MAX_VALUE * unitNanos);
        if (value.compareTo(most) > 0 || value.compareTo(most.negated()) < 0) {
            throw new IllegalArgumentException("an int cannot express " + value);
        }
        return (int) Math.ceilDiv(value.toNanos(), unitNanos);
    }

    /** Text, with or without a final zero, which counts into the size. */
    public static OptionCodec<String> text(int size) {
        return new OptionCodec<>() {
            @Override
            public String form() {
                return "text";
            }

            @Override
            public boolean isSizedBySystem() {
                return true;
            }

            @Override
            public int size(OperatingSystem system) {
                return size;
            }

            @Override
            public void write(OperatingSystem system, MemorySegment to, String value) {
                byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                if (bytes.length >= size || value.indexOf(0) >= 0) {
                    throw new IllegalArgumentException("not a text of less than " + size + " bytes: " + value);
                }
                MemorySegment.copy(bytes, 0, to, JAVA_BYTE, 0, bytes.length);
            }

            @Override
            public String read(OperatingSystem system, MemorySegment from) {
                byte[] bytes = from.toArray(JAVA_BYTE);
                int length = 0;
                while (length < bytes.length && bytes[length] != 0) {
                    length++;
                }
                return new String(bytes, 0, length, StandardCharsets.UTF_8);
            }
        };
    }

    /** A struct as the system has it, of at most a size; what is read is as long as the system says. */
    public static OptionCodec<byte[]> bytes(int size) {
        return new OptionCodec<>() {
            @Override
            public String form() {
                return "bytes";
            }

            @Override
            public boolean isSizedBySystem() {
                return true;
            }

            @Override
            public int size(OperatingSystem system) {
                return size;
            }

            @Override
            public int size(OperatingSystem system, byte[] value) {
                return value.length;
            }

            @Override
            public void write(OperatingSystem system, MemorySegment to, byte[] value) {
                MemorySegment.copy(value, 0, to, JAVA_BYTE, 0, value.length);
            }

            @Override
            public byte[] read(OperatingSystem system, MemorySegment from) {
                return from.toArray(JAVA_BYTE);
            }
        };
    }
}
