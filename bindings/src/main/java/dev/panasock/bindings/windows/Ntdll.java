package dev.panasock.bindings.windows;

import static dev.panasock.bindings.link.Downcall.call;
import static java.lang.foreign.MemorySegment.NULL;

import dev.panasock.bindings.windows.generated.ntdll_h;
import java.lang.foreign.MemorySegment;

/** The functions of {@code ntdll.dll} that completions and AFD need. One method for one function; nothing is checked or translated. */
public final class Ntdll {
    private Ntdll() {
    }

    /**
     * {@code NTSTATUS NtOpenFile(PHANDLE FileHandle, ACCESS_MASK DesiredAccess, POBJECT_ATTRIBUTES ObjectAttributes, PIO_STATUS_BLOCK IoStatusBlock, ULONG ShareAccess, ULONG OpenOptions);}
     *
     * @param callState takes the error
     * @param FileHandle takes the handle
     * @param DesiredAccess a combination of rights
     * @param ObjectAttributes the name of the file
     * @param IoStatusBlock takes the outcome
     * @param ShareAccess a combination of FILE_SHARE_ flags
     * @param OpenOptions a combination of options
     * @return the status, negative for a failure
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winternl/nf-winternl-ntopenfile">NtOpenFile</a>
     */
    public static int NtOpenFile(MemorySegment callState, MemorySegment FileHandle, int DesiredAccess,
            MemorySegment ObjectAttributes, MemorySegment IoStatusBlock, int ShareAccess, int OpenOptions) {
        return (int) call(ntdll_h.NtOpenFile$address(), callState, FileHandle.address(), DesiredAccess,
                ObjectAttributes.address(), IoStatusBlock.address(), ShareAccess, OpenOptions, FileHandle,
                ObjectAttributes, IoStatusBlock);
    }

    /**
     * {@code ULONG RtlNtStatusToDosError(NTSTATUS Status);}
     *
     * @param callState takes the error
     * @param Status the status of an operation
     * @return the Win32 error that it stands for, ERROR_MR_MID_NOT_FOUND for one that stands for none
     * @see <a href="https://learn.microsoft.com/windows/win32/api/winternl/nf-winternl-rtlntstatustodoserror">RtlNtStatusToDosError</a>
     */
    public static int RtlNtStatusToDosError(MemorySegment callState, int Status) {
        return (int) call(ntdll_h.RtlNtStatusToDosError$address(), callState, Status, 0, 0, 0, 0, 0, NULL, NULL, NULL);
    }
}
