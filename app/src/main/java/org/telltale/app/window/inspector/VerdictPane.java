package org.telltale.app.window.inspector;

import static org.telltale.inference.verdict.Label.INCONCLUSIVE;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.app.window.desk.Outlook;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.verdict.Verdict;

/** The verdict, so that a reader who is no expert understands what it says and what it does not. */
final class VerdictPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final VerdictText verdictText;
    private final LlrScale scale;
    private final Parent root;

    @FXML private VBox card;
    @FXML private VBox measured;
    @FXML private VBox scaleBox;
    @FXML private Label label;
    @FXML private Label words;
    @FXML private Label ratio;
    @FXML private Label reason;
    @FXML private Label limits;
    @FXML private Label forced;
    @FXML private Label bounds;
    @FXML private TitledPane changing;
    @FXML private VBox changes;

    VerdictPane(ObservableValue<@Nullable OpenSession> current, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.verdictText = new VerdictText(texts);
        this.scale = new LlrScale(texts);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        scaleBox.getChildren().add(scale);
        current.flatMap(OpenSession::stateProperty).subscribe(s -> show());
        current.flatMap(OpenSession::verdictProperty).subscribe(v -> show());
        current.flatMap(OpenSession::runningProperty).subscribe(d -> show());
        current.flatMap(OpenSession::outlookProperty).subscribe(o -> show());
    }

    private void show() {
        OpenSession session = current.getValue();
        if (session == null) {
            return;
        }
        Verdict verdict = session.verdictProperty().get();
        card.getStyleClass().removeAll("fake", "real", "inconclusive", "open");
        if (verdict == null) {
            card.getStyleClass().add("open");
            label.setText(texts.get("verdict.state." + session.stateProperty().get()));
            words.setText(unfinished(session));
        } else {
            card.getStyleClass().add(verdict.label().name().toLowerCase(Locale.ROOT));
            label.setText(verdictText.headline(verdict));
            words.setText(verdictText.words(verdict));
            ratio.setText(verdictText.ratio(verdict));
            reason.setText(verdict.reason().text(texts.language()));
            limits.setText(verdictText.limits(verdict));
            forced.setText(verdictText.forced(verdict));
        }
        Outlook outlook = session.outlookProperty().get();
        if (verdict != null) {
            scale.show(verdictText.scale(verdict, outlook));
            bounds.setText(verdictText.bounds(outlook));
        }
        showChanges(verdict, outlook);
        showIf(measured, verdict != null);
        showIf(ratio, verdict != null);
        showIf(bounds, verdict != null);
        showIf(reason, verdict != null);
        showIf(limits, verdict != null);
        showIf(forced, verdict != null);
    }

    /** Open where there is no decision, so that the way to one is read. */
    private void showChanges(@Nullable Verdict verdict, @Nullable Outlook outlook) {
        changes.getChildren().clear();
        boolean any = verdict != null && outlook != null && !outlook.changes().isEmpty();
        if (verdict != null && outlook != null) {
            for (String change : outlook.changes()) {
                Label sentence = new Label(texts.format("verdict.change", change));
                sentence.setWrapText(true);
                sentence.setMinHeight(Region.USE_PREF_SIZE);
                changes.getChildren().add(sentence);
            }
            changing.setExpanded(verdict.label() == INCONCLUSIVE);
        }
        showIf(changing, any);
    }

    private String unfinished(OpenSession session) {
        DetectorInfo running = session.runningProperty().get();
        return switch (session.stateProperty().get()) {
            case RUNNING ->
                    running == null
                            ? texts.get("verdict.reading")
                            : texts.format("verdict.running", running.title());
            case CUT_SHORT, DONE -> texts.get("verdict.cut-short");
            case FAILED ->
                    session.failure() == null ? texts.get("verdict.failed") : session.failure();
        };
    }

    private static void showIf(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
