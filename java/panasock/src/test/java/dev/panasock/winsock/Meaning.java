package dev.panasock.winsock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One row of docs/winsock-on-posix.md; the method is its test. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Meaning {
    /** The functions, by their C names. */
    String of();

    /** What Winsock does. */
    String winsock();

    /** What the calls of POSIX do by themselves. */
    String posix();

    /** Whether this face gives Winsock's meaning; if not, the test shows what happens instead. */
    boolean translated() default true;
}
