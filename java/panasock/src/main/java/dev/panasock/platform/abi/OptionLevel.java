package dev.panasock.platform.abi;

import dev.panasock.platform.abi.OptionRow.Access;
import java.time.Duration;

/** The levels of options, and how an option of a level is made from its C name and the form of its value. */
public enum OptionLevel {
    /** SOL_SOCKET. */
    SOCKET(SocketNumbers.SOL_SOCKET, "socket", "sol-socket-socket-options"),
    /** IPPROTO_TCP. */
    TCP(SocketNumbers.IPPROTO_TCP, "tcp", "ipproto-tcp-socket-options"),
    /** IPPROTO_UDP. */
    UDP(SocketNumbers.IPPROTO_UDP, "udp", "ipproto-udp-socket-options"),
    /** IPPROTO_IP. */
    IP(SocketNumbers.IPPROTO_IP, "ip", "ipproto-ip-socket-options"),
    /** IPPROTO_IPV6. */
    IPV6(SocketNumbers.IPPROTO_IPV6, "ipv6", "ipproto-ipv6-socket-options");

    private final Numbers number;
    private final String manual;
    private final String learn;

    OptionLevel(Numbers number, String manual, String learn) {
        this.number = number;
        this.manual = manual;
        this.learn = learn;
    }

    /** Its number on each system. */
    public Numbers number() {
        return number;
    }

    /** Where the options of the level are described for Linux. */
    public String manual() {
        return "https://man7.org/linux/man-pages/man7/" + manual + ".7.html";
    }

    /** Where they are described for Windows. */
    public String learn() {
        return "https://learn.microsoft.com/windows/win32/winsock/" + learn;
    }

    /** An option that can be set and read. */
    public <T> OptionRow<T> option(Numbers option, OptionCodec<T> codec) {
        return new OptionRow<>(this, option, codec, Access.BOTH);
    }

    /** An option that can be set and read, of the same name on each system. */
    public <T> OptionRow<T> option(String name, OptionCodec<T> codec) {
        return option(Numbers.of(name), codec);
    }

    /** An option whose value is an int of 0 or 1. */
    public OptionRow<Boolean> flag(String name) {
        return option(name, OptionCodec.BOOLEAN);
    }

    /** An option whose value is an int. */
    public OptionRow<Integer> number(String name) {
        return option(name, OptionCodec.INT);
    }

    /** An option whose value is an int in network byte order. */
    public OptionRow<Integer> network(String name) {
        return option(name, OptionValues.NETWORK_INT);
    }

    /** An option whose value has eight bytes. */
    public OptionRow<Long> wide(String name) {
        return option(name, OptionValues.LONG);
    }

    /** An option whose value is an int of seconds. */
    public OptionRow<Duration> seconds(String name) {
        return option(name, OptionValues.SECONDS);
    }

    /** An option whose value is an int of milliseconds. */
    public OptionRow<Duration> millis(String name) {
        return option(name, OptionValues.MILLIS);
    }

    /** An option whose value is an int of microseconds. */
    public OptionRow<Duration> micros(String name) {
        return option(name, OptionValues.MICROS);
    }

    /** An option whose value is text of less than a size. */
    public OptionRow<String> text(String name, int size) {
        return option(name, OptionValues.text(size));
    }

    /** An option whose value is a struct of the system of at most a size. */
    public OptionRow<byte[]> raw(String name, int size) {
        return option(name, OptionValues.bytes(size));
    }

    /** The C name of the level. */
    @Override
    public String toString() {
        return number.name();
    }
}
