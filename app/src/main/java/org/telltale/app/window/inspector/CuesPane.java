package org.telltale.app.window.inspector;

import java.util.List;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Attention;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;

/**
 * All cues, each with the strip of its reference range. A chosen one lights up in the picture, and
 * a box chosen there chooses its cue here.
 */
final class CuesPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final CueText cueText;
    private final Texts texts;
    private final Parent root;
    private boolean following;

    @FXML private ComboBox<Grouping> grouping;
    @FXML private ListView<CueLine> list;

    CuesPane(ObservableValue<@Nullable OpenSession> current, Marks marks, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.cueText = new CueText(texts, marks);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    /** What the groups have in common. */
    enum Grouping {
        PLACE,
        DETECTOR,
        SUPPORT
    }

    @FXML
    void initialize() {
        Label none = new Label(texts.get("cues.none"));
        none.getStyleClass().add("empty-hint");
        none.setWrapText(true);
        list.setPlaceholder(none);
        list.setCellFactory(l -> new CueCell(texts, cueText));
        grouping.getItems().setAll(Grouping.values());
        grouping.setConverter(new GroupingWords());
        grouping.getSelectionModel().select(Grouping.PLACE);
        grouping.valueProperty().subscribe(g -> show());
        current.flatMap(OpenSession::runsProperty).subscribe(runs -> show());
        list.getSelectionModel().selectedItemProperty().subscribe(this::chosen);
        current.map(OpenSession::attention)
                .flatMap(Attention::selectedMarkProperty)
                .subscribe(this::follow);
    }

    private void chosen(@Nullable CueLine line) {
        OpenSession session = current.getValue();
        if (!following && session != null && line instanceof CueLine.Measured measured) {
            following = true;
            session.attention().selectMark(cueText.mark(measured.cue()));
            following = false;
        }
    }

    /** Goes to the first cue of a mark that was chosen elsewhere. */
    private void follow(@Nullable String mark) {
        if (following) {
            return;
        }
        following = true;
        list.getSelectionModel().clearSelection();
        for (int i = 0; mark != null && i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof CueLine.Measured measured
                    && mark.equals(cueText.mark(measured.cue()))) {
                list.getSelectionModel().select(i);
                list.scrollTo(Math.max(0, i - 1));
                break;
            }
        }
        following = false;
    }

    private void show() {
        OpenSession session = current.getValue();
        following = true;
        list.getItems()
                .setAll(
                        session == null
                                ? List.of()
                                : CueLine.grouped(session.cues(), group(session)));
        following = false;
    }

    private Function<Cue, String> group(OpenSession session) {
        return switch (grouping.getValue()) {
            case PLACE -> cueText::place;
            case SUPPORT -> cue -> texts.get("cues.supports.long." + cue.supports());
            case DETECTOR -> cue -> title(session, cue.provenance().detector());
        };
    }

    private static String title(OpenSession session, String detector) {
        return session.runsProperty().get().stream()
                .map(DetectorRun::detector)
                .filter(info -> info.id().equals(detector))
                .map(info -> info.title())
                .findFirst()
                .orElse(detector);
    }

    private final class GroupingWords extends StringConverter<Grouping> {
        @Override
        public String toString(@Nullable Grouping value) {
            return value == null ? "" : texts.get("cues.grouping." + value);
        }

        @Override
        public @Nullable Grouping fromString(String text) {
            return null;
        }
    }
}
