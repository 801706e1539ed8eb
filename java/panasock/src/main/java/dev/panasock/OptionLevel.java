package dev.panasock;

import dev.panasock.platform.abi.Numbers;
import dev.panasock.platform.abi.OptionCodec;
import dev.panasock.platform.abi.OptionValues;
import dev.panasock.platform.abi.SocketNumbers;
import java.time.Duration;

/** The levels of options, and how an option of a level is made from its C name and the form of its value. */
enum OptionLevel {
    SOCKET("SOL_SOCKET", SocketNumbers.SOL_SOCKET, "socket", "sol-socket-socket-options"),
    TCP("IPPROTO_TCP", SocketNumbers.IPPROTO_TCP, "tcp", "ipproto-tcp-socket-options"),
    UDP("IPPROTO_UDP", SocketNumbers.IPPROTO_UDP, "udp", "ipproto-udp-socket-options"),
    IP("IPPROTO_IP", SocketNumbers.IPPROTO_IP, "ip", "ipproto-ip-socket-options"),
    IPV6("IPPROTO_IPV6", SocketNumbers.IPPROTO_IPV6, "ipv6", "ipproto-ipv6-socket-options");

    private final String constant;
    private final Numbers number;
    private final String manual;
    private final String learn;

    OptionLevel(String constant, Numbers number, String manual, String learn) {
        this.constant = constant;
        this.number = number;
        this.manual = manual;
        this.learn = learn;
    }

    static OptionLevel of(Numbers number) {
        for (OptionLevel level : values()) {
            if (level.number.equals(number)) {
                return level;
            }
        }
        return null;
    }

    int number() {
        return number.here();
    }

    /** Where the options of the level are described for Linux. */
    String manual() {
        return "https://man7.org/linux/man-pages/man7/" + manual + ".7.html";
    }

    /** Where they are described for Windows. */
    String learn() {
        return "https://learn.microsoft.com/windows/win32/winsock/" + learn;
    }

    SocketOption<Boolean> flag(String name) {
        return new SocketOption<>(this, name, "flag", OptionCodec.BOOLEAN);
    }

    SocketOption<Integer> number(String name) {
        return new SocketOption<>(this, name, "int", OptionCodec.INT);
    }

    SocketOption<Integer> network(String name) {
        return new SocketOption<>(this, name, "int, network order", OptionValues.NETWORK_INT);
    }

    SocketOption<Long> wide(String name) {
        return new SocketOption<>(this, name, "8 bytes", OptionValues.LONG);
    }

    SocketOption<Duration> seconds(String name) {
        return new SocketOption<>(this, name, "seconds", OptionValues.SECONDS);
    }

    SocketOption<Duration> millis(String name) {
        return new SocketOption<>(this, name, "milliseconds", OptionValues.MILLIS);
    }

    SocketOption<Duration> micros(String name) {
        return new SocketOption<>(this, name, "microseconds", OptionValues.MICROS);
    }

    SocketOption<String> text(String name, int size) {
        return new SocketOption<>(this, name, "text", OptionValues.text(size));
    }

    SocketOption<byte[]> raw(String name, int size) {
        return new SocketOption<>(this, name, "bytes", OptionValues.bytes(size));
    }

    @Override
    public String toString() {
        return constant;
    }
}
