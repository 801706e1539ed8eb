package dev.panasock.platform.abi;

import static dev.panasock.platform.abi.Constants.numbers;

/** The constants of fcntl and ioctl for descriptors, each with its number on every system. */
public final class DescriptorNumbers {
    /** F_GETFL. */
    public static final Numbers F_GETFL = numbers("F_GETFL");
    /** F_GETFD. */
    public static final Numbers F_GETFD = numbers("F_GETFD");
    /** F_SETFD. */
    public static final Numbers F_SETFD = numbers("F_SETFD");
    /** F_DUPFD_CLOEXEC. */
    public static final Numbers F_DUPFD_CLOEXEC = numbers("F_DUPFD_CLOEXEC");
    /** FD_CLOEXEC. */
    public static final Numbers FD_CLOEXEC = numbers("FD_CLOEXEC");
    /** O_NONBLOCK. */
    public static final Numbers O_NONBLOCK = numbers("O_NONBLOCK");
    /** FIONBIO. */
    public static final Numbers FIONBIO = numbers("FIONBIO");
    /** FIONREAD. */
    public static final Numbers FIONREAD = numbers("FIONREAD");
    /** SIOCATMARK. */
    public static final Numbers SIOCATMARK = numbers("SIOCATMARK");

    private DescriptorNumbers() {
    }
}
