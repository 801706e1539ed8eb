/**
 * Structs, constants and symbols of the macos socket headers, generated: do not edit, run {@code scripts/generate-bindings}.
 *
 * {@snippet lang="Shell Script" :
 * # jextract 25 with libclang 14 and the headers of the ziglang 0.17.0 wheel, target arm64-apple-macos12
 * jextract -Dos.name="Mac OS X" -t dev.panasock.bindings.macos.generated --header-class-name sockets_h @types.txt @constants.txt sockets.h
 * jextract -Dos.name="Mac OS X" -t dev.panasock.bindings.macos.generated --header-class-name libsystem_h @types.txt @libsystem.txt sockets.h
 * jextract -Dos.name="Mac OS X" -t dev.panasock.bindings.macos.generated --header-class-name processes_h @types.txt @processes.txt sockets.h
 * java PostStep.java macos
 * }
 */
package dev.panasock.bindings.macos.generated;
