package org.telltale.app.window.palette;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of the palette. Immutable.
 *
 * @param kind what it is
 * @param title what is searched
 * @param detail to the right, e.g. a key or a folder; may be empty; searched too, with less weight
 * @param icon literal of a Material icon; null for none
 * @param action done when the line is chosen, on the JavaFX thread
 */
public record PaletteEntry(
        Kind kind, String title, String detail, @Nullable String icon, Runnable action) {
    public PaletteEntry {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(title);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(action);
    }

    /** What a line stands for, in the order of lines that match equally well. */
    public enum Kind {
        COMMAND("command"),
        SESSION("session"),
        RECENT("recent");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** As its word's key in the bundle ends. */
        String id() {
            return id;
        }
    }
}
