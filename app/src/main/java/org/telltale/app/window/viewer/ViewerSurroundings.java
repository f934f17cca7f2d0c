package org.telltale.app.window.viewer;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.Pictures;
import org.telltale.app.window.settings.WindowSettings;
import org.telltale.db.session.SessionSummary;
import org.telltale.db.session.StoredSession;

/**
 * What the viewer needs of the window around it. Immutable.
 *
 * @param pictures decodes and renders off the JavaFX thread
 * @param settings what the window remembers
 * @param sessions that are listed at the moment, to compare with
 * @param stored reads a session by its id; blocks, so never on the JavaFX thread
 * @param keeper keeps what is drawn by hand
 */
public record ViewerSurroundings(
        Pictures pictures,
        ObjectProperty<WindowSettings> settings,
        ObservableValue<List<SessionSummary>> sessions,
        Function<String, StoredSession> stored,
        HandKeeper keeper) {}
