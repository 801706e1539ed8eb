/**
 * Programs that use Panasock: the server and the client of the Winsock tutorial on both faces, a demonstration and the error table.
 */
module dev.panasock.samples {
    requires dev.panasock;
    requires dev.panasock.bindings;
    requires info.picocli;

    opens dev.panasock.samples to info.picocli;
    opens dev.panasock.samples.selftest to info.picocli;
}
