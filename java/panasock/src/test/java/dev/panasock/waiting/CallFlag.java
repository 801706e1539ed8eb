package dev.panasock.waiting;

import dev.panasock.Msg;
import dev.panasock.winsock.Winsock2;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A flag of a call, as each face has it. */
enum CallFlag {
    PEEK(Msg.PEEK, Winsock2.MSG_PEEK),
    WAITALL(Msg.WAITALL, Winsock2.MSG_WAITALL),
    OOB(Msg.OOB, Winsock2.MSG_OOB),
    DONTWAIT(Msg.DONTWAIT, CallFlag.NONE),
    TRUNC(Msg.TRUNC, CallFlag.NONE),
    ERRQUEUE(Msg.ERRQUEUE, CallFlag.NONE),
    MORE(Msg.MORE, CallFlag.NONE),
    FASTOPEN(Msg.FASTOPEN, CallFlag.NONE);

    private static final int NONE = 0;

    private final int number;
    private final int winsock;

    CallFlag(int number, int winsock) {
        this.number = number;
        this.winsock = winsock;
    }

    /** Together, as this system has them. */
    static int numbers(CallFlag... flags) {
        return Arrays.stream(flags).mapToInt(flag -> flag.number).reduce(0, (some, other) -> some | other);
    }

    /** Together, as Winsock has them. */
    static int winsock(CallFlag... flags) {
        if (Arrays.stream(flags).anyMatch(flag -> flag.winsock == NONE)) {
            throw new UnsupportedOperationException("no flag of Winsock");
        }
        return Arrays.stream(flags).mapToInt(flag -> flag.winsock).reduce(0, (some, other) -> some | other);
    }

    static String names(CallFlag... flags) {
        return flags.length == 0 ? "0"
                : Arrays.stream(flags).map(CallFlag::name).collect(Collectors.joining("|"));
    }
}
