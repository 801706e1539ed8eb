package dev.panasock.winsock;

/** The functions whose errors have a meaning of their own, by their C names. */
enum Function {
    socket,
    bind,
    listen,
    accept,
    connect,
    send,
    recv,
    sendto,
    recvfrom,
    shutdown,
    closesocket,
    ioctlsocket,
    getsockopt,
    setsockopt,
    getsockname,
    getpeername,
    getaddrinfo,
    getnameinfo,
    select,
    WSAPoll,
    inet_pton,
    inet_ntop;

    /** Whether it sends or receives. */
    boolean isTransfer() {
        return this == send || this == recv || this == sendto || this == recvfrom;
    }
}
