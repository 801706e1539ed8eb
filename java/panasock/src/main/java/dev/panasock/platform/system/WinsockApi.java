package dev.panasock.platform.system;

import java.lang.foreign.MemorySegment;

/**
 * What Winsock has beyond the socket calls of every system: one method for one C function.
 *
 * <p>Results, memory and handles are those of {@link SocketApi}; a function that returns a BOOL returns 0 here for
 * TRUE. Events are HANDLEs as 64-bit numbers. Memory for results that is NULL is not filled in.
 */
public abstract class WinsockApi {
    /** For the one implementation. */
    protected WinsockApi() {
    }

    /**
     * Decides about a connection, while C waits: it must not throw. The memory is valid until it returns.
     */
    @FunctionalInterface
    public interface Condition {
        /** Returns CF_ACCEPT, CF_REJECT or CF_DEFER; {@code callerData} is null if none came with the request. */
        int decide(MemorySegment caller, MemorySegment callerData, MemorySegment callee);
    }

    /** {@code WSASocketW}; {@code info} is a WSAPROTOCOL_INFOW, or NULL. */
    public abstract long socket(CallBlock call, int family, int type, int protocol, MemorySegment info, int group,
            int flags);

    /**
     * {@code WSAAccept}: the SOCKET, which child processes do not inherit. Name and length are not in the block, which
     * calls of the condition, in the same thread, would overwrite.
     */
    public abstract long accept(CallBlock call, long s, MemorySegment name, MemorySegment length, Condition condition);

    /** {@code WSAIoctl} that waits. */
    public abstract int ioctl(CallBlock call, long s, int code, MemorySegment in, int inSize, MemorySegment out,
            int outSize, MemorySegment returned);

    /** {@code WSAEnumProtocolsW}: how many WSAPROTOCOL_INFOWs. The wanted protocols end with 0, or are NULL. */
    public abstract int enumProtocols(CallBlock call, MemorySegment protocols, MemorySegment buffer,
            MemorySegment length);

    /** {@code WSADuplicateSocketW} for another process. */
    public abstract int duplicate(CallBlock call, long s, int process, MemorySegment info);

    /** {@code SetHandleInformation}. */
    public abstract int setHandleInformation(CallBlock call, long s, int mask, int flags);

    /** {@code GetHandleInformation}. */
    public abstract int handleInformation(CallBlock call, long s, MemorySegment flags);

    /** {@code WSACreateEvent}. */
    public abstract long createEvent(CallBlock call);

    /** {@code WSACloseEvent}. */
    public abstract int closeEvent(CallBlock call, long event);

    /** {@code WSASetEvent}. */
    public abstract int setEvent(CallBlock call, long event);

    /** {@code WSAResetEvent}. */
    public abstract int resetEvent(CallBlock call, long event);

    /** {@code WSAEventSelect}; event 0 for none. */
    public abstract int eventSelect(CallBlock call, long s, long event, int networkEvents);

    /** {@code WSAEnumNetworkEvents}; the event is reset, 0 for none. */
    public abstract int enumNetworkEvents(CallBlock call, long s, long event, MemorySegment networkEvents);

    /** {@code WSAWaitForMultipleEvents}: WSA_WAIT_EVENT_0 and so on. */
    public abstract int waitForMultipleEvents(CallBlock call, int count, MemorySegment events, boolean all, int millis,
            boolean alertable);
}
