package org.telltale.app.window;

import java.util.Locale;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.verdict.Verdict;

/** A verdict's label in its colour. The word always stands there too: colour alone says nothing. */
public final class VerdictChip extends Label {
    private final Texts texts;

    /** An empty chip. */
    public VerdictChip(Locale language) {
        texts = Texts.of("verdict", language);
        getStyleClass().add("chip");
        setMinWidth(USE_PREF_SIZE);
        show(null);
    }

    /** Shows a verdict; null where the run was cut short or goes on. */
    public void show(@Nullable Verdict verdict) {
        getStyleClass().removeAll("fake", "real", "inconclusive", "open");
        String name = verdict == null ? "OPEN" : verdict.label().name();
        setText(texts.get("label." + name));
        getStyleClass().add(name.toLowerCase(Locale.ROOT));
    }
}
