package org.telltale.viewers.image;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads the published tables of colour scales. */
final class ScaleTables {
    private static final int ENTRIES = 256;

    private ScaleTables() {}

    /** The table of that name as opaque ARGB, low to high; grey is computed. */
    static int[] of(String name) {
        int[] argb = new int[ENTRIES];
        if (name.equals("GREY")) {
            for (int i = 0; i < ENTRIES; i++) {
                argb[i] = 0xff000000 | i * 0x010101;
            }
            return argb;
        }
        String table = text();
        int from = table.indexOf("\n" + name + "\n") + name.length() + 2;
        for (int i = 0; i < ENTRIES; i++) {
            int at = from + 7 * i;
            argb[i] = 0xff000000 | Integer.parseInt(table, at, at + 6, 16);
        }
        return argb;
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(
                        ScaleTables.class.getResourceAsStream("colour-scales.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException("the colour scales of this program", e);
        }
    }
}
