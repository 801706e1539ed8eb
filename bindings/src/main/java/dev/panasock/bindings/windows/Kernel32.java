package dev.panasock.bindings.windows;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.windows.generated.kernel32_h;
import java.lang.foreign.MemorySegment;

/**
 * The functions of {@code kernel32.dll} that sockets need. One method for one function; nothing is checked or translated.
 *
 * <p>The first argument takes the error and is read with {@link dev.panasock.bindings.CallState#getLastError} if the result says failure.
 */
public final class Kernel32 {
    private Kernel32() {
    }

    /**
     * {@code BOOL SetHandleInformation(HANDLE hObject, DWORD dwMask, DWORD dwFlags);}
     *
     * @param callState takes the error
     * @param hObject the handle
     * @param dwMask which flags
     * @param dwFlags a combination of flags
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-sethandleinformation">SetHandleInformation</a>
     */
    public static int SetHandleInformation(MemorySegment callState, MemorySegment hObject, int dwMask, int dwFlags) {
        return (int) call(kernel32_h.SetHandleInformation$address(), callState, hObject.address(), dwMask, dwFlags,
                0, 0, 0, hObject, NULL, NULL);
    }

    /**
     * {@code BOOL GetHandleInformation(HANDLE hObject, LPDWORD lpdwFlags);}
     *
     * @param callState takes the error
     * @param hObject the handle
     * @param lpdwFlags takes the flags
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-gethandleinformation">GetHandleInformation</a>
     */
    public static int GetHandleInformation(MemorySegment callState, MemorySegment hObject, MemorySegment lpdwFlags) {
        return (int) call(kernel32_h.GetHandleInformation$address(), callState, hObject.address(),
                lpdwFlags.address(), 0, 0, 0, 0, hObject, lpdwFlags, NULL);
    }

    /**
     * {@code BOOL CancelIoEx(HANDLE hFile, LPOVERLAPPED lpOverlapped);}
     *
     * @param callState takes the error
     * @param hFile the handle
     * @param lpOverlapped the operation, or NULL for all
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ioapiset/nf-ioapiset-cancelioex">CancelIoEx</a>
     */
    public static int CancelIoEx(MemorySegment callState, MemorySegment hFile, MemorySegment lpOverlapped) {
        return (int) call(kernel32_h.CancelIoEx$address(), callState, hFile.address(), lpOverlapped.address(), 0, 0,
                0, 0, hFile, lpOverlapped, NULL);
    }

    /**
     * {@code DWORD FormatMessageW(DWORD dwFlags, LPCVOID lpSource, DWORD dwMessageId, DWORD dwLanguageId, LPWSTR lpBuffer, DWORD nSize, va_list *Arguments);}
     *
     * @param callState takes the error
     * @param dwFlags a combination of flags
     * @param lpSource where the text comes from, or NULL
     * @param dwMessageId the code
     * @param dwLanguageId the language, or 0
     * @param lpBuffer takes the text
     * @param nSize the size of the text in characters
     * @param Arguments NULL
     * @return the number of characters, or 0
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-formatmessagew">FormatMessageW</a>
     */
    public static int FormatMessageW(MemorySegment callState, int dwFlags, MemorySegment lpSource, int dwMessageId,
            int dwLanguageId, MemorySegment lpBuffer, int nSize, MemorySegment Arguments) {
        return (int) call(kernel32_h.FormatMessageW$address(), callState, dwFlags, lpSource.address(), dwMessageId,
                dwLanguageId, lpBuffer.address(), nSize, Arguments.address(), 0, 0, lpSource, lpBuffer, Arguments,
                NULL);
    }
}
