package dev.panasock.faults;

/** A call whose system call strace makes fail. */
enum FaultyCall {
    ACCEPT("accept4", "accept"),
    RECV("recvfrom", "recv"),
    SEND("sendto", "send"),
    CONNECT("connect", "connect"),
    POLL(
            "?poll,ppoll", "poll, WSAPoll"),
    EPOLL("?epoll_wait,epoll_pwait,?epoll_pwait2",
            "Epoll.await"),
    CLOSE("close", "close, closesocket");

    /** As strace names it; after a question mark where a processor may lack it. */
    final String systemCalls;
    /** What the faces call it. */
    final String functions;

    FaultyCall(String systemCalls, String functions) {
        this.systemCalls = systemCalls;
        this.functions = functions;
    }
}
