package org.telltale.inference.detect.encoder;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.detect.encoder.TableOrigin.Kind;
import org.telltale.inference.metadata.JpegQuality;

/** Published tables: those of ITU-T T.81, annex K, and of {@code known-tables.json}. Immutable. */
final class KnownTables {
    private static final int BEST = 100;

    private final List<Base> scaled;
    private final List<Base> fixed;

    private KnownTables(Table table) {
        scaled = List.copyOf(table.scaled());
        fixed = List.copyOf(table.fixed());
    }

    /** Reads the table that comes with the program. */
    static KnownTables load() {
        return new KnownTables(Resource.read("known-tables.json", Table.class));
    }

    /** Which of them a file's tables are. */
    TableOrigin origin(StoredTables tables) {
        JpegQuality all = JpegQuality.nearest(tables.luminance(), tables.chrominance());
        if (all.exact()) {
            // One table for all of a colour picture is not the library's default.
            boolean lacksChroma = tables.colour() && tables.chrominance() == null;
            return new TableOrigin(
                    lacksChroma && all.quality() < BEST ? Kind.LIBRARY_LUMA : Kind.LIBRARY,
                    "",
                    all.quality(),
                    all.quality());
        }
        return scaled(tables).or(() -> fixed(tables)).orElseGet(() -> libraryInPart(tables));
    }

    private Optional<TableOrigin> scaled(StoredTables tables) {
        for (Base base : scaled) {
            for (int quality = BEST; quality >= 1; quality--) {
                if (base.at(quality).isIn(tables)) {
                    return Optional.of(new TableOrigin(Kind.SCALED, base.name(), quality, quality));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<TableOrigin> fixed(StoredTables tables) {
        return fixed.stream()
                .filter(base -> base.isIn(tables))
                .map(base -> new TableOrigin(Kind.FIXED, base.name(), 0, 0))
                .findFirst();
    }

    private static TableOrigin libraryInPart(StoredTables tables) {
        List<Integer> chrominance = tables.chrominance();
        if (chrominance == null) {
            return TableOrigin.UNKNOWN;
        }
        JpegQuality luma = JpegQuality.nearest(tables.luminance(), null);
        int quality = luma.exact() ? luma.quality() : 0;
        int chroma = chromaQuality(chrominance);
        if (quality > 0 && chroma > 0) {
            return new TableOrigin(Kind.LIBRARY_APART, "", quality, chroma);
        }
        // A table of ones alone is what any encoder writes at its best.
        if (quality > 0 && quality < BEST) {
            return new TableOrigin(Kind.LIBRARY_LUMA, "", quality, 0);
        }
        if (chroma > 0 && chroma < BEST) {
            return new TableOrigin(Kind.LIBRARY_CHROMA, "", 0, chroma);
        }
        return TableOrigin.UNKNOWN;
    }

    private static int chromaQuality(List<Integer> chrominance) {
        for (int quality = BEST; quality >= 1; quality--) {
            if (JpegQuality.standardTable(true, quality).equals(chrominance)) {
                return quality;
            }
        }
        return 0;
    }

    /**
     * Tables for luma and chroma.
     *
     * @param name what they are called
     * @param source where that can be checked
     * @param luminance 64 values in natural order
     * @param chrominance the same
     */
    private record Base(
            String name, String source, List<Integer> luminance, List<Integer> chrominance) {
        Base at(int quality) {
            return new Base(
                    name,
                    source,
                    JpegQuality.scaledTable(luminance, quality),
                    JpegQuality.scaledTable(chrominance, quality));
        }

        boolean isIn(StoredTables tables) {
            @Nullable List<Integer> chroma = tables.chrominance();
            return luminance.equals(tables.luminance())
                    && (chroma == null || chrominance.equals(chroma));
        }
    }

    private record Table(String about, List<Base> scaled, List<Base> fixed) {}
}
