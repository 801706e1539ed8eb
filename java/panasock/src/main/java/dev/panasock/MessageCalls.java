package dev.panasock;

import dev.panasock.platform.CallBlock;
import dev.panasock.platform.SocketApi;
import java.lang.ref.Reference;

/** One call with a message, as {@link SocketCalls} makes those with a buffer. */
final class MessageCalls {
    private MessageCalls() {
    }

    static long sendmsg(SocketHandle handle, Message message, int flags) {
        int entered = enter(message.passed());
        CallBlock call = CallBlock.take();
        try {
            long s = entered == message.passed().length ? handle.enter() : SocketHandle.INVALID;
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                message.offerToSend();
                return SocketApi.host().sendmsg(call, s, message.header(), flags, message.held(), message.alsoHeld());
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
            leave(message.passed(), entered);
            // The header holds addresses of memory that the message keeps.
            Reference.reachabilityFence(message);
        }
    }

    /** Holds sockets that are passed on, so that their numbers are theirs. Returns how many could be, which are the first. */
    private static int enter(SocketHandle[] handles) {
        for (int i = 0; i < handles.length; i++) {
            if (handles[i].enter() == SocketHandle.INVALID) {
                return i;
            }
        }
        return handles.length;
    }

    private static void leave(SocketHandle[] handles, int entered) {
        for (int i = 0; i < entered; i++) {
            handles[i].leave();
        }
    }

    static long recvmsg(SocketHandle handle, Message message, int flags) {
        CallBlock call = CallBlock.take();
        try {
            long s = handle.enter();
            if (s == SocketHandle.INVALID) {
                return SocketCalls.CLOSED;
            }
            try {
                message.offerToReceive();
                long n = SocketApi.host().recvmsg(call, s, message.header(), flags, message.held(),
                        message.alsoHeld());
                message.accept(call, n >= 0);
                return n;
            } finally {
                handle.leave();
            }
        } finally {
            call.give();
            Reference.reachabilityFence(message);
        }
    }
}
