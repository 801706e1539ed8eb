/**
 * Programs that use Panasock: the server and the client of the Winsock tutorial on both faces, a demonstration and the error table.
 */
module dev.panasock.samples {
    requires dev.panasock;
    requires info.picocli;

    opens dev.panasock.samples to info.picocli;
}
