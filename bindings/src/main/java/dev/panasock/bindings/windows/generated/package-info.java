/**
 * Structs, constants and symbols of the windows socket headers, generated: do not edit, run {@code scripts/generate-bindings}.
 *
 * {@snippet lang="Shell Script" :
 * # jextract 25 with libclang 14 and the headers of the ziglang 0.17.0 wheel, target x86_64-w64-windows-gnu
 * jextract -Dos.name="Windows" -t dev.panasock.bindings.windows.generated --header-class-name sockets_h @types.txt @constants.txt sockets.h
 * jextract -Dos.name="Windows" -t dev.panasock.bindings.windows.generated --header-class-name callbacks_h -l :callbacks @types.txt @callbacks.txt sockets.h
 * jextract -Dos.name="Windows" -t dev.panasock.bindings.windows.generated --header-class-name iphlpapi_h -l :iphlpapi @types.txt @iphlpapi.txt sockets.h
 * jextract -Dos.name="Windows" -t dev.panasock.bindings.windows.generated --header-class-name kernel32_h -l :kernel32 @types.txt @kernel32.txt sockets.h
 * jextract -Dos.name="Windows" -t dev.panasock.bindings.windows.generated --header-class-name mswsock_h -l :mswsock @types.txt @mswsock.txt sockets.h
 * jextract -Dos.name="Windows" -t dev.panasock.bindings.windows.generated --header-class-name ntdll_h -l :ntdll @types.txt @ntdll.txt sockets.h
 * jextract -Dos.name="Windows" -t dev.panasock.bindings.windows.generated --header-class-name ws2_32_h -l :ws2_32 @types.txt @ws2_32.txt sockets.h
 * java PostStep.java windows
 * }
 */
package dev.panasock.bindings.windows.generated;
