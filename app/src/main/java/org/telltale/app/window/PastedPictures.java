package org.telltale.app.window;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;

/**
 * Keeps pictures that came without a file, from the clipboard or dragged out of another program, as
 * PNG files, so that what was examined is there to be examined again. A file's name has the
 * beginning of its SHA-256; the same picture is kept once. Thread-safe; blocks.
 */
final class PastedPictures {
    private static final int NAMED = 16;

    private final Path folder;

    /** In a folder, which is made when a picture is kept. */
    PastedPictures(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps a picture.
     *
     * @throws IOException if it cannot be written, or another file has its name
     */
    Kept keep(Image picture) throws IOException {
        byte[] png = png(picture);
        String sha256 = HexFormat.of().formatHex(sha256(png));
        Files.createDirectories(folder);
        Path file = folder.resolve("pasted-" + sha256.substring(0, NAMED) + ".png");
        if (!Files.exists(file)) {
            Path written = Files.createTempFile(folder, "pasted-", ".new");
            try {
                Files.write(written, png);
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } else if (!Arrays.equals(Files.readAllBytes(file), png)) {
            throw new IOException(file + " was changed since it was kept");
        }
        return new Kept(file, sha256);
    }

    private static byte[] png(Image picture) throws IOException {
        BufferedImage pixels = SwingFXUtils.fromFXImage(picture, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (pixels == null || !ImageIO.write(pixels, "png", out)) {
            throw new IOException("the picture has no pixels that can be read");
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * A picture that is kept.
     *
     * @param file where
     * @param sha256 of the file, in hexadecimal
     */
    record Kept(Path file, String sha256) {}
}
