package dev.panasock.platform.abi;

import java.lang.foreign.MemorySegment;

/**
 * The same memory as another codec, as another type. A class, because a lambda costs a start milliseconds.
 *
 * @param <S> the type of the other codec
 * @param <T> the type of the value in Java
 */
public abstract class MappedCodec<S, T> implements OptionCodec<T> {
    private final OptionCodec<S> source;

    /** Over another codec. */
    protected MappedCodec(OptionCodec<S> source) {
        this.source = source;
    }

    /** The value of what is in memory. */
    protected abstract T value(S stored);

    /** What is in memory for a value. */
    protected abstract S stored(T value);

    @Override
    public String form() {
        return source.form();
    }

    @Override
    public int size(OperatingSystem system) {
        return source.size(system);
    }

    @Override
    public void write(OperatingSystem system, MemorySegment to, T value) {
        source.write(system, to, stored(value));
    }

    @Override
    public T read(OperatingSystem system, MemorySegment from) {
        return value(source.read(system, from));
    }
}
