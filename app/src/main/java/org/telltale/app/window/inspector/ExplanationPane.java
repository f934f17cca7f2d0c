package org.telltale.app.window.inspector;

import java.util.List;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Attention;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.explainer.Statement;

/** The explanation's sentences; pointing at one lights up what it rests on. */
final class ExplanationPane {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass LINKED = PseudoClass.getPseudoClass("linked");

    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox sentences;
    @FXML private Label none;

    ExplanationPane(ObservableValue<@Nullable OpenSession> current, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        current.flatMap(OpenSession::statementsProperty).subscribe(this::show);
        current.flatMap(OpenSession::stateProperty).subscribe(this::explainAbsence);
        current.map(OpenSession::attention)
                .flatMap(Attention::litStatementsProperty)
                .subscribe(this::light);
    }

    private void show(@Nullable List<Statement> statements) {
        sentences.getChildren().clear();
        List<Statement> all = statements == null ? List.of() : statements;
        for (int i = 0; i < all.size(); i++) {
            sentences.getChildren().add(sentence(all.get(i), i));
        }
        none.setVisible(all.isEmpty());
        none.setManaged(all.isEmpty());
    }

    private void explainAbsence(OpenSession.@Nullable State state) {
        none.setText(texts.get("explanation.none." + (state == null ? "DONE" : state.name())));
    }

    private Button sentence(Statement statement, int index) {
        Button button = new Button(statement.text());
        button.setWrapText(true);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinHeight(Button.USE_PREF_SIZE);
        button.getStyleClass().setAll("sentence");
        boolean linked = !statement.cues().isEmpty() || !statement.regions().isEmpty();
        button.pseudoClassStateChanged(LINKED, linked);
        button.setAccessibleText(statement.text());
        button.setAccessibleHelp(texts.get("explanation.help"));
        button.hoverProperty().addListener((p, old, on) -> hover(on, index));
        button.focusVisibleProperty().addListener((p, old, on) -> hover(on, index));
        button.setOnAction(e -> {
            Attention attention = attention();
            if (attention != null) {
                attention.toggleStatement(index);
            }
        });
        return button;
    }

    private void hover(boolean on, int index) {
        Attention attention = attention();
        if (attention != null) {
            attention.hoverStatement(on ? index : -1);
        }
    }

    private @Nullable Attention attention() {
        OpenSession session = current.getValue();
        return session == null ? null : session.attention();
    }

    private void light(@Nullable Set<Integer> lit) {
        for (int i = 0; i < sentences.getChildren().size(); i++) {
            boolean on = lit != null && lit.contains(i);
            if (sentences.getChildren().get(i) instanceof Button button) {
                button.pseudoClassStateChanged(LIT, on);
                String text = button.getText();
                button.setAccessibleText(on ? texts.format("explanation.lit", text) : text);
                button.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            }
        }
    }
}
