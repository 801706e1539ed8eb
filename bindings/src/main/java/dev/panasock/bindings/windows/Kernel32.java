package dev.panasock.bindings.windows;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.windows.generated.kernel32_h;
import java.lang.foreign.MemorySegment;

/**
 * The functions of {@code kernel32.dll} that sockets need. One method for one function; nothing is checked or translated.
 * A HANDLE is no memory: its number goes to C and nothing is kept alive.
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
                0, 0, 0, NULL, NULL, NULL);
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
                lpdwFlags.address(), 0, 0, 0, 0, lpdwFlags, NULL, NULL);
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
                0, 0, lpOverlapped, NULL, NULL);
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
                dwLanguageId, lpBuffer.address(), nSize, Arguments.address(), 0, 0, 0, lpSource, lpBuffer, Arguments,
                NULL);
    }

    /**
     * {@code BOOL CloseHandle(HANDLE hObject);}
     *
     * @param callState takes the error
     * @param hObject the handle
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/handleapi/nf-handleapi-closehandle">CloseHandle</a>
     */
    public static int CloseHandle(MemorySegment callState, MemorySegment hObject) {
        return (int) call(kernel32_h.CloseHandle$address(), callState, hObject.address(), 0, 0, 0, 0, 0, hObject, NULL,
                NULL);
    }

    /**
     * {@code BOOL DeviceIoControl(HANDLE hDevice, DWORD dwIoControlCode, LPVOID lpInBuffer, DWORD nInBufferSize, LPVOID lpOutBuffer, DWORD nOutBufferSize, LPDWORD lpBytesReturned, LPOVERLAPPED lpOverlapped);}
     *
     * @param callState takes the error
     * @param hDevice the device
     * @param dwIoControlCode the command
     * @param lpInBuffer its argument, or NULL
     * @param nInBufferSize its size
     * @param lpOutBuffer takes the answer, or NULL
     * @param nOutBufferSize its size
     * @param lpBytesReturned takes the length of the answer, or NULL with an OVERLAPPED
     * @param lpOverlapped an OVERLAPPED, or NULL
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/ioapiset/nf-ioapiset-deviceiocontrol">DeviceIoControl</a>
     */
    public static int DeviceIoControl(MemorySegment callState, MemorySegment hDevice, int dwIoControlCode,
            MemorySegment lpInBuffer, int nInBufferSize, MemorySegment lpOutBuffer, int nOutBufferSize,
            MemorySegment lpBytesReturned, MemorySegment lpOverlapped) {
        return (int) call(kernel32_h.DeviceIoControl$address(), callState, hDevice.address(), dwIoControlCode,
                lpInBuffer.address(), nInBufferSize, lpOutBuffer.address(), nOutBufferSize, lpBytesReturned.address(),
                lpOverlapped.address(), 0, 0, lpInBuffer, lpOutBuffer, lpBytesReturned, lpOverlapped);
    }

    /**
     * {@code HANDLE CreateIoCompletionPort(HANDLE FileHandle, HANDLE ExistingCompletionPort, ULONG_PTR CompletionKey, DWORD NumberOfConcurrentThreads);}
     *
     * @param callState takes the error
     * @param FileHandle the handle, or INVALID_HANDLE_VALUE for a port only
     * @param ExistingCompletionPort the port, or NULL for a new one
     * @param CompletionKey a number that comes with each completion of the handle
     * @param NumberOfConcurrentThreads how many threads may run at once, 0 for the number of processors
     * @return the port, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/createiocompletionport">CreateIoCompletionPort</a>
     */
    public static long CreateIoCompletionPort(MemorySegment callState, MemorySegment FileHandle,
            MemorySegment ExistingCompletionPort, long CompletionKey, int NumberOfConcurrentThreads) {
        return call(kernel32_h.CreateIoCompletionPort$address(), callState, FileHandle.address(),
                ExistingCompletionPort.address(), CompletionKey, NumberOfConcurrentThreads, 0, 0, FileHandle,
                ExistingCompletionPort, NULL);
    }

    /**
     * {@code BOOL GetQueuedCompletionStatusEx(HANDLE CompletionPort, LPOVERLAPPED_ENTRY lpCompletionPortEntries, ULONG ulCount, PULONG ulNumEntriesRemoved, DWORD dwMilliseconds, BOOL fAlertable);}
     *
     * @param callState takes the error
     * @param CompletionPort the port
     * @param lpCompletionPortEntries takes an array of OVERLAPPED_ENTRY
     * @param ulCount its length
     * @param ulNumEntriesRemoved takes how many were filled
     * @param dwMilliseconds milliseconds, or INFINITE
     * @param fAlertable other than 0 to run completion routines meanwhile
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/getqueuedcompletionstatusex">GetQueuedCompletionStatusEx</a>
     */
    public static int GetQueuedCompletionStatusEx(MemorySegment callState, MemorySegment CompletionPort,
            MemorySegment lpCompletionPortEntries, int ulCount, MemorySegment ulNumEntriesRemoved, int dwMilliseconds,
            int fAlertable) {
        return (int) call(kernel32_h.GetQueuedCompletionStatusEx$address(), callState, CompletionPort.address(),
                lpCompletionPortEntries.address(), ulCount, ulNumEntriesRemoved.address(), dwMilliseconds, fAlertable,
                CompletionPort, lpCompletionPortEntries, ulNumEntriesRemoved);
    }

    /**
     * {@code BOOL PostQueuedCompletionStatus(HANDLE CompletionPort, DWORD dwNumberOfBytesTransferred, ULONG_PTR dwCompletionKey, LPOVERLAPPED lpOverlapped);}
     *
     * @param callState takes the error
     * @param CompletionPort the port
     * @param dwNumberOfBytesTransferred a number of bytes
     * @param dwCompletionKey a key
     * @param lpOverlapped a WSAOVERLAPPED, or NULL
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/fileio/postqueuedcompletionstatus">PostQueuedCompletionStatus</a>
     */
    public static int PostQueuedCompletionStatus(MemorySegment callState, MemorySegment CompletionPort,
            int dwNumberOfBytesTransferred, long dwCompletionKey, MemorySegment lpOverlapped) {
        return (int) call(kernel32_h.PostQueuedCompletionStatus$address(), callState, CompletionPort.address(),
                dwNumberOfBytesTransferred, dwCompletionKey, lpOverlapped.address(), 0, 0, CompletionPort, lpOverlapped,
                NULL);
    }

    /**
     * {@code BOOL SetFileCompletionNotificationModes(HANDLE FileHandle, UCHAR Flags);}
     *
     * @param callState takes the error
     * @param FileHandle the handle, or INVALID_HANDLE_VALUE for a port only
     * @param Flags a combination of flags
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-setfilecompletionnotificationmodes">SetFileCompletionNotificationModes</a>
     */
    public static int SetFileCompletionNotificationModes(MemorySegment callState, MemorySegment FileHandle,
            byte Flags) {
        return (int) call(kernel32_h.SetFileCompletionNotificationModes$address(), callState, FileHandle.address(),
                Flags, 0, 0, 0, 0, FileHandle, NULL, NULL);
    }

    /**
     * {@code HANDLE CreateFileW(LPCWSTR lpFileName, DWORD dwDesiredAccess, DWORD dwShareMode, LPSECURITY_ATTRIBUTES lpSecurityAttributes, DWORD dwCreationDisposition, DWORD dwFlagsAndAttributes, HANDLE hTemplateFile);}
     *
     * @param callState takes the error
     * @param lpFileName the path in UTF-16, zero-terminated
     * @param dwDesiredAccess the access
     * @param dwShareMode what others may do meanwhile
     * @param lpSecurityAttributes a SECURITY_ATTRIBUTES, or NULL
     * @param dwCreationDisposition what to do if it exists or does not
     * @param dwFlagsAndAttributes a combination of flags
     * @param hTemplateFile NULL
     * @return the file, or -1 (INVALID_HANDLE_VALUE)
     * @see <a href="https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew">CreateFileW</a>
     */
    public static long CreateFileW(MemorySegment callState, MemorySegment lpFileName, int dwDesiredAccess,
            int dwShareMode, MemorySegment lpSecurityAttributes, int dwCreationDisposition, int dwFlagsAndAttributes,
            MemorySegment hTemplateFile) {
        return call(kernel32_h.CreateFileW$address(), callState, lpFileName.address(), dwDesiredAccess, dwShareMode,
                lpSecurityAttributes.address(), dwCreationDisposition, dwFlagsAndAttributes, hTemplateFile.address(), 0,
                0, 0, lpFileName, lpSecurityAttributes, hTemplateFile, NULL);
    }

    /**
     * {@code BOOL ReadFile(HANDLE hFile, LPVOID lpBuffer, DWORD nNumberOfBytesToRead, LPDWORD lpNumberOfBytesRead, LPOVERLAPPED lpOverlapped);}
     *
     * @param callState takes the error
     * @param hFile the file
     * @param lpBuffer takes the bytes
     * @param nNumberOfBytesToRead at most how many
     * @param lpNumberOfBytesRead takes the number of bytes, or NULL
     * @param lpOverlapped an OVERLAPPED with the place in the file, or NULL
     * @return other than 0, or 0; 0 with ERROR_IO_PENDING is no failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-readfile">ReadFile</a>
     */
    public static int ReadFile(MemorySegment callState, MemorySegment hFile, MemorySegment lpBuffer,
            int nNumberOfBytesToRead, MemorySegment lpNumberOfBytesRead, MemorySegment lpOverlapped) {
        return (int) call(kernel32_h.ReadFile$address(), callState, hFile.address(), lpBuffer.address(),
                nNumberOfBytesToRead, lpNumberOfBytesRead.address(), lpOverlapped.address(), 0, lpBuffer,
                lpNumberOfBytesRead, lpOverlapped);
    }

    /**
     * {@code BOOL GetFileSizeEx(HANDLE hFile, PLARGE_INTEGER lpFileSize);}
     *
     * @param callState takes the error
     * @param hFile the file
     * @param lpFileSize takes the size in bytes, 8 bytes
     * @return other than 0, or 0
     * @see <a href="https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getfilesizeex">GetFileSizeEx</a>
     */
    public static int GetFileSizeEx(MemorySegment callState, MemorySegment hFile, MemorySegment lpFileSize) {
        return (int) call(kernel32_h.GetFileSizeEx$address(), callState, hFile.address(), lpFileSize.address(), 0, 0, 0,
                0, lpFileSize, NULL, NULL);
    }

    /**
     * {@code HANDLE GetCurrentProcess(void);}
     *
     * @param callState takes the error
     * @return a number that stands for this process; it need not be closed
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-getcurrentprocess">GetCurrentProcess</a>
     */
    public static long GetCurrentProcess(MemorySegment callState) {
        return call(kernel32_h.GetCurrentProcess$address(), callState, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code DWORD GetCurrentProcessId(void);}
     *
     * @param callState takes the error
     * @return the id
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-getcurrentprocessid">GetCurrentProcessId</a>
     */
    public static int GetCurrentProcessId(MemorySegment callState) {
        return (int) call(kernel32_h.GetCurrentProcessId$address(), callState, 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code BOOL GetProcessHandleCount(HANDLE hProcess, PDWORD pdwHandleCount);}
     *
     * @param callState takes the error
     * @param hProcess the process
     * @param pdwHandleCount takes the count
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-getprocesshandlecount">GetProcessHandleCount</a>
     */
    public static int GetProcessHandleCount(MemorySegment callState, MemorySegment hProcess,
            MemorySegment pdwHandleCount) {
        return (int) call(kernel32_h.GetProcessHandleCount$address(), callState, hProcess.address(),
                pdwHandleCount.address(), 0, 0, 0, 0, hProcess, pdwHandleCount, NULL);
    }

    /**
     * {@code BOOL CreateProcessW(LPCWSTR lpApplicationName, LPWSTR lpCommandLine, LPSECURITY_ATTRIBUTES lpProcessAttributes, LPSECURITY_ATTRIBUTES lpThreadAttributes, BOOL bInheritHandles, DWORD dwCreationFlags, LPVOID lpEnvironment, LPCWSTR lpCurrentDirectory, LPSTARTUPINFOW lpStartupInfo, LPPROCESS_INFORMATION lpProcessInformation);}
     *
     * @param callState takes the error
     * @param lpApplicationName the program, or NULL if the command line begins with it
     * @param lpCommandLine the command line, which the call may write to
     * @param lpProcessAttributes who may use the handle of the process, or NULL
     * @param lpThreadAttributes who may use the handle of its thread, or NULL
     * @param bInheritHandles whether handles are inherited
     * @param dwCreationFlags a combination of flags
     * @param lpEnvironment the environment, or NULL for that of this process
     * @param lpCurrentDirectory the folder, or NULL
     * @param lpStartupInfo its STARTUPINFOW or STARTUPINFOEXW
     * @param lpProcessInformation takes its handles
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-createprocessw">CreateProcessW</a>
     */
    public static int CreateProcessW(MemorySegment callState, MemorySegment lpApplicationName,
            MemorySegment lpCommandLine, MemorySegment lpProcessAttributes, MemorySegment lpThreadAttributes,
            int bInheritHandles, int dwCreationFlags, MemorySegment lpEnvironment, MemorySegment lpCurrentDirectory,
            MemorySegment lpStartupInfo, MemorySegment lpProcessInformation) {
        return (int) call(kernel32_h.CreateProcessW$address(), callState, lpApplicationName.address(),
                lpCommandLine.address(), lpProcessAttributes.address(), lpThreadAttributes.address(), bInheritHandles,
                dwCreationFlags, lpEnvironment.address(), lpCurrentDirectory.address(), lpStartupInfo.address(),
                lpProcessInformation.address(), lpApplicationName, lpCommandLine, lpProcessAttributes,
                lpThreadAttributes, lpEnvironment, lpCurrentDirectory, lpStartupInfo, lpProcessInformation);
    }

    /**
     * {@code BOOL InitializeProcThreadAttributeList(LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList, DWORD dwAttributeCount, DWORD dwFlags, PSIZE_T lpSize);}
     *
     * @param callState takes the error
     * @param lpAttributeList memory for the list, or NULL to ask for its size
     * @param dwAttributeCount how many attributes
     * @param dwFlags 0
     * @param lpSize the size of the memory, then the size of the list
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-initializeprocthreadattributelist">InitializeProcThreadAttributeList</a>
     */
    public static int InitializeProcThreadAttributeList(MemorySegment callState, MemorySegment lpAttributeList,
            int dwAttributeCount, int dwFlags, MemorySegment lpSize) {
        return (int) call(kernel32_h.InitializeProcThreadAttributeList$address(), callState, lpAttributeList.address(),
                dwAttributeCount, dwFlags, lpSize.address(), 0, 0, lpAttributeList, lpSize, NULL);
    }

    /**
     * {@code BOOL UpdateProcThreadAttribute(LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList, DWORD dwFlags, DWORD_PTR Attribute, PVOID lpValue, SIZE_T cbSize, PVOID lpPreviousValue, PSIZE_T lpReturnSize);}
     *
     * @param callState takes the error
     * @param lpAttributeList the list
     * @param dwFlags 0
     * @param Attribute which attribute
     * @param lpValue its value, which stays where it is for as long as the list lives
     * @param cbSize the size of the value
     * @param lpPreviousValue NULL
     * @param lpReturnSize NULL
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-updateprocthreadattribute">UpdateProcThreadAttribute</a>
     */
    public static int UpdateProcThreadAttribute(MemorySegment callState, MemorySegment lpAttributeList, int dwFlags,
            long Attribute, MemorySegment lpValue, long cbSize, MemorySegment lpPreviousValue,
            MemorySegment lpReturnSize) {
        return (int) call(kernel32_h.UpdateProcThreadAttribute$address(), callState, lpAttributeList.address(), dwFlags,
                Attribute, lpValue.address(), cbSize, lpPreviousValue.address(), lpReturnSize.address(), 0, 0, 0,
                lpAttributeList, lpValue, lpPreviousValue, lpReturnSize);
    }

    /**
     * {@code void DeleteProcThreadAttributeList(LPPROC_THREAD_ATTRIBUTE_LIST lpAttributeList);}
     *
     * @param callState takes the error
     * @param lpAttributeList the list
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-deleteprocthreadattributelist">DeleteProcThreadAttributeList</a>
     */
    public static void DeleteProcThreadAttributeList(MemorySegment callState, MemorySegment lpAttributeList) {
        call(kernel32_h.DeleteProcThreadAttributeList$address(), callState, lpAttributeList.address(), 0, 0, 0, 0, 0,
                lpAttributeList, NULL, NULL);
    }

    /**
     * {@code BOOL GetExitCodeProcess(HANDLE hProcess, LPDWORD lpExitCode);}
     *
     * @param callState takes the error
     * @param hProcess the process
     * @param lpExitCode takes the code
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-getexitcodeprocess">GetExitCodeProcess</a>
     */
    public static int GetExitCodeProcess(MemorySegment callState, MemorySegment hProcess, MemorySegment lpExitCode) {
        return (int) call(kernel32_h.GetExitCodeProcess$address(), callState, hProcess.address(), lpExitCode.address(),
                0, 0, 0, 0, lpExitCode, NULL, NULL);
    }

    /**
     * {@code BOOL TerminateProcess(HANDLE hProcess, UINT uExitCode);}
     *
     * @param callState takes the error
     * @param hProcess the process
     * @param uExitCode its exit code
     * @return other than 0, or 0 for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/processthreadsapi/nf-processthreadsapi-terminateprocess">TerminateProcess</a>
     */
    public static int TerminateProcess(MemorySegment callState, MemorySegment hProcess, int uExitCode) {
        return (int) call(kernel32_h.TerminateProcess$address(), callState, hProcess.address(), uExitCode, 0, 0, 0, 0,
                NULL, NULL, NULL);
    }

    /**
     * {@code DWORD WaitForSingleObject(HANDLE hHandle, DWORD dwMilliseconds);}
     *
     * @param callState takes the error
     * @param hHandle the handle
     * @param dwMilliseconds how long at most, or INFINITE
     * @return WAIT_OBJECT_0, WAIT_TIMEOUT, or WAIT_FAILED
     * @see <a href="https://learn.microsoft.com/windows/win32/api/synchapi/nf-synchapi-waitforsingleobject">WaitForSingleObject</a>
     */
    public static int WaitForSingleObject(MemorySegment callState, MemorySegment hHandle, int dwMilliseconds) {
        return (int) call(kernel32_h.WaitForSingleObject$address(), callState, hHandle.address(), dwMilliseconds, 0, 0,
                0, 0, NULL, NULL, NULL);
    }

    /**
     * {@code HANDLE GetStdHandle(DWORD nStdHandle);}
     *
     * @param callState takes the error
     * @param nStdHandle STD_INPUT_HANDLE, STD_OUTPUT_HANDLE or STD_ERROR_HANDLE
     * @return the handle, 0 if there is none, or INVALID_HANDLE_VALUE
     * @see <a href="https://learn.microsoft.com/windows/console/getstdhandle">GetStdHandle</a>
     */
    public static long GetStdHandle(MemorySegment callState, int nStdHandle) {
        return call(kernel32_h.GetStdHandle$address(), callState, nStdHandle, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }
}
