package org.telltale.inference.detect.encoder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.metadata.JpegStructure;

/**
 * The quantization tables of a file, in natural order. Luma uses the table with the lowest id and
 * chroma the next one, as every encoder does whose files were looked at.
 *
 * @param luminance 64 values
 * @param chrominance 64 values; null in a picture that is grey or has one table for everything
 * @param colour whether there is chroma at all
 * @param digest SHA-256 of all tables, as {@code encoder_tables.py} computes it
 */
record StoredTables(
        List<Integer> luminance,
        @Nullable List<Integer> chrominance,
        boolean colour,
        String digest) {
    private static final int VALUES = 64;
    private static final int COLOUR = 3;

    /** The tables; empty where the file has none that is whole. */
    static Optional<StoredTables> of(JpegStructure jpeg) {
        TreeMap<Integer, List<Integer>> tables = new TreeMap<>(jpeg.quantizationTables());
        tables.values().removeIf(table -> table.size() != VALUES);
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        List<List<Integer>> ordered = List.copyOf(tables.values());
        boolean colour = jpeg.components() >= COLOUR;
        return Optional.of(
                new StoredTables(
                        ordered.getFirst(),
                        colour && ordered.size() > 1 ? ordered.get(1) : null,
                        colour,
                        digest(tables)));
    }

    private static String digest(Map<Integer, List<Integer>> tables) {
        String text =
                tables.entrySet().stream()
                        .map(entry -> entry.getKey() + ":" + values(entry.getValue()) + ";")
                        .collect(Collectors.joining());
        return Sha256.of(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String values(List<Integer> table) {
        return table.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
