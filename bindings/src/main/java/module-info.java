/**
 * The platform's own socket functions, as thin Java methods: every native access of Panasock and nothing else.
 *
 * <p>This is the one module that needs native access: {@code --enable-native-access=dev.panasock.bindings} on the module
 * path, {@code --enable-native-access=ALL-UNNAMED} on the class path. The packages follow the C headers of each system:
 * {@code linux}, {@code windows} and {@code macos} hold one class per library, and their {@code generated} packages the
 * structs, constants and symbols that jextract read from the headers. Nothing here checks, translates or allocates;
 * the module {@code dev.panasock} does.
 */
module dev.panasock.bindings {
    exports dev.panasock.bindings;
    exports dev.panasock.bindings.linux;
    exports dev.panasock.bindings.linux.generated;
    exports dev.panasock.bindings.macos;
    exports dev.panasock.bindings.macos.generated;
    exports dev.panasock.bindings.windows;
    exports dev.panasock.bindings.windows.generated;
}
