package dev.panasock.winsock;

import static dev.panasock.winsock.WinsockConstants.SOCKET_ERROR;
import static dev.panasock.winsock.WinsockConstants.WSAEFAULT;
import static dev.panasock.winsock.WinsockConstants.WSAEOPNOTSUPP;
import static dev.panasock.winsock.WinsockConstants.WSA_INVALID_HANDLE;
import static dev.panasock.winsock.WinsockConstants.WSA_WAIT_FAILED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.system.CallBlock;
import dev.panasock.platform.system.WinsockApi;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/** The frame of every call on an event: Winsock is started and has events, and the event is open and held. */
final class EventCalls {
    private EventCalls() {
    }

    /** A call on an event. */
    interface OnEvent {
        int run(WinsockApi api, CallBlock call, long event);
    }

    /** A call on a socket and an event, which is 0 for none. */
    interface OnSocket {
        int run(WinsockApi api, CallBlock call, long fd, long event);
    }

    /** Null with the last error set before WSAStartup and where there are no events. */
    private static WinsockApi api() {
        Winsock winsock = Startup.running();
        if (winsock != null && winsock.extended == null) {
            LastError.fail(WSAEOPNOTSUPP);
        }
        return winsock == null ? null : winsock.extended;
    }

    private static int failed(long result) {
        return LastError.fail((int) -result, (int) -result);
    }

    /** 0 with the last error set if there is nothing to leave. */
    private static long enter(WSAEVENT event) {
        long handle = event.enter();
        if (handle == 0) {
            LastError.fail(WSA_INVALID_HANDLE);
        }
        return handle;
    }

    /** Returns 0, or a negative error if this was the last call on a closed event and the system would not close it. */
    private static int leave(WinsockApi api, CallBlock call, WSAEVENT event) {
        return event.leave() ? api.closeEvent(call, event.handle()) : 0;
    }

    static WSAEVENT create() {
        WinsockApi api = api();
        if (api == null) {
            return WSAEVENT.INVALID;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long event = api.createEvent(call);
            if (event < 0) {
                failed(event);
            }
            return event < 0 ? WSAEVENT.INVALID : WSAEVENT.made(event);
        } finally {
            thread.release();
        }
    }

    /** A BOOL. */
    private static boolean on(WSAEVENT event, OnEvent body) {
        WinsockApi api = api();
        long handle = api == null ? 0 : enter(event);
        if (handle == 0) {
            return false;
        }
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            int result = body.run(api, call, handle);
            if (result < 0) {
                failed(result);
            }
            int closed = leave(api, call, event);
            if (closed < 0) {
                failed(closed);
            }
            return result >= 0 && closed >= 0;
        } finally {
            thread.release();
        }
    }

    static boolean set(WSAEVENT event) {
        return on(event, (api, call, handle) -> api.setEvent(call, handle));
    }

    static boolean reset(WSAEVENT event) {
        return on(event, (api, call, handle) -> api.resetEvent(call, handle));
    }

    static boolean close(WSAEVENT event) {
        // Another thread may be faster, although the event was open when the call began.
        return on(event, (api, call, handle) -> event.close() ? 0 : -WSA_INVALID_HANDLE);
    }

    /** No event, or the invalid one, is NULL. */
    private static int on(SOCKET s, WSAEVENT event, OnSocket body) {
        return Calls.on(s, (winsock, call, fd) -> {
            if (winsock.extended == null) {
                return LastError.fail(WSAEOPNOTSUPP);
            }
            boolean none = event == null || event == WSAEVENT.INVALID;
            long handle = none ? 0 : enter(event);
            if (!none && handle == 0) {
                return SOCKET_ERROR;
            }
            try {
                int result = body.run(winsock.extended, call, fd, handle);
                return result < 0 ? failed(result) : result;
            } finally {
                if (!none) {
                    leave(winsock.extended, call, event);
                }
            }
        });
    }

    static int select(SOCKET s, WSAEVENT event, int networkEvents) {
        return on(s, event, (api, call, fd, handle) -> api.eventSelect(call, fd, handle, networkEvents));
    }

    static int networkEvents(SOCKET s, WSAEVENT event, WSANETWORKEVENTS networkEvents) {
        return on(s, event, (api, call, fd, handle) -> {
            // Wine ends the JVM where Windows fails.
            if (networkEvents == null) {
                return -WSAEFAULT;
            }
            int result = api.enumNetworkEvents(call, fd, handle, call.value);
            if (result == 0) {
                networkEvents.memory.copyFrom(call.value.asSlice(0, networkEvents.memory.byteSize()));
            }
            return result;
        });
    }

    static int await(int count, WSAEVENT[] events, boolean all, int millis, boolean alertable) {
        WinsockApi api = api();
        if (api == null) {
            return WSA_WAIT_FAILED;
        }
        Objects.checkFromIndexSize(0, count, events.length);
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        int held = 0;
        try {
            MemorySegment handles = call.scratch((long) count * Long.BYTES);
            for (; held < count; held++) {
                long handle = enter(events[held]);
                if (handle == 0) {
                    return WSA_WAIT_FAILED;
                }
                handles.setAtIndex(JAVA_LONG, held, handle);
            }
            int result = api.waitForMultipleEvents(call, count, handles, all, millis, alertable);
            return result < 0 ? failed(result) : result;
        } finally {
            while (held > 0) {
                leave(api, call, events[--held]);
            }
            thread.release();
        }
    }
}
