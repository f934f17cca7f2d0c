package org.telltale.app.window.inspector;

import java.util.Comparator;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;

/** Each detector's answer, sorted and filtered. */
final class DetectorsPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final DetectorText words;
    private final Parent root;

    @FXML private ComboBox<Sorting> sorting;
    @FXML private ComboBox<Filter> filter;
    @FXML private VBox list;

    DetectorsPane(ObservableValue<@Nullable OpenSession> current, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.words = new DetectorText(texts);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    /** In which order. */
    enum Sorting {
        /** As they ran. */
        RUN,
        /** The largest ratio first, whichever way it speaks; then those without one. */
        STRENGTH,
        /** The slowest first. */
        TIME,
        TITLE;

        Comparator<DetectorRun> comparator() {
            return switch (this) {
                case RUN -> Comparator.comparingInt(run -> 0);
                case STRENGTH -> Comparator.comparingDouble(Sorting::weakness);
                case TIME -> Comparator.comparingLong(DetectorRun::millis).reversed();
                case TITLE -> Comparator.comparing(run -> run.detector().title());
            };
        }

        private static double weakness(DetectorRun run) {
            Double llr = DetectorText.strongest(run);
            return llr == null ? 1 : -Math.abs(llr);
        }
    }

    /** Which of them. */
    enum Filter {
        ALL,
        ANSWERED,
        SILENT,
        FAILED;

        boolean lets(DetectorRun run) {
            return switch (this) {
                case ALL -> true;
                case ANSWERED -> run.outcome() instanceof Outcome.Completed;
                case SILENT ->
                        run.outcome() instanceof Outcome.Inconclusive
                                || run.outcome() instanceof Outcome.NotApplicable;
                case FAILED ->
                        run.outcome() instanceof Outcome.Failed
                                || run.outcome() instanceof Outcome.Cancelled;
            };
        }
    }

    @FXML
    void initialize() {
        sorting.getItems().setAll(Sorting.values());
        sorting.setConverter(new Words<>("detectors.sorting."));
        sorting.setValue(Sorting.RUN);
        filter.getItems().setAll(Filter.values());
        filter.setConverter(new Words<>("detectors.filter."));
        filter.setValue(Filter.ALL);
        sorting.valueProperty().subscribe(s -> show());
        filter.valueProperty().subscribe(f -> show());
        current.flatMap(OpenSession::runsProperty).subscribe(runs -> show());
        current.flatMap(OpenSession::runningProperty).subscribe(info -> show());
    }

    private void show() {
        list.getChildren().clear();
        OpenSession session = current.getValue();
        if (session == null) {
            return;
        }
        List<DetectorRun> runs =
                session.runsProperty().get().stream()
                        .filter(filter.getValue()::lets)
                        .sorted(sorting.getValue().comparator())
                        .toList();
        for (DetectorRun run : runs) {
            list.getChildren().add(new DetectorCard(run, words, texts, session.attention()));
        }
        DetectorInfo running = session.runningProperty().get();
        if (running != null) {
            Label name =
                    new Label(
                            texts.format("detectors.running", running.title()),
                            DetectorCard.icon("mdoal-hourglass_empty", "running"));
            list.getChildren().add(name);
        } else if (runs.isEmpty()) {
            Label none = new Label(texts.get("detectors.none"));
            none.getStyleClass().addAll("muted", "small");
            list.getChildren().add(none);
        }
    }

    private final class Words<E extends Enum<E>> extends StringConverter<E> {
        private final String prefix;

        Words(String prefix) {
            this.prefix = prefix;
        }

        @Override
        public String toString(@Nullable E value) {
            return value == null ? "" : texts.get(prefix + value);
        }

        @Override
        public @Nullable E fromString(String text) {
            return null;
        }
    }
}
