/*
 * Wine 8 has no GetAnycastIpAddressTable, which the JDK's net.dll asks for when it lists network interfaces: without it
 * the JVM dies. This iphlpapi.dll stands beside java.exe under Wine, passes every function that Wine's own has on to it,
 * and gives the missing one an empty table. Nothing of ws2_32 is touched, and nothing of this is shipped.
 *
 * forwards.inc is written at build time from the names that Wine's DLL exports: a line FORWARD(name) for each.
 */
#include <windows.h>

/* The arguments stay where they are: a jump to Wine's function, whatever its prototype. */
#define FORWARD(name)                 \
    __attribute__((used)) FARPROC wine_##name; \
    asm(".globl " #name "\n" #name ": jmp *wine_" #name "(%rip)\n" \
        ".section .drectve\n.ascii \" -export:" #name "\"\n.text\n");
#include "forwards.inc"
#undef FORWARD

static struct {
    const char *name;
    FARPROC *target;
} const forwards[] = {
#define FORWARD(name) {#name, &wine_##name},
#include "forwards.inc"
#undef FORWARD
};

/* Empty, in memory that FreeMibTable takes: that of an empty table of Wine's own would need a function without rows. */
__declspec(dllexport) DWORD WINAPI GetAnycastIpAddressTable(USHORT family, void **table)
{
    (void)family;
    *table = HeapAlloc(GetProcessHeap(), HEAP_ZERO_MEMORY, 64);
    return *table ? NO_ERROR : ERROR_NOT_ENOUGH_MEMORY;
}

BOOL WINAPI DllMain(HINSTANCE self, DWORD reason, void *reserved)
{
    WCHAR path[MAX_PATH];
    HMODULE wine;

    (void)self;
    (void)reserved;
    if (reason != DLL_PROCESS_ATTACH)
        return TRUE;
    if (!GetSystemDirectoryW(path, MAX_PATH - 16))
        return FALSE;
    wine = LoadLibraryW(lstrcatW(path, L"\\iphlpapi.dll"));
    if (!wine)
        return FALSE;
    for (size_t i = 0; i < sizeof forwards / sizeof *forwards; i++)
        *forwards[i].target = GetProcAddress(wine, forwards[i].name);
    return TRUE;
}
