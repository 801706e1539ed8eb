package dev.panasock;

/** A program that prints those of its arguments which are numbers of sockets in its process. */
public final class ListsSockets {
    private ListsSockets() {
    }

    /** @param numbers SOCKETs of the process that started it */
    public static void main(String[] numbers) throws Exception {
        NativeSocket.open(AddressFamily.INET, SocketType.STREAM).close(); // starts Winsock
        for (String number : numbers) {
            try (NativeSocket socket = NativeSocket.of(SocketHandle.borrow(Long.parseLong(number)))) {
                socket.get(SocketOption.SO_TYPE);
                System.out.println(number);
            } catch (java.net.SocketException e) {
                System.err.println(number + " is not here: " + e.getMessage());
            }
        }
    }
}
