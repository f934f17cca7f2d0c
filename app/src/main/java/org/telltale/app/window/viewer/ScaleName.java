package org.telltale.app.window.viewer;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.viewers.image.ColourScale;

/** What the colours of maps are called. */
final class ScaleName extends StringConverter<ColourScale> {
    private final Texts texts;

    ScaleName(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(@Nullable ColourScale scale) {
        return scale == null ? "" : texts.get("viewer.scale." + scale);
    }

    @Override
    public @Nullable ColourScale fromString(String name) {
        return null;
    }
}
