package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.*;

import dev.panasock.platform.abi.SockaddrCodec;
import dev.panasock.platform.system.CallBlock;
import java.util.List;

/** The transports that the library offers on POSIX, which has no catalogue of them. */
final class PosixProviders extends Providers {
    private static final int FLAGS = WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT;
    private static final int STREAM = XP1_GUARANTEED_DELIVERY | XP1_GUARANTEED_ORDER | XP1_GRACEFUL_CLOSE
            | XP1_EXPEDITED_DATA | XP1_IFS_HANDLES;
    private static final int DATAGRAM = XP1_CONNECTIONLESS | XP1_MESSAGE_ORIENTED | XP1_SUPPORT_BROADCAST
            | XP1_SUPPORT_MULTIPOINT | XP1_IFS_HANDLES;

    /**
     * A transport.
     *
     * @param services XP1_ flags
     * @param family the address family
     * @param addressSize how long its addresses are
     * @param type the socket type
     * @param protocol the protocol, 0 for one without a number
     * @param messageSize the longest message, 0 for a stream
     * @param name what it is called
     */
    private record Transport(int services, int family, int addressSize, int type, int protocol, int messageSize,
            String name) {
        boolean isAmong(int[] protocols) {
            for (int i = 0; i < count(protocols); i++) {
                if (protocols[i] == protocol) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Loaded for the first question: the structs behind it cost a start some milliseconds. */
    private static final class Catalogue {
        static final List<Transport> TRANSPORTS = List.of(
                new Transport(STREAM, AF_INET, SockaddrCodec.INET_LENGTH, SOCK_STREAM, IPPROTO_TCP, 0, "TCP/IP"),
                new Transport(DATAGRAM, AF_INET, SockaddrCodec.INET_LENGTH, SOCK_DGRAM, IPPROTO_UDP,
                        PosixOptions.LONGEST_UDP_PAYLOAD, "UDP/IP"),
                new Transport(STREAM, AF_INET6, SockaddrCodec.INET6_LENGTH, SOCK_STREAM, IPPROTO_TCP, 0, "TCP/IPv6"),
                new Transport(DATAGRAM, AF_INET6, SockaddrCodec.INET6_LENGTH, SOCK_DGRAM, IPPROTO_UDP,
                        PosixOptions.LONGEST_UDP_PAYLOAD, "UDP/IPv6"),
                new Transport(STREAM & ~XP1_EXPEDITED_DATA, AF_UNIX, new sockaddr_un().sizeof(), SOCK_STREAM, 0, 0,
                        "AF_UNIX"));
    }

    private final PosixWinsock winsock;

    PosixProviders(PosixWinsock winsock) {
        this.winsock = winsock;
    }

    @Override
    SOCKET socket(CallBlock call, int family, int type, int protocol, WSAPROTOCOL_INFOW info, int group, int flags) {
        if (group != 0 || (flags & ~FLAGS) != 0 || info != null && info.dwProviderReserved() != 0) {
            LastError.fail(WSAEINVAL);
            return SOCKET.INVALID;
        }
        SOCKET s = info == null ? winsock.socket(call, family, type, protocol)
                : winsock.socket(call, family == FROM_PROTOCOL_INFO ? info.iAddressFamily() : family,
                        type == FROM_PROTOCOL_INFO ? info.iSocketType() : type,
                        protocol == FROM_PROTOCOL_INFO ? info.iProtocol() : protocol);
        if (s != SOCKET.INVALID && (flags & WSA_FLAG_NO_HANDLE_INHERIT) == 0) {
            s.state.publish();
            winsock.api.setInheritable(call, s.number(), true);
        }
        return s;
    }

    @Override
    int duplicate(CallBlock call, long fd, int process, WSAPROTOCOL_INFOW info) {
        return LastError.fail(WSAEOPNOTSUPP);
    }

    @Override
    int enumerate(CallBlock call, int[] protocols, WSAPROTOCOL_INFOW[] buffer, int[] length) {
        int size = new WSAPROTOCOL_INFOW().sizeof();
        int capacity = capacity(buffer, length, size);
        List<Transport> found =
                Catalogue.TRANSPORTS.stream().filter(each -> protocols == null || each.isAmong(protocols)).toList();
        length[0] = found.size() * size;
        if (capacity < found.size()) {
            return LastError.fail(WSAENOBUFS);
        }
        for (int i = 0; i < found.size(); i++) {
            Transport each = found.get(i);
            buffer[i].fill(Catalogue.TRANSPORTS.indexOf(each) + 1, each.services, each.family, each.addressSize,
                    each.type,
                    each.protocol, each.messageSize, each.name);
        }
        return found.size();
    }
}
