/**
 * Structs, constants and symbols of the linux socket headers, generated: do not edit, run {@code scripts/generate-bindings}.
 *
 * {@snippet lang="Shell Script" :
 * # jextract 25 with libclang 14 and the headers of the ziglang 0.17.0 wheel, target x86_64-linux-gnu
 * jextract -Dos.name="Linux" -t dev.panasock.bindings.linux.generated --header-class-name sockets_h @types.txt @constants.txt sockets.h
 * jextract -Dos.name="Linux" -t dev.panasock.bindings.linux.generated --header-class-name interfaces_h @types.txt @interfaces.txt sockets.h
 * jextract -Dos.name="Linux" -t dev.panasock.bindings.linux.generated --header-class-name libc_h @types.txt @libc.txt sockets.h
 * jextract -Dos.name="Linux" -t dev.panasock.bindings.linux.generated --header-class-name processes_h @types.txt @processes.txt sockets.h
 * jextract -Dos.name="Linux" -t dev.panasock.bindings.linux.generated --header-class-name readiness_h @types.txt @readiness.txt sockets.h
 * jextract -Dos.name="Linux" -t dev.panasock.bindings.linux.generated --header-class-name signals_h @types.txt @signals.txt sockets.h
 * jextract -Dos.name="Linux" -t dev.panasock.bindings.linux.generated --header-class-name transfers_h @types.txt @transfers.txt sockets.h
 * java PostStep.java linux
 * }
 */
package dev.panasock.bindings.linux.generated;
