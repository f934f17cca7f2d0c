package org.telltale.app.window.desk;

import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the reader looks at: the sentence or the mark that is hovered or selected, and what lights
 * up with it. Hovering shows for the moment, a selection stays. For the JavaFX thread only.
 */
public final class Attention {
    private static final int NONE = -1;

    private final ReadOnlyObjectWrapper<Set<String>> litMarks =
            new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<Set<Integer>> litStatements =
            new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyObjectWrapper<@Nullable String> selectedMark =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> wantedMap = new ReadOnlyObjectWrapper<>();
    private EvidenceLinks links = EvidenceLinks.NONE;
    private int selectedStatement = NONE;
    private int hoveredStatement = NONE;
    private Set<String> shownMarks = Set.of();

    /** Ids of the marks to emphasise. */
    public ReadOnlyObjectProperty<Set<String>> litMarksProperty() {
        return litMarks.getReadOnlyProperty();
    }

    /** Indexes of the sentences to emphasise. */
    public ReadOnlyObjectProperty<Set<Integer>> litStatementsProperty() {
        return litStatements.getReadOnlyProperty();
    }

    /** The mark selected in the viewer; null for none. */
    public ReadOnlyObjectProperty<@Nullable String> selectedMarkProperty() {
        return selectedMark.getReadOnlyProperty();
    }

    /** Digest of the map that the reader asked for last; null for none. */
    public ReadOnlyObjectProperty<@Nullable String> wantedMapProperty() {
        return wantedMap.getReadOnlyProperty();
    }

    /** The reader asks for a map, perhaps again. */
    public void showMap(String sha256) {
        wantedMap.set(null);
        wantedMap.set(sha256);
    }

    /** The reader asks where several marks are; they light up until something else is chosen. */
    public void showMarks(Set<String> marks) {
        selectedStatement = NONE;
        selectedMark.set(null);
        shownMarks = Set.copyOf(marks);
        update();
    }

    /** Another explanation; nothing is selected in it. */
    public void link(EvidenceLinks newLinks) {
        links = newLinks;
        selectedStatement = NONE;
        hoveredStatement = NONE;
        update();
    }

    /** The reader points at a sentence; a negative index for none. */
    public void hoverStatement(int statement) {
        hoveredStatement = statement;
        update();
    }

    /** The reader selects a sentence, or the selected one again to let it go. */
    public void toggleStatement(int statement) {
        selectedStatement = statement == selectedStatement ? NONE : statement;
        // What was chosen counts at once, wherever the mouse happens to rest.
        hoveredStatement = NONE;
        selectedMark.set(null);
        shownMarks = Set.of();
        update();
    }

    /** The reader selects a mark; null for none. */
    public void selectMark(@Nullable String mark) {
        if (!Objects.equals(mark, selectedMark.get())) {
            selectedMark.set(mark);
            selectedStatement = NONE;
            shownMarks = Set.of();
            update();
        }
    }

    private void update() {
        int statement = hoveredStatement >= 0 ? hoveredStatement : selectedStatement;
        String mark = selectedMark.get();
        if (statement >= 0) {
            litMarks.set(links.marksOf(statement));
            litStatements.set(Set.of(statement));
        } else if (mark != null) {
            litMarks.set(Set.of(mark));
            litStatements.set(links.statementsOf(mark));
        } else {
            litMarks.set(shownMarks);
            litStatements.set(Set.of());
        }
    }
}
