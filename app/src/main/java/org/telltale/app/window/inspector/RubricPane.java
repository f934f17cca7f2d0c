package org.telltale.app.window.inspector;

import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.explainer.rubric.StandardGrade;

/** The eight standards as chips; a chosen one says why it got its grade. */
final class RubricPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();
    private final Parent root;

    @FXML private VBox section;
    @FXML private FlowPane chips;
    @FXML private Label why;
    @FXML private Label weighted;

    RubricPane(ObservableValue<@Nullable OpenSession> current, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        current.flatMap(OpenSession::rubricProperty).subscribe(this::show);
        group.selectedToggleProperty()
                .subscribe(toggle ->
                        why.setText(
                                toggle == null
                                        ? texts.get("rubric.hint")
                                        : String.valueOf(toggle.getUserData())));
    }

    private void show(@Nullable RubricResult result) {
        section.setVisible(result != null);
        section.setManaged(result != null);
        chips.getChildren().clear();
        group.getToggles().clear();
        if (result == null) {
            return;
        }
        for (StandardGrade grade : result.grades()) {
            chips.getChildren().add(chip(grade));
        }
        Double score = result.weighted();
        weighted.setText(
                score == null ? texts.get("rubric.ungraded") : texts.format("rubric.score", score));
    }

    private ToggleButton chip(StandardGrade grade) {
        String name = texts.get("rubric.standard." + grade.standard());
        String mark =
                grade.grade() == null
                        ? texts.get("rubric.no-grade")
                        : texts.format("rubric.grade", grade.grade());
        ToggleButton chip = new ToggleButton(texts.format("rubric.chip", name, mark));
        chip.getStyleClass()
                .setAll(
                        "rubric-chip",
                        grade.grade() == null ? "grade-none" : "grade-" + grade.grade());
        chip.setToggleGroup(group);
        chip.setUserData(texts.format("rubric.why", name, grade.why()));
        chip.setTooltip(new Tooltip(grade.why()));
        chip.setAccessibleText(
                texts.format("rubric.accessible", grade.standard(), name, mark, grade.why()));
        return chip;
    }
}
