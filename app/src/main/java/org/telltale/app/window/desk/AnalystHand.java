package org.telltale.app.window.desk;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.ChallengeAnswer;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;

/**
 * The texts of a session as they stand: the program's own and, beside each, the analyst's version;
 * and which of them is shown. For the JavaFX thread only.
 */
public final class AnalystHand {
    private final Consumer<Explanation> onShown;
    private final Map<Style, Explanation> own = new EnumMap<>(Style.class);
    private final ReadOnlyObjectWrapper<AnalystWork> work =
            new ReadOnlyObjectWrapper<>(AnalystWork.NONE);
    private final ReadOnlyObjectWrapper<Style> style = new ReadOnlyObjectWrapper<>(Style.ANALYST);
    private final ReadOnlyObjectWrapper<Boolean> showsOwn = new ReadOnlyObjectWrapper<>(false);
    private final ReadOnlyObjectWrapper<@Nullable ChallengeAnswer> answer =
            new ReadOnlyObjectWrapper<>();
    private @Nullable Analysis analysis;

    /**
     * Nothing yet.
     *
     * @param onShown told what is to be read now
     */
    AnalystHand(Consumer<Explanation> onShown) {
        this.onShown = onShown;
    }

    /** What analysts did, oldest first; without a run until it was read from the database. */
    public ReadOnlyObjectProperty<AnalystWork> workProperty() {
        return work.getReadOnlyProperty();
    }

    /** Which of the texts is shown. */
    public ReadOnlyObjectProperty<Style> styleProperty() {
        return style.getReadOnlyProperty();
    }

    /** Whether the program's own text is shown although there is an analyst's version. */
    public ReadOnlyObjectProperty<Boolean> showsOwnProperty() {
        return showsOwn.getReadOnlyProperty();
    }

    /** What the texts are about; null until it is known. */
    public @Nullable Analysis analysis() {
        return analysis;
    }

    /** What a challenge is told in the program's own words; null where there is no answer. */
    public ReadOnlyObjectProperty<@Nullable ChallengeAnswer> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    /** Whether something can be done by hand: the session is stored and came to an end. */
    public boolean isReady() {
        return analysis != null && !work.get().run().isEmpty();
    }

    /** The text that counts: the analyst's version, or else the program's; null without one. */
    public @Nullable Explanation standing(Style which) {
        StoredSession.AuthoredExplanation version = work.get().text(which);
        return version == null ? own.get(which) : version.explanation();
    }

    /** The program's own text; null without one. */
    public @Nullable Explanation own(Style which) {
        return own.get(which);
    }

    /**
     * Whether a sentence is the program's own: such a one may rest on the analysis as a whole, and
     * so cite nothing.
     */
    public boolean isOwn(Statement statement) {
        Explanation programs = own.get(style.get());
        return programs != null && programs.statements().contains(statement);
    }

    /** The text that is read at the moment; null without one. */
    public @Nullable Explanation shown() {
        Style now = style.get();
        return showsOwn.get() ? own.get(now) : standing(now);
    }

    /** The program explained an analysis. */
    void begin(Analysis done, @Nullable Explanation analystText) {
        analysis = done;
        if (analystText != null) {
            own.put(Style.ANALYST, analystText);
        }
        tell();
    }

    /** The program composed what a challenge is told. */
    public void composed(@Nullable ChallengeAnswer now) {
        if (now != null) {
            own.put(Style.CHALLENGE, now.explanation());
        }
        answer.set(now);
        if (style.get() == Style.CHALLENGE) {
            tell();
        }
    }

    /** What analysts did by now. */
    public void worked(AnalystWork now) {
        Explanation before = shown();
        work.set(now);
        if (now.text(style.get()) == null) {
            showsOwn.set(false);
        }
        if (!Objects.equals(before, shown())) {
            tell();
        }
    }

    /** Shows another of the texts, as it stands. */
    public void show(Style now) {
        if (own.containsKey(now) && now != style.get()) {
            showsOwn.set(false);
            style.set(now);
            tell();
        }
    }

    /** Shows the program's own text, or again the one that stands. */
    public void showOwn(boolean programs) {
        showsOwn.set(programs);
        tell();
    }

    private void tell() {
        Explanation now = shown();
        if (now != null) {
            onShown.accept(now);
        }
    }
}
