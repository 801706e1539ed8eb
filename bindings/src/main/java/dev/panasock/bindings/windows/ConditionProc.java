package dev.panasock.bindings.windows;

import dev.panasock.bindings.windows.generated.callbacks_h;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/**
 * {@code int CALLBACK ConditionFunc(LPWSABUF lpCallerId, LPWSABUF lpCallerData, LPQOS lpSQOS, LPQOS lpGQOS, LPWSABUF
 * lpCalleeId, LPWSABUF lpCalleeData, GROUP *g, DWORD_PTR dwCallbackData);}
 *
 * <p>A Java method that C calls: the {@code lpfnCondition} of {@link Ws2_32#WSAAccept}.
 *
 * @see <a href="https://learn.microsoft.com/windows/win32/api/winsock2/nc-winsock2-lpconditionproc">LPCONDITIONPROC</a>
 */
@FunctionalInterface
public interface ConditionProc {
    /**
     * Decides. Whatever is thrown ends the JVM: between this method and the one that called WSAAccept stands C. The memory is
     * that of C, with a size that Java does not know, and valid during the call.
     *
     * @param lpCallerId a WSABUF with the address of the client
     * @param lpCallerData a WSABUF with the data of the request, or NULL
     * @param lpSQOS a QOS, or NULL
     * @param lpGQOS a QOS, or NULL
     * @param lpCalleeId a WSABUF with the address that the client asked for
     * @param lpCalleeData takes data for the client, or NULL
     * @param g takes a group, or NULL
     * @param dwCallbackData what WSAAccept was given
     * @return CF_ACCEPT, CF_REJECT or CF_DEFER
     */
    int apply(MemorySegment lpCallerId, MemorySegment lpCallerData, MemorySegment lpSQOS, MemorySegment lpGQOS,
            MemorySegment lpCalleeId, MemorySegment lpCalleeData, MemorySegment g, long dwCallbackData);

    /**
     * A pointer to this, for C.
     *
     * @param arena how long it can be called
     * @return the pointer
     */
    default MemorySegment pointer(Arena arena) {
        FunctionDescriptor shape = callbacks_h.ConditionProc$descriptor();
        try {
            MethodHandle apply = MethodHandles.lookup().findVirtual(ConditionProc.class, "apply", shape.toMethodType());
            return Linker.nativeLinker().upcallStub(apply.bindTo(this), shape, arena);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
