package dev.panasock.samples;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A face and a family: the samples behave alike with each. */
record Kind(Api api, Family family) {
    static Stream<Kind> all() {
        return Stream.of(Api.values()).flatMap(api -> Stream.of(Family.values()).map(family -> new Kind(api, family)));
    }

    static Stream<Kind> inet() {
        return Stream.of(Api.values()).map(api -> new Kind(api, Family.INET));
    }

    /** A server on a free port, or on a path in the folder. */
    Program server(Path folder, Object... options) throws IOException {
        return serverAt(family == Family.UNIX ? folder.resolve("s") : 0, options);
    }

    Program serverAt(Object where, Object... options) throws IOException {
        return Program.start(arguments("server", where, options));
    }

    Object[] arguments(String command, Object where, Object... options) {
        List<Object> words =
                new ArrayList<>(List.of(command, where, "--api=" + lower(api), "--family=" + lower(family)));
        words.addAll(List.of(options));
        return words.toArray();
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A failure as the face tells it. */
    String failure(String function, int wsa, String errno) {
        return switch (api) {
            case WINSOCK -> function + (function.equals("accept") ? " failed: " : " failed with error: ") + wsa;
            case NATIVE -> function + " failed: " + (Systems.WINDOWS ? "WSA" : "") + errno + " (";
        };
    }
}
