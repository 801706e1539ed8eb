// Generated from the constants of Windows by WinsockConstantsTest, -Dpanasock.update-docs=true.
package dev.panasock.winsock;

/** The constants of Winsock with Winsock's numbers, on every system. */
public abstract sealed class WinsockConstants permits NumberFunctions {
    WinsockConstants() {
    }

    // winsock2.h
    /** {@code AF_UNSPEC}. */
    public static final int AF_UNSPEC = 0;
    /** {@code AF_UNIX}. */
    public static final int AF_UNIX = 1;
    /** {@code AF_INET}. */
    public static final int AF_INET = 2;
    /** {@code AF_INET6}. */
    public static final int AF_INET6 = 23;
    /** {@code AF_BTH}. */
    public static final int AF_BTH = 32;
    /** {@code CF_ACCEPT}. */
    public static final int CF_ACCEPT = 0;
    /** {@code CF_REJECT}. */
    public static final int CF_REJECT = 1;
    /** {@code CF_DEFER}. */
    public static final int CF_DEFER = 2;
    /** {@code FD_READ_BIT}. */
    public static final int FD_READ_BIT = 0;
    /** {@code FD_READ}. */
    public static final int FD_READ = 1;
    /** {@code FD_WRITE_BIT}. */
    public static final int FD_WRITE_BIT = 1;
    /** {@code FD_OOB_BIT}. */
    public static final int FD_OOB_BIT = 2;
    /** {@code FD_WRITE}. */
    public static final int FD_WRITE = 2;
    /** {@code FD_ACCEPT_BIT}. */
    public static final int FD_ACCEPT_BIT = 3;
    /** {@code FD_CONNECT_BIT}. */
    public static final int FD_CONNECT_BIT = 4;
    /** {@code FD_OOB}. */
    public static final int FD_OOB = 4;
    /** {@code FD_CLOSE_BIT}. */
    public static final int FD_CLOSE_BIT = 5;
    /** {@code FD_QOS_BIT}. */
    public static final int FD_QOS_BIT = 6;
    /** {@code FD_GROUP_QOS_BIT}. */
    public static final int FD_GROUP_QOS_BIT = 7;
    /** {@code FD_ACCEPT}. */
    public static final int FD_ACCEPT = 8;
    /** {@code FD_ROUTING_INTERFACE_CHANGE_BIT}. */
    public static final int FD_ROUTING_INTERFACE_CHANGE_BIT = 8;
    /** {@code FD_ADDRESS_LIST_CHANGE_BIT}. */
    public static final int FD_ADDRESS_LIST_CHANGE_BIT = 9;
    /** {@code FD_MAX_EVENTS}. */
    public static final int FD_MAX_EVENTS = 10;
    /** {@code FD_CONNECT}. */
    public static final int FD_CONNECT = 16;
    /** {@code FD_CLOSE}. */
    public static final int FD_CLOSE = 32;
    /** {@code FD_QOS}. */
    public static final int FD_QOS = 64;
    /** {@code FD_SETSIZE}. */
    public static final int FD_SETSIZE = 64;
    /** {@code FD_GROUP_QOS}. */
    public static final int FD_GROUP_QOS = 128;
    /** {@code FD_ROUTING_INTERFACE_CHANGE}. */
    public static final int FD_ROUTING_INTERFACE_CHANGE = 256;
    /** {@code FD_ADDRESS_LIST_CHANGE}. */
    public static final int FD_ADDRESS_LIST_CHANGE = 512;
    /** {@code FD_ALL_EVENTS}. */
    public static final int FD_ALL_EVENTS = 1023;
    /** {@code FIONBIO}. */
    public static final int FIONBIO = 0x8004667e;
    /** {@code FIONREAD}. */
    public static final int FIONREAD = 0x4004667f;
    /** {@code FROM_PROTOCOL_INFO}. */
    public static final int FROM_PROTOCOL_INFO = -1;
    /** {@code INADDR_BROADCAST}. */
    public static final int INADDR_BROADCAST = -1;
    /** {@code INADDR_NONE}. */
    public static final int INADDR_NONE = -1;
    /** {@code INADDR_ANY}. */
    public static final int INADDR_ANY = 0;
    /** {@code INADDR_LOOPBACK}. */
    public static final int INADDR_LOOPBACK = 0x7f000001;
    /** {@code IPPROTO_SCTP}. */
    public static final int IPPROTO_SCTP = 132;
    /** {@code MAX_PROTOCOL_CHAIN}. */
    public static final int MAX_PROTOCOL_CHAIN = 7;
    /** {@code MSG_OOB}. */
    public static final int MSG_OOB = 1;
    /** {@code MSG_PEEK}. */
    public static final int MSG_PEEK = 2;
    /** {@code MSG_DONTROUTE}. */
    public static final int MSG_DONTROUTE = 4;
    /** {@code MSG_WAITALL}. */
    public static final int MSG_WAITALL = 8;
    /** {@code MSG_PARTIAL}. */
    public static final int MSG_PARTIAL = 32768;
    /** {@code PFL_MULTIPLE_PROTO_ENTRIES}. */
    public static final int PFL_MULTIPLE_PROTO_ENTRIES = 1;
    /** {@code PFL_RECOMMENDED_PROTO_ENTRY}. */
    public static final int PFL_RECOMMENDED_PROTO_ENTRY = 2;
    /** {@code PFL_HIDDEN}. */
    public static final int PFL_HIDDEN = 4;
    /** {@code PFL_MATCHES_PROTOCOL_ZERO}. */
    public static final int PFL_MATCHES_PROTOCOL_ZERO = 8;
    /** {@code POLLERR}. */
    public static final int POLLERR = 1;
    /** {@code POLLHUP}. */
    public static final int POLLHUP = 2;
    /** {@code POLLIN}. */
    public static final int POLLIN = 768;
    /** {@code POLLNVAL}. */
    public static final int POLLNVAL = 4;
    /** {@code POLLOUT}. */
    public static final int POLLOUT = 16;
    /** {@code POLLPRI}. */
    public static final int POLLPRI = 1024;
    /** {@code POLLRDBAND}. */
    public static final int POLLRDBAND = 512;
    /** {@code POLLRDNORM}. */
    public static final int POLLRDNORM = 256;
    /** {@code POLLWRBAND}. */
    public static final int POLLWRBAND = 32;
    /** {@code POLLWRNORM}. */
    public static final int POLLWRNORM = 16;
    /** {@code SD_RECEIVE}. */
    public static final int SD_RECEIVE = 0;
    /** {@code SD_SEND}. */
    public static final int SD_SEND = 1;
    /** {@code SD_BOTH}. */
    public static final int SD_BOTH = 2;
    /** {@code SIO_ASSOCIATE_HANDLE}. */
    public static final int SIO_ASSOCIATE_HANDLE = 0x88000001;
    /** {@code SIO_MULTIPOINT_LOOPBACK}. */
    public static final int SIO_MULTIPOINT_LOOPBACK = 0x88000009;
    /** {@code SIO_MULTICAST_SCOPE}. */
    public static final int SIO_MULTICAST_SCOPE = 0x8800000a;
    /** {@code SIO_ROUTING_INTERFACE_CHANGE}. */
    public static final int SIO_ROUTING_INTERFACE_CHANGE = 0x88000015;
    /** {@code SIO_GET_EXTENSION_FUNCTION_POINTER}. */
    public static final int SIO_GET_EXTENSION_FUNCTION_POINTER = 0xc8000006;
    /** {@code SIO_ROUTING_INTERFACE_QUERY}. */
    public static final int SIO_ROUTING_INTERFACE_QUERY = 0xc8000014;
    /** {@code SIO_ADDRESS_LIST_SORT}. */
    public static final int SIO_ADDRESS_LIST_SORT = 0xc8000019;
    /** {@code SIO_ENABLE_CIRCULAR_QUEUEING}. */
    public static final int SIO_ENABLE_CIRCULAR_QUEUEING = 0x28000002;
    /** {@code SIO_FLUSH}. */
    public static final int SIO_FLUSH = 0x28000004;
    /** {@code SIO_ADDRESS_LIST_CHANGE}. */
    public static final int SIO_ADDRESS_LIST_CHANGE = 0x28000017;
    /** {@code SIO_GET_BROADCAST_ADDRESS}. */
    public static final int SIO_GET_BROADCAST_ADDRESS = 0x48000005;
    /** {@code SIO_ADDRESS_LIST_QUERY}. */
    public static final int SIO_ADDRESS_LIST_QUERY = 0x48000016;
    /** {@code SIOCATMARK}. */
    public static final int SIOCATMARK = 0x40047307;
    /** {@code SO_EXCLUSIVEADDRUSE}. */
    public static final int SO_EXCLUSIVEADDRUSE = 0xfffffffb;
    /** {@code SO_DEBUG}. */
    public static final int SO_DEBUG = 1;
    /** {@code SO_ACCEPTCONN}. */
    public static final int SO_ACCEPTCONN = 2;
    /** {@code SO_REUSEADDR}. */
    public static final int SO_REUSEADDR = 4;
    /** {@code SO_KEEPALIVE}. */
    public static final int SO_KEEPALIVE = 8;
    /** {@code SO_DONTROUTE}. */
    public static final int SO_DONTROUTE = 16;
    /** {@code SO_BROADCAST}. */
    public static final int SO_BROADCAST = 32;
    /** {@code SO_USELOOPBACK}. */
    public static final int SO_USELOOPBACK = 64;
    /** {@code SO_LINGER}. */
    public static final int SO_LINGER = 128;
    /** {@code SO_OOBINLINE}. */
    public static final int SO_OOBINLINE = 256;
    /** {@code SO_SNDBUF}. */
    public static final int SO_SNDBUF = 4097;
    /** {@code SO_RCVBUF}. */
    public static final int SO_RCVBUF = 4098;
    /** {@code SO_SNDLOWAT}. */
    public static final int SO_SNDLOWAT = 4099;
    /** {@code SO_RCVLOWAT}. */
    public static final int SO_RCVLOWAT = 4100;
    /** {@code SO_SNDTIMEO}. */
    public static final int SO_SNDTIMEO = 4101;
    /** {@code SO_RCVTIMEO}. */
    public static final int SO_RCVTIMEO = 4102;
    /** {@code SO_ERROR}. */
    public static final int SO_ERROR = 4103;
    /** {@code SO_TYPE}. */
    public static final int SO_TYPE = 4104;
    /** {@code SO_MAX_MSG_SIZE}. */
    public static final int SO_MAX_MSG_SIZE = 8195;
    /** {@code SO_PROTOCOL_INFOW}. */
    public static final int SO_PROTOCOL_INFOW = 8197;
    /** {@code SO_CONDITIONAL_ACCEPT}. */
    public static final int SO_CONDITIONAL_ACCEPT = 12290;
    /** {@code SO_TIMESTAMP}. */
    public static final int SO_TIMESTAMP = 12298;
    /** {@code SOCK_STREAM}. */
    public static final int SOCK_STREAM = 1;
    /** {@code SOCK_DGRAM}. */
    public static final int SOCK_DGRAM = 2;
    /** {@code SOCK_RAW}. */
    public static final int SOCK_RAW = 3;
    /** {@code SOCK_RDM}. */
    public static final int SOCK_RDM = 4;
    /** {@code SOCK_SEQPACKET}. */
    public static final int SOCK_SEQPACKET = 5;
    /** {@code SOCKET_ERROR}. */
    public static final int SOCKET_ERROR = -1;
    /** {@code SOL_SOCKET}. */
    public static final int SOL_SOCKET = 65535;
    /** {@code SOMAXCONN}. */
    public static final int SOMAXCONN = 0x7fffffff;
    /** {@code TCP_NODELAY}. */
    public static final int TCP_NODELAY = 1;
    /** {@code WSA_INFINITE}. */
    public static final int WSA_INFINITE = -1;
    /** {@code WSA_WAIT_FAILED}. */
    public static final int WSA_WAIT_FAILED = -1;
    /** {@code WSA_WAIT_EVENT_0}. */
    public static final int WSA_WAIT_EVENT_0 = 0;
    /** {@code WSA_FLAG_OVERLAPPED}. */
    public static final int WSA_FLAG_OVERLAPPED = 1;
    /** {@code WSA_FLAG_MULTIPOINT_C_ROOT}. */
    public static final int WSA_FLAG_MULTIPOINT_C_ROOT = 2;
    /** {@code WSA_FLAG_MULTIPOINT_C_LEAF}. */
    public static final int WSA_FLAG_MULTIPOINT_C_LEAF = 4;
    /** {@code WSA_FLAG_MULTIPOINT_D_ROOT}. */
    public static final int WSA_FLAG_MULTIPOINT_D_ROOT = 8;
    /** {@code WSA_FLAG_MULTIPOINT_D_LEAF}. */
    public static final int WSA_FLAG_MULTIPOINT_D_LEAF = 16;
    /** {@code WSA_FLAG_ACCESS_SYSTEM_SECURITY}. */
    public static final int WSA_FLAG_ACCESS_SYSTEM_SECURITY = 64;
    /** {@code WSA_MAXIMUM_WAIT_EVENTS}. */
    public static final int WSA_MAXIMUM_WAIT_EVENTS = 64;
    /** {@code WSA_FLAG_NO_HANDLE_INHERIT}. */
    public static final int WSA_FLAG_NO_HANDLE_INHERIT = 128;
    /** {@code WSA_WAIT_IO_COMPLETION}. */
    public static final int WSA_WAIT_IO_COMPLETION = 192;
    /** {@code WSA_WAIT_TIMEOUT}. */
    public static final int WSA_WAIT_TIMEOUT = 258;
    /** {@code WSADESCRIPTION_LEN}. */
    public static final int WSADESCRIPTION_LEN = 256;
    /** {@code WSAPROTOCOL_LEN}. */
    public static final int WSAPROTOCOL_LEN = 255;
    /** {@code WSASYS_STATUS_LEN}. */
    public static final int WSASYS_STATUS_LEN = 128;
    /** {@code XP1_CONNECTIONLESS}. */
    public static final int XP1_CONNECTIONLESS = 1;
    /** {@code XP1_GUARANTEED_DELIVERY}. */
    public static final int XP1_GUARANTEED_DELIVERY = 2;
    /** {@code XP1_GUARANTEED_ORDER}. */
    public static final int XP1_GUARANTEED_ORDER = 4;
    /** {@code XP1_MESSAGE_ORIENTED}. */
    public static final int XP1_MESSAGE_ORIENTED = 8;
    /** {@code XP1_PSEUDO_STREAM}. */
    public static final int XP1_PSEUDO_STREAM = 16;
    /** {@code XP1_GRACEFUL_CLOSE}. */
    public static final int XP1_GRACEFUL_CLOSE = 32;
    /** {@code XP1_EXPEDITED_DATA}. */
    public static final int XP1_EXPEDITED_DATA = 64;
    /** {@code XP1_CONNECT_DATA}. */
    public static final int XP1_CONNECT_DATA = 128;
    /** {@code XP1_DISCONNECT_DATA}. */
    public static final int XP1_DISCONNECT_DATA = 256;
    /** {@code XP1_SUPPORT_BROADCAST}. */
    public static final int XP1_SUPPORT_BROADCAST = 512;
    /** {@code XP1_SUPPORT_MULTIPOINT}. */
    public static final int XP1_SUPPORT_MULTIPOINT = 1024;
    /** {@code XP1_MULTIPOINT_CONTROL_PLANE}. */
    public static final int XP1_MULTIPOINT_CONTROL_PLANE = 2048;
    /** {@code XP1_MULTIPOINT_DATA_PLANE}. */
    public static final int XP1_MULTIPOINT_DATA_PLANE = 4096;
    /** {@code XP1_QOS_SUPPORTED}. */
    public static final int XP1_QOS_SUPPORTED = 8192;
    /** {@code XP1_INTERRUPT}. */
    public static final int XP1_INTERRUPT = 16384;
    /** {@code XP1_UNI_SEND}. */
    public static final int XP1_UNI_SEND = 32768;
    /** {@code XP1_UNI_RECV}. */
    public static final int XP1_UNI_RECV = 0x10000;
    /** {@code XP1_IFS_HANDLES}. */
    public static final int XP1_IFS_HANDLES = 0x20000;
    /** {@code XP1_PARTIAL_MESSAGE}. */
    public static final int XP1_PARTIAL_MESSAGE = 0x40000;

    // mswsock.h
    /** {@code MSG_TRUNC}. */
    public static final int MSG_TRUNC = 256;
    /** {@code MSG_CTRUNC}. */
    public static final int MSG_CTRUNC = 512;
    /** {@code MSG_BCAST}. */
    public static final int MSG_BCAST = 1024;
    /** {@code MSG_MCAST}. */
    public static final int MSG_MCAST = 2048;
    /** {@code SIO_UDP_CONNRESET}. */
    public static final int SIO_UDP_CONNRESET = 0x9800000c;
    /** {@code SIO_UDP_NETRESET}. */
    public static final int SIO_UDP_NETRESET = 0x9800000f;
    /** {@code SIO_BSP_HANDLE}. */
    public static final int SIO_BSP_HANDLE = 0x4800001b;
    /** {@code SIO_BSP_HANDLE_SELECT}. */
    public static final int SIO_BSP_HANDLE_SELECT = 0x4800001c;
    /** {@code SIO_BSP_HANDLE_POLL}. */
    public static final int SIO_BSP_HANDLE_POLL = 0x4800001d;
    /** {@code SIO_BASE_HANDLE}. */
    public static final int SIO_BASE_HANDLE = 0x48000022;
    /** {@code SO_UPDATE_ACCEPT_CONTEXT}. */
    public static final int SO_UPDATE_ACCEPT_CONTEXT = 28683;
    /** {@code SO_CONNECT_TIME}. */
    public static final int SO_CONNECT_TIME = 28684;
    /** {@code SO_UPDATE_CONNECT_CONTEXT}. */
    public static final int SO_UPDATE_CONNECT_CONTEXT = 28688;
    /** {@code TF_USE_DEFAULT_WORKER}. */
    public static final int TF_USE_DEFAULT_WORKER = 0;
    /** {@code TF_DISCONNECT}. */
    public static final int TF_DISCONNECT = 1;
    /** {@code TF_REUSE_SOCKET}. */
    public static final int TF_REUSE_SOCKET = 2;
    /** {@code TF_WRITE_BEHIND}. */
    public static final int TF_WRITE_BEHIND = 4;
    /** {@code TF_USE_SYSTEM_THREAD}. */
    public static final int TF_USE_SYSTEM_THREAD = 16;
    /** {@code TF_USE_KERNEL_APC}. */
    public static final int TF_USE_KERNEL_APC = 32;

    // ws2tcpip.h
    /** {@code AI_PASSIVE}. */
    public static final int AI_PASSIVE = 1;
    /** {@code AI_CANONNAME}. */
    public static final int AI_CANONNAME = 2;
    /** {@code AI_NUMERICHOST}. */
    public static final int AI_NUMERICHOST = 4;
    /** {@code AI_NUMERICSERV}. */
    public static final int AI_NUMERICSERV = 8;
    /** {@code AI_ALL}. */
    public static final int AI_ALL = 256;
    /** {@code AI_ADDRCONFIG}. */
    public static final int AI_ADDRCONFIG = 1024;
    /** {@code AI_V4MAPPED}. */
    public static final int AI_V4MAPPED = 2048;
    /** {@code EAI_MEMORY}. */
    public static final int EAI_MEMORY = 8;
    /** {@code EAI_BADFLAGS}. */
    public static final int EAI_BADFLAGS = 10022;
    /** {@code EAI_SOCKTYPE}. */
    public static final int EAI_SOCKTYPE = 10044;
    /** {@code EAI_FAMILY}. */
    public static final int EAI_FAMILY = 10047;
    /** {@code EAI_SERVICE}. */
    public static final int EAI_SERVICE = 10109;
    /** {@code EAI_NONAME}. */
    public static final int EAI_NONAME = 11001;
    /** {@code EAI_AGAIN}. */
    public static final int EAI_AGAIN = 11002;
    /** {@code EAI_FAIL}. */
    public static final int EAI_FAIL = 11003;
    /** {@code EAI_NODATA}. */
    public static final int EAI_NODATA = 11004;
    /** {@code INET_ADDRSTRLEN}. */
    public static final int INET_ADDRSTRLEN = 22;
    /** {@code INET6_ADDRSTRLEN}. */
    public static final int INET6_ADDRSTRLEN = 65;
    /** {@code IPPROTO_IP}. */
    public static final int IPPROTO_IP = 0;
    /** {@code IPPROTO_ICMP}. */
    public static final int IPPROTO_ICMP = 1;
    /** {@code IPPROTO_TCP}. */
    public static final int IPPROTO_TCP = 6;
    /** {@code IPPROTO_UDP}. */
    public static final int IPPROTO_UDP = 17;
    /** {@code IPPROTO_IPV6}. */
    public static final int IPPROTO_IPV6 = 41;
    /** {@code IPPROTO_ICMPV6}. */
    public static final int IPPROTO_ICMPV6 = 58;
    /** {@code IPPROTO_RAW}. */
    public static final int IPPROTO_RAW = 255;
    /** {@code IPV6_V6ONLY}. */
    public static final int IPV6_V6ONLY = 27;
    /** {@code NI_NOFQDN}. */
    public static final int NI_NOFQDN = 1;
    /** {@code NI_NUMERICHOST}. */
    public static final int NI_NUMERICHOST = 2;
    /** {@code NI_NAMEREQD}. */
    public static final int NI_NAMEREQD = 4;
    /** {@code NI_NUMERICSERV}. */
    public static final int NI_NUMERICSERV = 8;
    /** {@code NI_DGRAM}. */
    public static final int NI_DGRAM = 16;
    /** {@code NI_MAXSERV}. */
    public static final int NI_MAXSERV = 32;
    /** {@code NI_MAXHOST}. */
    public static final int NI_MAXHOST = 1025;
    /** {@code SIO_IDEAL_SEND_BACKLOG_CHANGE}. */
    public static final int SIO_IDEAL_SEND_BACKLOG_CHANGE = 0x2000747a;
    /** {@code SIO_IDEAL_SEND_BACKLOG_QUERY}. */
    public static final int SIO_IDEAL_SEND_BACKLOG_QUERY = 0x4004747b;
    /** {@code SIO_GET_INTERFACE_LIST}. */
    public static final int SIO_GET_INTERFACE_LIST = 0x4004747f;

    // winerror.h
    /** {@code WSA_INVALID_HANDLE}. */
    public static final int WSA_INVALID_HANDLE = 6;
    /** {@code WSA_NOT_ENOUGH_MEMORY}. */
    public static final int WSA_NOT_ENOUGH_MEMORY = 8;
    /** {@code WSA_INVALID_PARAMETER}. */
    public static final int WSA_INVALID_PARAMETER = 87;
    /** {@code WSA_OPERATION_ABORTED}. */
    public static final int WSA_OPERATION_ABORTED = 995;
    /** {@code WSA_IO_INCOMPLETE}. */
    public static final int WSA_IO_INCOMPLETE = 996;
    /** {@code WSA_IO_PENDING}. */
    public static final int WSA_IO_PENDING = 997;
    /** {@code WSA_E_NO_MORE}. */
    public static final int WSA_E_NO_MORE = 10110;
    /** {@code WSA_E_CANCELLED}. */
    public static final int WSA_E_CANCELLED = 10111;
    /** {@code WSA_QOS_RECEIVERS}. */
    public static final int WSA_QOS_RECEIVERS = 11005;
    /** {@code WSA_QOS_SENDERS}. */
    public static final int WSA_QOS_SENDERS = 11006;
    /** {@code WSA_QOS_NO_SENDERS}. */
    public static final int WSA_QOS_NO_SENDERS = 11007;
    /** {@code WSA_QOS_NO_RECEIVERS}. */
    public static final int WSA_QOS_NO_RECEIVERS = 11008;
    /** {@code WSA_QOS_REQUEST_CONFIRMED}. */
    public static final int WSA_QOS_REQUEST_CONFIRMED = 11009;
    /** {@code WSA_QOS_ADMISSION_FAILURE}. */
    public static final int WSA_QOS_ADMISSION_FAILURE = 11010;
    /** {@code WSA_QOS_POLICY_FAILURE}. */
    public static final int WSA_QOS_POLICY_FAILURE = 11011;
    /** {@code WSA_QOS_BAD_STYLE}. */
    public static final int WSA_QOS_BAD_STYLE = 11012;
    /** {@code WSA_QOS_BAD_OBJECT}. */
    public static final int WSA_QOS_BAD_OBJECT = 11013;
    /** {@code WSA_QOS_TRAFFIC_CTRL_ERROR}. */
    public static final int WSA_QOS_TRAFFIC_CTRL_ERROR = 11014;
    /** {@code WSA_QOS_GENERIC_ERROR}. */
    public static final int WSA_QOS_GENERIC_ERROR = 11015;
    /** {@code WSA_QOS_ESERVICETYPE}. */
    public static final int WSA_QOS_ESERVICETYPE = 11016;
    /** {@code WSA_QOS_EFLOWSPEC}. */
    public static final int WSA_QOS_EFLOWSPEC = 11017;
    /** {@code WSA_QOS_EPROVSPECBUF}. */
    public static final int WSA_QOS_EPROVSPECBUF = 11018;
    /** {@code WSA_QOS_EFILTERSTYLE}. */
    public static final int WSA_QOS_EFILTERSTYLE = 11019;
    /** {@code WSA_QOS_EFILTERTYPE}. */
    public static final int WSA_QOS_EFILTERTYPE = 11020;
    /** {@code WSA_QOS_EFILTERCOUNT}. */
    public static final int WSA_QOS_EFILTERCOUNT = 11021;
    /** {@code WSA_QOS_EOBJLENGTH}. */
    public static final int WSA_QOS_EOBJLENGTH = 11022;
    /** {@code WSA_QOS_EFLOWCOUNT}. */
    public static final int WSA_QOS_EFLOWCOUNT = 11023;
    /** {@code WSA_QOS_EUNKNOWNPSOBJ}. */
    public static final int WSA_QOS_EUNKNOWNPSOBJ = 11024;
    /** {@code WSA_QOS_EUNKOWNPSOBJ}. */
    public static final int WSA_QOS_EUNKOWNPSOBJ = 11024;
    /** {@code WSA_QOS_EPOLICYOBJ}. */
    public static final int WSA_QOS_EPOLICYOBJ = 11025;
    /** {@code WSA_QOS_EFLOWDESC}. */
    public static final int WSA_QOS_EFLOWDESC = 11026;
    /** {@code WSA_QOS_EPSFLOWSPEC}. */
    public static final int WSA_QOS_EPSFLOWSPEC = 11027;
    /** {@code WSA_QOS_EPSFILTERSPEC}. */
    public static final int WSA_QOS_EPSFILTERSPEC = 11028;
    /** {@code WSA_QOS_ESDMODEOBJ}. */
    public static final int WSA_QOS_ESDMODEOBJ = 11029;
    /** {@code WSA_QOS_ESHAPERATEOBJ}. */
    public static final int WSA_QOS_ESHAPERATEOBJ = 11030;
    /** {@code WSA_QOS_RESERVED_PETYPE}. */
    public static final int WSA_QOS_RESERVED_PETYPE = 11031;
    /** {@code WSA_SECURE_HOST_NOT_FOUND}. */
    public static final int WSA_SECURE_HOST_NOT_FOUND = 11032;
    /** {@code WSA_IPSEC_NAME_POLICY_ERROR}. */
    public static final int WSA_IPSEC_NAME_POLICY_ERROR = 11033;
    /** {@code WSAEACCES}. */
    public static final int WSAEACCES = 10013;
    /** {@code WSAEADDRINUSE}. */
    public static final int WSAEADDRINUSE = 10048;
    /** {@code WSAEADDRNOTAVAIL}. */
    public static final int WSAEADDRNOTAVAIL = 10049;
    /** {@code WSAEAFNOSUPPORT}. */
    public static final int WSAEAFNOSUPPORT = 10047;
    /** {@code WSAEALREADY}. */
    public static final int WSAEALREADY = 10037;
    /** {@code WSAEBADF}. */
    public static final int WSAEBADF = 10009;
    /** {@code WSAECANCELLED}. */
    public static final int WSAECANCELLED = 10103;
    /** {@code WSAECONNABORTED}. */
    public static final int WSAECONNABORTED = 10053;
    /** {@code WSAECONNREFUSED}. */
    public static final int WSAECONNREFUSED = 10061;
    /** {@code WSAECONNRESET}. */
    public static final int WSAECONNRESET = 10054;
    /** {@code WSAEDESTADDRREQ}. */
    public static final int WSAEDESTADDRREQ = 10039;
    /** {@code WSAEDISCON}. */
    public static final int WSAEDISCON = 10101;
    /** {@code WSAEDQUOT}. */
    public static final int WSAEDQUOT = 10069;
    /** {@code WSAEFAULT}. */
    public static final int WSAEFAULT = 10014;
    /** {@code WSAEHOSTDOWN}. */
    public static final int WSAEHOSTDOWN = 10064;
    /** {@code WSAEHOSTUNREACH}. */
    public static final int WSAEHOSTUNREACH = 10065;
    /** {@code WSAEINPROGRESS}. */
    public static final int WSAEINPROGRESS = 10036;
    /** {@code WSAEINTR}. */
    public static final int WSAEINTR = 10004;
    /** {@code WSAEINVAL}. */
    public static final int WSAEINVAL = 10022;
    /** {@code WSAEINVALIDPROCTABLE}. */
    public static final int WSAEINVALIDPROCTABLE = 10104;
    /** {@code WSAEINVALIDPROVIDER}. */
    public static final int WSAEINVALIDPROVIDER = 10105;
    /** {@code WSAEISCONN}. */
    public static final int WSAEISCONN = 10056;
    /** {@code WSAELOOP}. */
    public static final int WSAELOOP = 10062;
    /** {@code WSAEMFILE}. */
    public static final int WSAEMFILE = 10024;
    /** {@code WSAEMSGSIZE}. */
    public static final int WSAEMSGSIZE = 10040;
    /** {@code WSAENAMETOOLONG}. */
    public static final int WSAENAMETOOLONG = 10063;
    /** {@code WSAENETDOWN}. */
    public static final int WSAENETDOWN = 10050;
    /** {@code WSAENETRESET}. */
    public static final int WSAENETRESET = 10052;
    /** {@code WSAENETUNREACH}. */
    public static final int WSAENETUNREACH = 10051;
    /** {@code WSAENOBUFS}. */
    public static final int WSAENOBUFS = 10055;
    /** {@code WSAENOMORE}. */
    public static final int WSAENOMORE = 10102;
    /** {@code WSAENOPROTOOPT}. */
    public static final int WSAENOPROTOOPT = 10042;
    /** {@code WSAENOTCONN}. */
    public static final int WSAENOTCONN = 10057;
    /** {@code WSAENOTEMPTY}. */
    public static final int WSAENOTEMPTY = 10066;
    /** {@code WSAENOTSOCK}. */
    public static final int WSAENOTSOCK = 10038;
    /** {@code WSAEOPNOTSUPP}. */
    public static final int WSAEOPNOTSUPP = 10045;
    /** {@code WSAEPFNOSUPPORT}. */
    public static final int WSAEPFNOSUPPORT = 10046;
    /** {@code WSAEPROCLIM}. */
    public static final int WSAEPROCLIM = 10067;
    /** {@code WSAEPROTONOSUPPORT}. */
    public static final int WSAEPROTONOSUPPORT = 10043;
    /** {@code WSAEPROTOTYPE}. */
    public static final int WSAEPROTOTYPE = 10041;
    /** {@code WSAEPROVIDERFAILEDINIT}. */
    public static final int WSAEPROVIDERFAILEDINIT = 10106;
    /** {@code WSAEREFUSED}. */
    public static final int WSAEREFUSED = 10112;
    /** {@code WSAEREMOTE}. */
    public static final int WSAEREMOTE = 10071;
    /** {@code WSAESHUTDOWN}. */
    public static final int WSAESHUTDOWN = 10058;
    /** {@code WSAESOCKTNOSUPPORT}. */
    public static final int WSAESOCKTNOSUPPORT = 10044;
    /** {@code WSAESTALE}. */
    public static final int WSAESTALE = 10070;
    /** {@code WSAETIMEDOUT}. */
    public static final int WSAETIMEDOUT = 10060;
    /** {@code WSAETOOMANYREFS}. */
    public static final int WSAETOOMANYREFS = 10059;
    /** {@code WSAEUSERS}. */
    public static final int WSAEUSERS = 10068;
    /** {@code WSAEWOULDBLOCK}. */
    public static final int WSAEWOULDBLOCK = 10035;
    /** {@code WSAHOST_NOT_FOUND}. */
    public static final int WSAHOST_NOT_FOUND = 11001;
    /** {@code WSANO_RECOVERY}. */
    public static final int WSANO_RECOVERY = 11003;
    /** {@code WSANO_ADDRESS}. */
    public static final int WSANO_ADDRESS = 11004;
    /** {@code WSANO_DATA}. */
    public static final int WSANO_DATA = 11004;
    /** {@code WSANOTINITIALISED}. */
    public static final int WSANOTINITIALISED = 10093;
    /** {@code WSASERVICE_NOT_FOUND}. */
    public static final int WSASERVICE_NOT_FOUND = 10108;
    /** {@code WSASYSCALLFAILURE}. */
    public static final int WSASYSCALLFAILURE = 10107;
    /** {@code WSASYSNOTREADY}. */
    public static final int WSASYSNOTREADY = 10091;
    /** {@code WSATRY_AGAIN}. */
    public static final int WSATRY_AGAIN = 11002;
    /** {@code WSATYPE_NOT_FOUND}. */
    public static final int WSATYPE_NOT_FOUND = 10109;
    /** {@code WSAVERNOTSUPPORTED}. */
    public static final int WSAVERNOTSUPPORTED = 10092;

    // winbase.h
    /** {@code HANDLE_FLAG_INHERIT}. */
    public static final int HANDLE_FLAG_INHERIT = 1;

    // afunix.h
    /** {@code UNIX_PATH_MAX}. */
    public static final int UNIX_PATH_MAX = 108;

    // mstcpip.h
    /** {@code SIO_RCVALL}. */
    public static final int SIO_RCVALL = 0x98000001;
    /** {@code SIO_KEEPALIVE_VALS}. */
    public static final int SIO_KEEPALIVE_VALS = 0x98000004;
    /** {@code SIO_LOOPBACK_FAST_PATH}. */
    public static final int SIO_LOOPBACK_FAST_PATH = 0x98000010;
    /** {@code SIO_TCP_INITIAL_RTO}. */
    public static final int SIO_TCP_INITIAL_RTO = 0x98000011;
    /** {@code SIO_CPU_AFFINITY}. */
    public static final int SIO_CPU_AFFINITY = 0x98000015;
    /** {@code SIO_TCP_INFO}. */
    public static final int SIO_TCP_INFO = 0xd8000027;

    // ws2ipdef.h
    /** {@code IP_OPTIONS}. */
    public static final int IP_OPTIONS = 1;
    /** {@code IP_HDRINCL}. */
    public static final int IP_HDRINCL = 2;
    /** {@code IP_TOS}. */
    public static final int IP_TOS = 3;
    /** {@code IP_TTL}. */
    public static final int IP_TTL = 4;
    /** {@code IP_MULTICAST_IF}. */
    public static final int IP_MULTICAST_IF = 9;
    /** {@code IP_MULTICAST_TTL}. */
    public static final int IP_MULTICAST_TTL = 10;
    /** {@code IP_MULTICAST_LOOP}. */
    public static final int IP_MULTICAST_LOOP = 11;
    /** {@code IP_ADD_MEMBERSHIP}. */
    public static final int IP_ADD_MEMBERSHIP = 12;
    /** {@code IP_DROP_MEMBERSHIP}. */
    public static final int IP_DROP_MEMBERSHIP = 13;
    /** {@code IP_DONTFRAGMENT}. */
    public static final int IP_DONTFRAGMENT = 14;
    /** {@code IP_ADD_SOURCE_MEMBERSHIP}. */
    public static final int IP_ADD_SOURCE_MEMBERSHIP = 15;
    /** {@code IP_DROP_SOURCE_MEMBERSHIP}. */
    public static final int IP_DROP_SOURCE_MEMBERSHIP = 16;
    /** {@code IP_BLOCK_SOURCE}. */
    public static final int IP_BLOCK_SOURCE = 17;
    /** {@code IP_UNBLOCK_SOURCE}. */
    public static final int IP_UNBLOCK_SOURCE = 18;
    /** {@code IP_PKTINFO}. */
    public static final int IP_PKTINFO = 19;
    /** {@code IP_HOPLIMIT}. */
    public static final int IP_HOPLIMIT = 21;
    /** {@code IP_RECVTTL}. */
    public static final int IP_RECVTTL = 21;
    /** {@code IP_RECEIVE_BROADCAST}. */
    public static final int IP_RECEIVE_BROADCAST = 22;
    /** {@code IP_RECVIF}. */
    public static final int IP_RECVIF = 24;
    /** {@code IP_RECVDSTADDR}. */
    public static final int IP_RECVDSTADDR = 25;
    /** {@code IP_UNICAST_IF}. */
    public static final int IP_UNICAST_IF = 31;
    /** {@code IP_RECVTCLASS}. */
    public static final int IP_RECVTCLASS = 40;
    /** {@code IP_RECVTOS}. */
    public static final int IP_RECVTOS = 40;
    /** {@code IP_ECN}. */
    public static final int IP_ECN = 50;
    /** {@code IP_MTU_DISCOVER}. */
    public static final int IP_MTU_DISCOVER = 71;
    /** {@code IP_MTU}. */
    public static final int IP_MTU = 73;
    /** {@code IP_RECVERR}. */
    public static final int IP_RECVERR = 75;
    /** {@code IP_USER_MTU}. */
    public static final int IP_USER_MTU = 76;
    /** {@code IPV6_HOPOPTS}. */
    public static final int IPV6_HOPOPTS = 1;
    /** {@code IPV6_HDRINCL}. */
    public static final int IPV6_HDRINCL = 2;
    /** {@code IPV6_UNICAST_HOPS}. */
    public static final int IPV6_UNICAST_HOPS = 4;
    /** {@code IPV6_MULTICAST_IF}. */
    public static final int IPV6_MULTICAST_IF = 9;
    /** {@code IPV6_MULTICAST_HOPS}. */
    public static final int IPV6_MULTICAST_HOPS = 10;
    /** {@code IPV6_MULTICAST_LOOP}. */
    public static final int IPV6_MULTICAST_LOOP = 11;
    /** {@code IPV6_ADD_MEMBERSHIP}. */
    public static final int IPV6_ADD_MEMBERSHIP = 12;
    /** {@code IPV6_JOIN_GROUP}. */
    public static final int IPV6_JOIN_GROUP = 12;
    /** {@code IPV6_DROP_MEMBERSHIP}. */
    public static final int IPV6_DROP_MEMBERSHIP = 13;
    /** {@code IPV6_LEAVE_GROUP}. */
    public static final int IPV6_LEAVE_GROUP = 13;
    /** {@code IPV6_DONTFRAG}. */
    public static final int IPV6_DONTFRAG = 14;
    /** {@code IPV6_PKTINFO}. */
    public static final int IPV6_PKTINFO = 19;
    /** {@code IPV6_HOPLIMIT}. */
    public static final int IPV6_HOPLIMIT = 21;
    /** {@code IPV6_PROTECTION_LEVEL}. */
    public static final int IPV6_PROTECTION_LEVEL = 23;
    /** {@code IPV6_RECVIF}. */
    public static final int IPV6_RECVIF = 24;
    /** {@code IPV6_RECVDSTADDR}. */
    public static final int IPV6_RECVDSTADDR = 25;
    /** {@code IPV6_CHECKSUM}. */
    public static final int IPV6_CHECKSUM = 26;
    /** {@code IPV6_UNICAST_IF}. */
    public static final int IPV6_UNICAST_IF = 31;
    /** {@code IPV6_RTHDR}. */
    public static final int IPV6_RTHDR = 32;
    /** {@code IPV6_RECVRTHDR}. */
    public static final int IPV6_RECVRTHDR = 38;
    /** {@code IPV6_TCLASS}. */
    public static final int IPV6_TCLASS = 39;
    /** {@code IPV6_RECVTCLASS}. */
    public static final int IPV6_RECVTCLASS = 40;
    /** {@code IPV6_ECN}. */
    public static final int IPV6_ECN = 50;
    /** {@code IPV6_MTU_DISCOVER}. */
    public static final int IPV6_MTU_DISCOVER = 71;
    /** {@code IPV6_MTU}. */
    public static final int IPV6_MTU = 72;
    /** {@code IPV6_RECVERR}. */
    public static final int IPV6_RECVERR = 75;
    /** {@code IPV6_USER_MTU}. */
    public static final int IPV6_USER_MTU = 76;
    /** {@code MCAST_JOIN_GROUP}. */
    public static final int MCAST_JOIN_GROUP = 41;
    /** {@code MCAST_LEAVE_GROUP}. */
    public static final int MCAST_LEAVE_GROUP = 42;
    /** {@code MCAST_BLOCK_SOURCE}. */
    public static final int MCAST_BLOCK_SOURCE = 43;
    /** {@code MCAST_UNBLOCK_SOURCE}. */
    public static final int MCAST_UNBLOCK_SOURCE = 44;
    /** {@code MCAST_JOIN_SOURCE_GROUP}. */
    public static final int MCAST_JOIN_SOURCE_GROUP = 45;
    /** {@code MCAST_LEAVE_SOURCE_GROUP}. */
    public static final int MCAST_LEAVE_SOURCE_GROUP = 46;
    /** {@code TCP_EXPEDITED_1122}. */
    public static final int TCP_EXPEDITED_1122 = 2;
    /** {@code TCP_KEEPALIVE}. */
    public static final int TCP_KEEPALIVE = 3;
    /** {@code TCP_KEEPIDLE}. */
    public static final int TCP_KEEPIDLE = 3;
    /** {@code TCP_MAXSEG}. */
    public static final int TCP_MAXSEG = 4;
    /** {@code TCP_MAXRT}. */
    public static final int TCP_MAXRT = 5;
    /** {@code TCP_STDURG}. */
    public static final int TCP_STDURG = 6;
    /** {@code TCP_ATMARK}. */
    public static final int TCP_ATMARK = 8;
    /** {@code TCP_TIMESTAMPS}. */
    public static final int TCP_TIMESTAMPS = 10;
    /** {@code TCP_DELAY_FIN_ACK}. */
    public static final int TCP_DELAY_FIN_ACK = 13;
    /** {@code TCP_FASTOPEN}. */
    public static final int TCP_FASTOPEN = 15;
    /** {@code TCP_KEEPCNT}. */
    public static final int TCP_KEEPCNT = 16;
    /** {@code TCP_KEEPINTVL}. */
    public static final int TCP_KEEPINTVL = 17;
    /** {@code TCP_FAIL_CONNECT_ON_ICMP_ERROR}. */
    public static final int TCP_FAIL_CONNECT_ON_ICMP_ERROR = 18;
    /** {@code TCP_BSDURGENT}. */
    public static final int TCP_BSDURGENT = 28672;
    /** {@code UDP_NOCHECKSUM}. */
    public static final int UDP_NOCHECKSUM = 1;
    /** {@code UDP_CHECKSUM_COVERAGE}. */
    public static final int UDP_CHECKSUM_COVERAGE = 20;

    // missing.h
    /** {@code IP_RECVECN}. */
    public static final int IP_RECVECN = 50;
    /** {@code IPV6_RECVECN}. */
    public static final int IPV6_RECVECN = 50;
    /** {@code SO_PAUSE_ACCEPT}. */
    public static final int SO_PAUSE_ACCEPT = 12291;
    /** {@code SO_COMPARTMENT_ID}. */
    public static final int SO_COMPARTMENT_ID = 12292;
    /** {@code SO_RANDOMIZE_PORT}. */
    public static final int SO_RANDOMIZE_PORT = 12293;
    /** {@code SO_PORT_SCALABILITY}. */
    public static final int SO_PORT_SCALABILITY = 12294;
    /** {@code SO_REUSE_UNICASTPORT}. */
    public static final int SO_REUSE_UNICASTPORT = 12295;
    /** {@code SO_REUSE_MULTICASTPORT}. */
    public static final int SO_REUSE_MULTICASTPORT = 12296;
    /** {@code UDP_SEND_MSG_SIZE}. */
    public static final int UDP_SEND_MSG_SIZE = 2;
    /** {@code UDP_COALESCED_INFO}. */
    public static final int UDP_COALESCED_INFO = 3;
    /** {@code UDP_RECV_MAX_COALESCED_SIZE}. */
    public static final int UDP_RECV_MAX_COALESCED_SIZE = 3;

    // winnt.h
    /** {@code FILE_SHARE_WRITE}. */
    public static final int FILE_SHARE_WRITE = 2;
    /** {@code SYNCHRONIZE}. */
    public static final int SYNCHRONIZE = 0x100000;

    // afd.h, which no system header proves
    /** {@code AFD_POLL_RECEIVE}. */
    public static final int AFD_POLL_RECEIVE = 1;
    /** {@code AFD_POLL_RECEIVE_EXPEDITED}. */
    public static final int AFD_POLL_RECEIVE_EXPEDITED = 2;
    /** {@code AFD_POLL_SEND}. */
    public static final int AFD_POLL_SEND = 4;
    /** {@code AFD_POLL_DISCONNECT}. */
    public static final int AFD_POLL_DISCONNECT = 8;
    /** {@code AFD_POLL_ABORT}. */
    public static final int AFD_POLL_ABORT = 16;
    /** {@code AFD_POLL_LOCAL_CLOSE}. */
    public static final int AFD_POLL_LOCAL_CLOSE = 32;
    /** {@code AFD_POLL_ACCEPT}. */
    public static final int AFD_POLL_ACCEPT = 128;
    /** {@code AFD_POLL_CONNECT_FAIL}. */
    public static final int AFD_POLL_CONNECT_FAIL = 256;
    /** {@code IOCTL_AFD_POLL}. */
    public static final int IOCTL_AFD_POLL = 0x12024;

    // missing.h, which no system header proves
    /** {@code AF_HYPERV}. */
    public static final int AF_HYPERV = 34;

    // ws2bth.h
    /** {@code BTHPROTO_RFCOMM}. */
    public static final int BTHPROTO_RFCOMM = 3;
    /** {@code BTHPROTO_L2CAP}. */
    public static final int BTHPROTO_L2CAP = 256;

    // hvsocket.h
    /** {@code HV_PROTOCOL_RAW}. */
    public static final int HV_PROTOCOL_RAW = 1;
}
