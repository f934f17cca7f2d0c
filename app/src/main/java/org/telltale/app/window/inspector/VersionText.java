package org.telltale.app.window.inspector;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.telltale.app.window.Texts;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Style;

/** Says whose version of a text is shown. Immutable. */
final class VersionText {
    private final Texts texts;
    private final DateTimeFormatter times;

    VersionText(Texts texts) {
        this.texts = texts;
        this.times =
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(texts.language())
                        .withZone(ZoneId.systemDefault());
    }

    /** The analyst, the time and the number of entries; empty where the program's own stands. */
    String of(AnalystWork work, Style style) {
        StoredSession.AuthoredExplanation text = work.text(style);
        if (text == null) {
            return "";
        }
        long entries =
                work.acts().stream()
                        .filter(done ->
                                done.act() instanceof AnalystAct.TextCorrected corrected
                                        && corrected.style() == style)
                        .count();
        return texts.format("edit.version", text.author(), times.format(text.time()), entries);
    }
}
