package org.telltale.app.window.viewer;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.desk.PictureState;
import org.telltale.db.session.SessionSummary;
import org.telltale.viewers.image.HeatMap;

/** Where what is compared comes from. For the JavaFX thread only. */
interface ComparedSource {
    /** The map that is chosen, if it has a place in the picture; null for none. */
    @Nullable HeatMap map();

    /** Decodes the picture of a session and tells of it later. */
    void open(SessionSummary session, Consumer<PictureState> then);

    /** What is being decoded is not wanted any more. */
    void forget();

    /** Whether the picture on the desk has the values of filters, not of the file. */
    boolean filtered();
}
