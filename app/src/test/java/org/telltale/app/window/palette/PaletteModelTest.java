package org.telltale.app.window.palette;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteModelTest {
    @Test
    void lettersFitWhereTheyStandInTheirOrder() {
        assertThat(new FuzzyMatch("xpt").score("Export sessions")).isPositive();
        assertThat(new FuzzyMatch("tpx").score("Export sessions")).isEqualTo(FuzzyMatch.NONE);
        assertThat(new FuzzyMatch("EXPORT").score("export")).isPositive();
        assertThat(new FuzzyMatch("sess exp").score("Export sessions")).isPositive();
        assertThat(new FuzzyMatch("export x").score("Ex")).isEqualTo(FuzzyMatch.NONE);
        assertThat(new FuzzyMatch(" ").score("anything")).isZero();
        assertThat(new FuzzyMatch("a").score("")).isEqualTo(FuzzyMatch.NONE);
    }

    @Test
    void beginningsOfWordsAndNeighboursFitBest() {
        assertThat(find("mp", "Example", "Model packs")).first().isEqualTo("Model packs");
        assertThat(find("set", "Show the list", "Settings", "Reset")).first().isEqualTo("Settings");
        assertThat(find("heat", "Hidden earlier attic", "Show or hide the heat map"))
                .first()
                .isEqualTo("Show or hide the heat map");
    }

    @Test
    void aFolderIsFoundToo() {
        List<PaletteEntry> lines =
                List.of(entry("a.jpg", "/evidence/harbour"), entry("b.jpg", "/evidence/meadow"));
        assertThat(PaletteModel.find("meadow", lines))
                .extracting(PaletteEntry::title)
                .containsExactly("b.jpg");
    }

    @Test
    void withoutLettersEverythingStandsAsItComesUpToABound() {
        List<PaletteEntry> many = new ArrayList<>();
        for (int i = 0; i < 3 * PaletteModel.MOST; i++) {
            many.add(entry("file" + i, ""));
        }
        assertThat(PaletteModel.find(" ", many)).hasSize(PaletteModel.MOST).startsWith(many.get(0));
    }

    private static List<String> find(String query, String... titles) {
        List<PaletteEntry> lines = new ArrayList<>();
        for (String title : titles) {
            lines.add(entry(title, ""));
        }
        return PaletteModel.find(query, lines).stream().map(PaletteEntry::title).toList();
    }

    private static PaletteEntry entry(String title, String detail) {
        return new PaletteEntry(PaletteEntry.Kind.RECENT, title, detail, null, () -> {});
    }
}
