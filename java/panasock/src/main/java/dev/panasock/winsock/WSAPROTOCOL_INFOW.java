package dev.panasock.winsock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.panasock.bindings.windows.generated._GUID;
import dev.panasock.bindings.windows.generated._WSAPROTOCOL_INFOW;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * {@code WSAPROTOCOL_INFOW}: a transport that sockets can be made of, from {@link Winsock2#WSAEnumProtocolsW}; or one
 * socket on its way to another process, from {@link Winsock2#WSADuplicateSocketW}. {@link #bytes} and {@link #of} carry it
 * there, through a pipe for example. A socket can be opened from it once, by the process that it was made for.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/ns-winsock2-wsaprotocol_infow">WSAPROTOCOL_INFOW</a>
 */
public final class WSAPROTOCOL_INFOW extends Struct {
    /** A zeroed one. */
    public WSAPROTOCOL_INFOW() {
        super(_WSAPROTOCOL_INFOW.layout());
    }

    /**
     * A view.
     *
     * @param memory at least as long as the struct
     */
    public WSAPROTOCOL_INFOW(MemorySegment memory) {
        super(memory, _WSAPROTOCOL_INFOW.layout());
    }

    /**
     * Some of them, zeroed: what {@code malloc} makes room for in C.
     *
     * @param byteSize how many bytes there shall be
     * @return as many as fit
     */
    public static WSAPROTOCOL_INFOW[] array(int byteSize) {
        WSAPROTOCOL_INFOW[] array = new WSAPROTOCOL_INFOW[(int) (byteSize / _WSAPROTOCOL_INFOW.sizeof())];
        for (int i = 0; i < array.length; i++) {
            array[i] = new WSAPROTOCOL_INFOW();
        }
        return array;
    }

    /**
     * One that came from another process.
     *
     * @param bytes what {@link #bytes} gave there
     * @return a copy of them
     * @throws IllegalArgumentException if their number is not {@link #sizeof}
     */
    public static WSAPROTOCOL_INFOW of(byte[] bytes) {
        WSAPROTOCOL_INFOW info = new WSAPROTOCOL_INFOW();
        if (bytes.length != info.sizeof()) {
            throw new IllegalArgumentException(
                    "a WSAPROTOCOL_INFOW has " + info.sizeof() + " bytes, not " + bytes.length);
        }
        info.memory.copyFrom(MemorySegment.ofArray(bytes));
        return info;
    }

    /**
     * The struct as bytes, for another process of this machine.
     *
     * @return a copy, {@link #sizeof} bytes
     */
    public byte[] bytes() {
        return memory.toArray(JAVA_BYTE);
    }

    /**
     * {@code dwServiceFlags1}.
     *
     * @return a combination of XP1_ flags
     */
    public int dwServiceFlags1() {
        return _WSAPROTOCOL_INFOW.dwServiceFlags1(memory);
    }

    /**
     * {@code dwProviderFlags}.
     *
     * @return a combination of PFL_ flags
     */
    public int dwProviderFlags() {
        return _WSAPROTOCOL_INFOW.dwProviderFlags(memory);
    }

    /**
     * {@code ProviderId}.
     *
     * @return the GUID of the provider; zeros on Linux and macOS
     */
    public UUID ProviderId() {
        MemorySegment guid = _WSAPROTOCOL_INFOW.ProviderId(memory);
        long high = Integer.toUnsignedLong(_GUID.Data1(guid)) << Integer.SIZE
                | Short.toUnsignedLong(_GUID.Data2(guid)) << Short.SIZE | Short.toUnsignedLong(_GUID.Data3(guid));
        long low = ByteBuffer.wrap(_GUID.Data4(guid).toArray(JAVA_BYTE)).order(ByteOrder.BIG_ENDIAN).getLong();
        return new UUID(high, low);
    }

    /**
     * {@code dwCatalogEntryId}.
     *
     * @return the number of the entry
     */
    public int dwCatalogEntryId() {
        return _WSAPROTOCOL_INFOW.dwCatalogEntryId(memory);
    }

    /**
     * {@code ProtocolChain.ChainLen}.
     *
     * @return 1 for a transport, 0 for a layer, more for layers over one
     */
    public int ChainLen() {
        return dev.panasock.bindings.windows.generated._WSAPROTOCOLCHAIN
                .ChainLen(_WSAPROTOCOL_INFOW.ProtocolChain(memory));
    }

    /**
     * {@code iVersion}.
     *
     * @return the version of the protocol
     */
    public int iVersion() {
        return _WSAPROTOCOL_INFOW.iVersion(memory);
    }

    /**
     * {@code iAddressFamily}.
     *
     * @return AF_INET and so on
     */
    public int iAddressFamily() {
        return _WSAPROTOCOL_INFOW.iAddressFamily(memory);
    }

    /**
     * {@code iMaxSockAddr}.
     *
     * @return the longest address in bytes
     */
    public int iMaxSockAddr() {
        return _WSAPROTOCOL_INFOW.iMaxSockAddr(memory);
    }

    /**
     * {@code iMinSockAddr}.
     *
     * @return the shortest address in bytes
     */
    public int iMinSockAddr() {
        return _WSAPROTOCOL_INFOW.iMinSockAddr(memory);
    }

    /**
     * {@code iSocketType}.
     *
     * @return SOCK_STREAM and so on
     */
    public int iSocketType() {
        return _WSAPROTOCOL_INFOW.iSocketType(memory);
    }

    /**
     * {@code iProtocol}.
     *
     * @return IPPROTO_TCP and so on
     */
    public int iProtocol() {
        return _WSAPROTOCOL_INFOW.iProtocol(memory);
    }

    /**
     * {@code dwMessageSize}.
     *
     * @return the longest message in bytes, 0 for a stream, -1 for no limit
     */
    public int dwMessageSize() {
        return _WSAPROTOCOL_INFOW.dwMessageSize(memory);
    }

    /**
     * {@code szProtocol}.
     *
     * @return the name
     */
    public String szProtocol() {
        return _WSAPROTOCOL_INFOW.szProtocol(memory).getString(0, StandardCharsets.UTF_16LE);
    }

    /** Not 0 for a socket on its way: what the provider knows it by. */
    int dwProviderReserved() {
        return _WSAPROTOCOL_INFOW.dwProviderReserved(memory);
    }

    /** Fills in a transport of a system that has no catalogue of them. */
    void fill(int entry, int services, int family, int addressSize, int type, int protocol, int messageSize,
            String name) {
        memory.fill((byte) 0);
        _WSAPROTOCOL_INFOW.dwServiceFlags1(memory, services);
        _WSAPROTOCOL_INFOW.dwProviderFlags(memory, WinsockConstants.PFL_MATCHES_PROTOCOL_ZERO);
        _WSAPROTOCOL_INFOW.dwCatalogEntryId(memory, entry);
        dev.panasock.bindings.windows.generated._WSAPROTOCOLCHAIN.ChainLen(_WSAPROTOCOL_INFOW.ProtocolChain(memory), 1);
        _WSAPROTOCOL_INFOW.iVersion(memory, 2);
        _WSAPROTOCOL_INFOW.iAddressFamily(memory, family);
        _WSAPROTOCOL_INFOW.iMaxSockAddr(memory, addressSize);
        _WSAPROTOCOL_INFOW.iMinSockAddr(memory, addressSize);
        _WSAPROTOCOL_INFOW.iSocketType(memory, type);
        _WSAPROTOCOL_INFOW.iProtocol(memory, protocol);
        _WSAPROTOCOL_INFOW.dwMessageSize(memory, messageSize);
        _WSAPROTOCOL_INFOW.szProtocol(memory).setString(0, name, StandardCharsets.UTF_16LE);
    }
}
