package org.telltale.app.window.desk;

import java.util.function.Consumer;

/** Stores what an analyst notes. Called on the JavaFX thread, which it does not block. */
@FunctionalInterface
public interface NoteTaker {
    /**
     * Adds a note to a stored session, which then shows it.
     *
     * @param over told, on the JavaFX thread, whether it was stored; why not was said already
     */
    void add(OpenSession session, String text, Consumer<Boolean> over);
}
