package org.telltale.app.window.viewer;

import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.ShownMap;

/** What a map is called in the list of maps. */
final class MapName extends StringConverter<ShownMap> {
    private final Texts texts;

    MapName(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String toString(@Nullable ShownMap map) {
        if (map == null) {
            return "";
        }
        if (map.mask()) {
            return texts.format(
                    "viewer.map.mask", map.detector(), String.join(", ", map.findings()));
        }
        String key = "viewer.map." + map.source().name();
        // A detector that this bundle does not know yet names its map itself.
        return texts.has(key) ? texts.get(key) : map.source().name();
    }

    /** The heading of the maps that it stands among. */
    String group(ShownMap map) {
        return map.mask() ? texts.get("viewer.map.masks") : map.detector();
    }

    @Override
    public @Nullable ShownMap fromString(String name) {
        return null;
    }
}
