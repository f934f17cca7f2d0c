package org.telltale.app.window.desk;

import java.util.function.Consumer;

/** Stores what an analyst notes. Called on the JavaFX thread, which it does not block. */
public interface NoteTaker {
    /**
     * Adds a note to a stored session, which then shows it.
     *
     * @param over told, on the JavaFX thread, whether it was stored; why not was said already
     */
    void add(OpenSession session, String text, Consumer<Boolean> over);

    /** Keeps what is being typed for a stored session, so that a crash does not lose it. */
    void keepDraft(OpenSession session, String text);

    /**
     * Finds what was being typed for a stored session.
     *
     * @param asker told of it, at once or later on the JavaFX thread; empty for nothing
     */
    void findDraft(OpenSession session, Consumer<String> asker);
}
