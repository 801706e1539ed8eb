package dev.panasock.samples.selftest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The system and CPU of this JVM, as the tables of the C headers are named.
 *
 * @param system linux, macos or windows: the package of the bindings
 * @param cpu x86_64 or aarch64
 */
record Target(String system, String cpu) {
    static Target here() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
        return new Target(system, System.getProperty("os.arch").equals("aarch64") ? "aarch64" : "x86_64");
    }

    String table() {
        return cpu + "-" + system + switch (system) {
            case "macos" -> "";
            default -> "-gnu";
        };
    }

    /** The rows of the table, in its order, whatever their kind. */
    List<String[]> rows() throws IOException {
        try (InputStream in = Target.class.getResourceAsStream("golden/" + table() + ".tsv")) {
            if (in == null) {
                throw new IOException("no table of the C headers for " + table());
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII)).lines()
                    .map(line -> line.split("\t")).toList();
        }
    }
}
