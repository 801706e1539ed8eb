package dev.panasock.windows;

/** What an Overlapped is used for, by its C function. */
enum Operation {
    SEND("WSASend"),
    RECV("WSARecv"),
    SEND_TO("WSASendTo"),
    RECV_FROM("WSARecvFrom"),
    SEND_MSG("WSASendMsg"),
    RECV_MSG("WSARecvMsg"),
    ACCEPT("AcceptEx"),
    CONNECT("ConnectEx"),
    DISCONNECT("DisconnectEx"),
    TRANSMIT_FILE("TransmitFile");

    private final String function;

    Operation(String function) {
        this.function = function;
    }

    String function() {
        return function;
    }
}
