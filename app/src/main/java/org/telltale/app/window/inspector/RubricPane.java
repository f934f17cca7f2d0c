package org.telltale.app.window.inspector;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.explainer.rubric.Remark;
import org.telltale.explainer.rubric.RubricResult;
import org.telltale.explainer.rubric.StandardGrade;

/**
 * The eight standards as chips; a chosen one says why it got its grade, and what each sentence of
 * the challenge text contributed. The grades follow the text while it is edited.
 */
final class RubricPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final ToggleGroup group = new ToggleGroup();
    private final Parent root;

    @FXML private VBox section;
    @FXML private FlowPane chips;
    @FXML private Label why;
    @FXML private VBox remarks;
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
        group.selectedToggleProperty().subscribe(this::explain);
    }

    private void show(@Nullable RubricResult result) {
        section.setVisible(result != null);
        section.setManaged(result != null);
        Toggle chosen = group.getSelectedToggle();
        int standard =
                chosen != null && chosen.getUserData() instanceof StandardGrade grade
                        ? grade.standard()
                        : 0;
        chips.getChildren().clear();
        group.getToggles().clear();
        if (result == null) {
            return;
        }
        for (StandardGrade grade : result.grades()) {
            ToggleButton chip = chip(grade);
            chips.getChildren().add(chip);
            // What is being looked at stays so while the text is edited.
            chip.setSelected(grade.standard() == standard);
        }
        explain(group.getSelectedToggle());
        Double score = result.weighted();
        weighted.setText(
                score == null ? texts.get("rubric.ungraded") : texts.format("rubric.score", score));
    }

    private void explain(@Nullable Toggle toggle) {
        remarks.getChildren().clear();
        if (toggle != null && toggle.getUserData() instanceof StandardGrade grade) {
            why.setText(
                    texts.format(
                            "rubric.why",
                            texts.get("rubric.standard." + grade.standard()),
                            grade.why()));
            for (Remark remark : grade.remarks()) {
                remarks.getChildren().add(remark(remark));
            }
        } else {
            why.setText(texts.get("rubric.hint"));
        }
    }

    private Button remark(Remark remark) {
        Button button = new Button(texts.format("rubric.remark", remark.why(), remark.text()));
        button.setWrapText(true);
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Region.USE_PREF_SIZE);
        button.getStyleClass().setAll("sentence", "small");
        button.setAccessibleHelp(texts.get("rubric.remark.help"));
        button.setOnAction(e -> goTo(remark));
        return button;
    }

    /** Shows the challenge text with the sentence selected. */
    private void goTo(Remark remark) {
        OpenSession session = current.getValue();
        if (session == null) {
            return;
        }
        session.hand().show(Style.CHALLENGE);
        List<Statement> statements = session.statementsProperty().get();
        for (int i = 0; i < statements.size(); i++) {
            boolean here = statements.get(i).text().contains(remark.text());
            if (here && !session.attention().litStatementsProperty().get().contains(i)) {
                session.attention().toggleStatement(i);
                return;
            }
        }
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
        chip.setUserData(grade);
        chip.setTooltip(new Tooltip(grade.why()));
        chip.setAccessibleText(
                texts.format("rubric.accessible", grade.standard(), name, mark, grade.why()));
        return chip;
    }
}
