package dev.panasock.platform.abi;

/**
 * One socket option, for both faces.
 *
 * @param <T> the type of its value
 * @param level its level
 * @param number its name and its number on each system
 * @param codec its value in memory
 * @param access what can be done with it
 */
public record OptionRow<T>(OptionLevel level, Numbers number, OptionCodec<T> codec, Access access) {
    /** What can be done with an option. */
    public enum Access {
        /** It can be set, and reads back. */
        BOTH("read, write"),
        /** It can only be read. */
        READ("read"),
        /** It can only be set. */
        WRITE("write");

        private final String text;

        Access(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The C name. */
    public String name() {
        return number.name();
    }

    /** The same, which can only be read. */
    public OptionRow<T> readOnly() {
        return new OptionRow<>(level, number, codec, Access.READ);
    }

    /** The same, which can only be set. */
    public OptionRow<T> writeOnly() {
        return new OptionRow<>(level, number, codec, Access.WRITE);
    }

    /** The same, under another name on one system. */
    public OptionRow<T> named(OperatingSystem system, String other) {
        return new OptionRow<>(level, number.named(system, other), codec, access);
    }

    /** The same, absent on one system, whose option of this name is something else. */
    public OptionRow<T> absentOn(OperatingSystem system) {
        return new OptionRow<>(level, number.absentOn(system), codec, access);
    }
}
