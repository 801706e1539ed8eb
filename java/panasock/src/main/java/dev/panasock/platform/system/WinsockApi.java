package dev.panasock.platform.system;

import java.lang.foreign.MemorySegment;

/**
 * What Winsock has beyond the socket calls of every system: one method for one C function.
 *
 * <p>Results, memory and handles are those of {@link SocketApi}. Functions that return a BOOL give 0 here for TRUE.
 * Events are HANDLEs as 64-bit numbers.
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
        /**
         * Decides.
         *
         * @param caller the address of the client
         * @param callerData what came with its request, or null
         * @param callee the address that it asked for
         * @return CF_ACCEPT, CF_REJECT or CF_DEFER
         */
        int decide(MemorySegment caller, MemorySegment callerData, MemorySegment callee);
    }

    /**
     * {@code WSASocketW}.
     *
     * @param call the memory of the call
     * @param family the address family
     * @param type the socket type
     * @param protocol the protocol
     * @param info a WSAPROTOCOL_INFOW, or NULL
     * @param group a group
     * @param flags WSA_FLAG_OVERLAPPED and so on
     * @return the SOCKET, or a negative error
     */
    public abstract long socket(CallBlock call, int family, int type, int protocol, MemorySegment info, int group,
            int flags);

    /**
     * {@code WSAAccept}. The new SOCKET is not inherited by child processes.
     *
     * @param call the memory of the call; not for name and length, which the condition's own calls would overwrite
     * @param s the listener
     * @param name takes the address, or NULL
     * @param length its size, then its length, or NULL
     * @param condition is asked by the thread that calls
     * @return the SOCKET, or a negative error
     */
    public abstract long accept(CallBlock call, long s, MemorySegment name, MemorySegment length, Condition condition);

    /**
     * {@code WSAIoctl} that waits.
     *
     * @param call the memory of the call
     * @param s the SOCKET
     * @param code the control code
     * @param in what goes in, or NULL
     * @param inSize its size
     * @param out takes what comes out, or NULL
     * @param outSize its size
     * @param returned takes the length of what came out, or NULL
     * @return 0, or a negative error
     */
    public abstract int ioctl(CallBlock call, long s, int code, MemorySegment in, int inSize, MemorySegment out,
            int outSize, MemorySegment returned);

    /**
     * {@code WSAEnumProtocolsW}.
     *
     * @param call the memory of the call
     * @param protocols the protocols that are wanted, ended by 0, or NULL
     * @param buffer takes the WSAPROTOCOL_INFOWs, or NULL
     * @param length its size, then what is needed
     * @return how many, or a negative error
     */
    public abstract int enumProtocols(CallBlock call, MemorySegment protocols, MemorySegment buffer,
            MemorySegment length);

    /**
     * {@code WSADuplicateSocketW}.
     *
     * @param call the memory of the call
     * @param s the SOCKET
     * @param process the process that shall open it
     * @param info takes a WSAPROTOCOL_INFOW
     * @return 0, or a negative error
     */
    public abstract int duplicate(CallBlock call, long s, int process, MemorySegment info);

    /**
     * {@code SetHandleInformation}.
     *
     * @param call the memory of the call
     * @param s the SOCKET
     * @param mask the flags to change
     * @param flags what they become
     * @return 0, or a negative error
     */
    public abstract int setHandleInformation(CallBlock call, long s, int mask, int flags);

    /**
     * {@code GetHandleInformation}.
     *
     * @param call the memory of the call
     * @param s the SOCKET
     * @param flags takes the flags, an int
     * @return 0, or a negative error
     */
    public abstract int handleInformation(CallBlock call, long s, MemorySegment flags);

    /**
     * {@code WSACreateEvent}.
     *
     * @param call the memory of the call
     * @return the HANDLE, or a negative error
     */
    public abstract long createEvent(CallBlock call);

    /**
     * {@code WSACloseEvent}.
     *
     * @param call the memory of the call
     * @param event the HANDLE
     * @return 0, or a negative error
     */
    public abstract int closeEvent(CallBlock call, long event);

    /**
     * {@code WSASetEvent}.
     *
     * @param call the memory of the call
     * @param event the HANDLE
     * @return 0, or a negative error
     */
    public abstract int setEvent(CallBlock call, long event);

    /**
     * {@code WSAResetEvent}.
     *
     * @param call the memory of the call
     * @param event the HANDLE
     * @return 0, or a negative error
     */
    public abstract int resetEvent(CallBlock call, long event);

    /**
     * {@code WSAEventSelect}.
     *
     * @param call the memory of the call
     * @param s the SOCKET
     * @param event the HANDLE, or 0
     * @param networkEvents FD_READ and so on
     * @return 0, or a negative error
     */
    public abstract int eventSelect(CallBlock call, long s, long event, int networkEvents);

    /**
     * {@code WSAEnumNetworkEvents}.
     *
     * @param call the memory of the call
     * @param s the SOCKET
     * @param event the HANDLE to be reset, or 0
     * @param networkEvents takes a WSANETWORKEVENTS
     * @return 0, or a negative error
     */
    public abstract int enumNetworkEvents(CallBlock call, long s, long event, MemorySegment networkEvents);

    /**
     * {@code WSAWaitForMultipleEvents}.
     *
     * @param call the memory of the call
     * @param count how many events
     * @param events their HANDLEs
     * @param all whether all of them are waited for
     * @param millis how long at most, WSA_INFINITE for no limit
     * @param alertable whether completion routines may run
     * @return WSA_WAIT_EVENT_0 and so on, or a negative error
     */
    public abstract int waitForMultipleEvents(CallBlock call, int count, MemorySegment events, boolean all, int millis,
            boolean alertable);
}
