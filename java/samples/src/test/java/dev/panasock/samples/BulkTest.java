package dev.panasock.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Much data through one connection. */
@Timeout(value = 900, unit = TimeUnit.SECONDS)
class BulkTest {
    private static final int LENGTH = 64 << 20;
    private static final int PIECE = 64 << 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.panasock.samples.Kind#all")
    void whatComesBackIsEqual(Kind kind) throws Exception {
        Systems.has(kind.family());
        try (Program server = kind.server(folder, "--loop"); Peer peer = Peer.connect(server.line())) {
            CompletableFuture<String> sent = CompletableFuture.supplyAsync(() -> send(peer));
            MessageDigest digest = sha256();
            try (OutputStream received = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
                InputStream in = peer.in();
                assertEquals(LENGTH, in.transferTo(received));
            }
            assertEquals(sent.get(), HexFormat.of().formatHex(digest.digest()));
        }
    }

    /** Sends random pieces of odd lengths, ends, and tells the digest. */
    private static String send(Peer peer) {
        SplittableRandom random = new SplittableRandom(27015);
        byte[] piece = new byte[PIECE];
        MessageDigest digest = sha256();
        try {
            for (int left = LENGTH; left > 0;) {
                random.nextBytes(piece);
                int length = Math.min(left, random.nextInt(1, PIECE + 1));
                peer.out().write(piece, 0, length);
                digest.update(piece, 0, length);
                left -= length;
            }
            peer.channel().shutdownOutput();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
