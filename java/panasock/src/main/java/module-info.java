/**
 * Native sockets without a native library: the platform's own calls through the Foreign Function and Memory API.
 */
module dev.panasock {
    requires dev.panasock.bindings;
    requires org.slf4j;

    exports dev.panasock;
    exports dev.panasock.linux;
    exports dev.panasock.macos;
    exports dev.panasock.poll;
    exports dev.panasock.process;
    exports dev.panasock.windows;
    exports dev.panasock.winsock;
}
