package org.telltale.app.window.desk;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.explainer.Explanation;

/**
 * Keeps what an analyst does by hand. Called on the JavaFX thread, which it does not block: an act
 * shows at once, and where it cannot be stored, what is stored shows again and why is said.
 */
public interface HandKeeper {
    /** The text that is shown now reads so. */
    void correct(OpenSession session, AnalystAct.Kind kind, Explanation text);

    /** The program's own text stands again. */
    void restore(OpenSession session);

    /** These attributes of the person shown are confirmed, values by names. */
    void confirm(OpenSession session, AnalystAct.Kind kind, Map<String, String> attributes);

    /**
     * A region of the picture was drawn, changed or taken away.
     *
     * @param id the region's
     * @param region as it now is; null where it is gone
     */
    void mark(OpenSession session, AnalystAct.Kind kind, String id, @Nullable AnalystRegion region);

    /** This is held of a detector's finding of the session's run; null for nothing. */
    void assess(OpenSession session, String finding, AnalystAct.@Nullable Opinion opinion);

    /** Takes the latest act back, by a further entry; without one does nothing. */
    void undo(OpenSession session);

    /** Does again what was taken back last, by a further entry; without one does nothing. */
    void redo(OpenSession session);

    /** Judges a text for the challenge that is still being written; the grades follow. */
    void judge(OpenSession session, Explanation draft);
}
