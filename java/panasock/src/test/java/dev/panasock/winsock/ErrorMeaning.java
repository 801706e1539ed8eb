package dev.panasock.winsock;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The test of rows of {@link Overlay}: those of the errno whose condition is named. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface ErrorMeaning {
    /** One of the functions of the row. */
    Function of();

    /** The POSIX name. */
    String errno();

    /** The condition of the row. */
    Overlay.When when() default Overlay.When.ALWAYS;

    /** Whether the system was made to say so; if not, only the table is tested. */
    boolean provoked() default true;
}
