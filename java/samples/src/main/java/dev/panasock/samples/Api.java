package dev.panasock.samples;

/** The face of the library that a sample is written on. */
enum Api {
    /** {@code Winsock2}: the C program, line by line. */
    WINSOCK,
    /** {@code NativeSocket}: as one writes it in Java. */
    NATIVE
}
