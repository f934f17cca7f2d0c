package org.telltale.app.window.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds lines by a few letters. For the JavaFX thread only. */
public final class PaletteModel {
    /** Lines that are listed at most: who sees more types on. */
    static final int MOST = 60;

    private static final int TITLE = 4;

    private final List<Supplier<List<PaletteEntry>>> sources = new ArrayList<>();

    /** A model without lines. */
    public PaletteModel() {}

    /** Adds lines, which are asked for anew whenever the palette opens. */
    public void add(Supplier<List<PaletteEntry>> source) {
        sources.add(source);
    }

    /** All lines as they are now. */
    List<PaletteEntry> lines() {
        return sources.stream().flatMap(source -> source.get().stream()).toList();
    }

    /** The lines that fit the letters, the best first; without letters all, as they come. */
    static List<PaletteEntry> find(String query, List<PaletteEntry> lines) {
        if (query.isBlank()) {
            return lines.stream().limit(MOST).toList();
        }
        FuzzyMatch match = new FuzzyMatch(query);
        record Scored(PaletteEntry line, int score) {}
        return lines.stream()
                .flatMap(line -> {
                    int score = score(match, line);
                    return score == FuzzyMatch.NONE
                            ? Stream.<Scored>empty()
                            : Stream.of(new Scored(line, score));
                })
                .sorted(
                        Comparator.comparingInt(Scored::score)
                                .reversed()
                                .thenComparing(scored -> scored.line().kind())
                                .thenComparingInt(scored -> scored.line().title().length()))
                .limit(MOST)
                .map(Scored::line)
                .toList();
    }

    private static int score(FuzzyMatch match, PaletteEntry line) {
        int title = match.score(line.title());
        // What stands beside the title counts only where the title alone does not fit.
        return title == FuzzyMatch.NONE
                ? match.score(line.title() + " " + line.detail())
                : TITLE * title;
    }
}
