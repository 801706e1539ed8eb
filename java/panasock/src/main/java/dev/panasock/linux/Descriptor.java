package dev.panasock.linux;

import dev.panasock.SocketError;
import dev.panasock.SocketHandle;
import dev.panasock.platform.abi.OperatingSystem;
import dev.panasock.platform.blocking.ThreadBlock;
import dev.panasock.platform.host.Host;
import dev.panasock.platform.system.CallBlock;
import java.io.IOException;

/** How the classes of this package make a call on a descriptor. */
final class Descriptor {
    private Descriptor() {
    }

    /** A call that is made rarely. */
    @FunctionalInterface
    interface Call {
        int make(CallBlock call, long descriptor);
    }

    /** Before the first call of a class: what follows links functions that other systems lack. */
    static void requireLinux(String function) {
        Host.require(OperatingSystem.LINUX, function + " is a function of Linux");
    }

    static SocketHandle make(String function, Call body) throws IOException {
        requireLinux(function);
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            return SocketHandle.adopt(check(function, body.make(call, SocketHandle.INVALID), null));
        } finally {
            thread.release();
        }
    }

    static int on(SocketHandle handle, String function, Call body) throws IOException {
        ThreadBlock thread = ThreadBlock.acquire();
        CallBlock call = thread.call;
        try {
            long descriptor = enter(handle, function);
            try {
                return check(function, body.make(call, descriptor), handle);
            } finally {
                handle.leave();
            }
        } finally {
            thread.release();
        }
    }

    static long enter(SocketHandle handle, String function) throws IOException {
        long descriptor = handle.enter();
        if (descriptor == SocketHandle.INVALID) {
            throw SocketError.closed().exception(function, handle);
        }
        return descriptor;
    }

    static int check(String function, int result, SocketHandle about) throws IOException {
        if (result < 0) {
            throw SocketError.of(-result).exception(function, about);
        }
        return result;
    }
}
