package dev.panasock.winsock;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.abi.SocketNumbers;

/** Winsock's numbers and combinations of flags on a POSIX system, and back. */
final class PosixNumbers {
    private static final Pair[] FAMILIES =
            pairs(SocketNumbers.AF_UNSPEC, SocketNumbers.AF_INET, SocketNumbers.AF_INET6, SocketNumbers.AF_UNIX);
    private static final Pair[] TYPES = pairs(SocketNumbers.SOCK_STREAM, SocketNumbers.SOCK_DGRAM,
            SocketNumbers.SOCK_RAW, SocketNumbers.SOCK_SEQPACKET);
    private static final Pair[] SEND_FLAGS = pairs(SocketNumbers.MSG_OOB, SocketNumbers.MSG_DONTROUTE);
    private static final Pair[] RECEIVE_FLAGS =
            pairs(SocketNumbers.MSG_OOB, SocketNumbers.MSG_PEEK, SocketNumbers.MSG_WAITALL);
    private static final Pair[] ADDRINFO_FLAGS = pairs(SocketNumbers.AI_PASSIVE, SocketNumbers.AI_CANONNAME,
            SocketNumbers.AI_NUMERICHOST, SocketNumbers.AI_NUMERICSERV, SocketNumbers.AI_V4MAPPED, SocketNumbers.AI_ALL,
            SocketNumbers.AI_ADDRCONFIG);
    private static final Pair[] NAMEINFO_FLAGS = pairs(SocketNumbers.NI_NUMERICHOST, SocketNumbers.NI_NUMERICSERV,
            SocketNumbers.NI_NOFQDN, SocketNumbers.NI_NAMEREQD, SocketNumbers.NI_DGRAM);

    /** One number of both worlds. */
    private record Pair(int winsock, int here) {
    }

    private PosixNumbers() {
    }

    private static Pair[] pairs(Numbers... numbers) {
        Pair[] pairs = new Pair[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            pairs[i] = new Pair(numbers[i].on(OperatingSystem.WINDOWS), numbers[i].here());
        }
        return pairs;
    }

    /** The system's number of a family, or ABSENT. */
    static int family(int winsock) {
        return here(FAMILIES, winsock);
    }

    /** Winsock's number of a family of the system; a family that Winsock does not have keeps its number. */
    static int winsockFamily(int here) {
        return winsock(FAMILIES, here);
    }

    /** The system's number of a type, or ABSENT. */
    static int type(int winsock) {
        return here(TYPES, winsock);
    }

    /** Winsock's number of a type of the system. */
    static int winsockType(int here) {
        return winsock(TYPES, here);
    }

    /** Flags for sending, or ABSENT if one is unknown. */
    static int sendFlags(int winsock) {
        return winsock == 0 ? 0 : flags(SEND_FLAGS, winsock);
    }

    /** Flags for receiving, or ABSENT if one is unknown. */
    static int receiveFlags(int winsock) {
        return winsock == 0 ? 0 : flags(RECEIVE_FLAGS, winsock);
    }

    /** Flags of hints, or ABSENT if one is unknown. */
    static int addrinfoFlags(int winsock) {
        return flags(ADDRINFO_FLAGS, winsock);
    }

    /** Flags of getnameinfo, or ABSENT if one is unknown. */
    static int nameinfoFlags(int winsock) {
        return flags(NAMEINFO_FLAGS, winsock);
    }

    private static int here(Pair[] all, int winsock) {
        for (Pair pair : all) {
            if (pair.winsock == winsock) {
                return pair.here;
            }
        }
        return Numbers.ABSENT;
    }

    private static int winsock(Pair[] all, int here) {
        for (Pair pair : all) {
            if (pair.here == here) {
                return pair.winsock;
            }
        }
        return here;
    }

    private static int flags(Pair[] all, int winsock) {
        int rest = winsock;
        int here = 0;
        for (Pair pair : all) {
            if ((rest & pair.winsock) != 0) {
                rest &= ~pair.winsock;
                here |= pair.here;
            }
        }
        return rest == 0 ? here : Numbers.ABSENT;
    }
}
