package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.CF_ACCEPT;
import static dev.panasock.winsock.WinsockConstants.CF_DEFER;
import static dev.panasock.winsock.WinsockConstants.CF_REJECT;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;

/** The condition of one WSAAccept: asked once, from C on Windows, where nothing may be thrown. */
final class Condition {
    private final LPCONDITIONPROC function;
    private final long data;
    private Throwable thrown;

    Condition(LPCONDITIONPROC function, long data) {
        this.function = function;
        this.data = data;
    }

    /** The same, of addresses that are C's and whose memory ends with the call. */
    int ask(MemorySegment caller, MemorySegment callerData, MemorySegment callee) {
        try {
            return ask(copy(caller), callerData == null ? null : MemorySegment.ofArray(callerData.toArray(JAVA_BYTE)),
                    copy(callee));
        } catch (Throwable t) {
            thrown = t;
            return CF_REJECT;
        }
    }

    /** In longs, for the fields of a struct are aligned. */
    private static sockaddr copy(MemorySegment address) {
        if (address == null) {
            return null;
        }
        sockaddr_storage storage = new sockaddr_storage();
        MemorySegment.copy(address, 0, storage.memory, 0, Math.min(address.byteSize(), storage.memory.byteSize()));
        return sockaddr.of(storage.memory);
    }

    /** CF_ACCEPT, CF_REJECT or CF_DEFER; never throws. */
    int ask(sockaddr caller, MemorySegment callerData, sockaddr callee) {
        try {
            int answer = function.condition(caller, callerData, callee, data);
            // Winsock does not say what it makes of others; Wine loses the connection.
            return answer == CF_ACCEPT || answer == CF_DEFER ? answer : CF_REJECT;
        } catch (Throwable t) {
            thrown = t;
            return CF_REJECT;
        }
    }

    /** Throws to the caller of WSAAccept what the function threw, if it did. */
    void rethrow() {
        if (thrown != null) {
            Condition.<RuntimeException>rethrow(thrown);
        }
    }

    /** As it is: the compiler of a lambda may have been deceived about checked exceptions. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
