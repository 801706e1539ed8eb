package dev.panasock.platform.abi;

/** The constants of fcntl and ioctl for descriptors, each with its number on every system. */
public final class DescriptorNumbers {
    /** F_GETFL. */
    public static final Numbers F_GETFL = Numbers.of("F_GETFL");
    /** F_GETFD. */
    public static final Numbers F_GETFD = Numbers.of("F_GETFD");
    /** F_SETFD. */
    public static final Numbers F_SETFD = Numbers.of("F_SETFD");
    /** F_DUPFD_CLOEXEC. */
    public static final Numbers F_DUPFD_CLOEXEC = Numbers.of("F_DUPFD_CLOEXEC");
    /** FD_CLOEXEC. */
    public static final Numbers FD_CLOEXEC = Numbers.of("FD_CLOEXEC");
    /** O_NONBLOCK. */
    public static final Numbers O_NONBLOCK = Numbers.of("O_NONBLOCK");
    /** FIONBIO. */
    public static final Numbers FIONBIO = Numbers.of("FIONBIO");
    /** FIONREAD. */
    public static final Numbers FIONREAD = Numbers.of("FIONREAD");
    /** SIOCATMARK. */
    public static final Numbers SIOCATMARK = Numbers.of("SIOCATMARK");

    private DescriptorNumbers() {
    }
}
