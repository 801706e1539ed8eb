package dev.panasock.winsock;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * {@code struct sockaddr_un}: the path of a UNIX socket, 110 bytes.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/afunix/ns-afunix-sockaddr_un">sockaddr_un</a>
 */
public final class sockaddr_un extends sockaddr {
    /** A zeroed one. */
    public sockaddr_un() {
        super(dev.panasock.bindings.windows.generated.sockaddr_un.layout());
    }

    /**
     * A view.
     *
     * @param memory at least 110 bytes
     */
    public sockaddr_un(MemorySegment memory) {
        super(memory, dev.panasock.bindings.windows.generated.sockaddr_un.layout());
    }

    /**
     * {@code sun_family}.
     *
     * @return AF_UNIX, if it was set
     */
    public int sun_family() {
        return sa_family();
    }

    /**
     * Sets {@code sun_family}.
     *
     * @param family AF_UNIX
     */
    public void sun_family(int family) {
        sa_family(family);
    }

    /**
     * {@code sun_path}.
     *
     * @return the text up to its final zero, decoded from UTF-8
     */
    public String sun_path() {
        byte[] bytes = path().toArray(JAVA_BYTE);
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /**
     * {@code strcpy(name.sun_path, path)}.
     *
     * @param path encoded as UTF-8, zeroes follow
     * @throws IllegalArgumentException if it does not fit with its final zero
     */
    public void sun_path(String path) {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= path().byteSize()) {
            throw new IllegalArgumentException(
                    "a path of " + bytes.length + " bytes; sun_path holds " + (path().byteSize() - 1));
        }
        path().fill((byte) 0);
        MemorySegment.copy(bytes, 0, path(), JAVA_BYTE, 0, bytes.length);
    }

    private MemorySegment path() {
        return dev.panasock.bindings.windows.generated.sockaddr_un.sun_path(memory);
    }
}
