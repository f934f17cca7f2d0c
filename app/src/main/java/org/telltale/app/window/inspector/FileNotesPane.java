package org.telltale.app.window.inspector;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.reason.Reason;

/** What the file declares of itself, quoted, and what was wrong with it. */
final class FileNotesPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final Texts texts;
    private final Parent root;

    @FXML private VBox declaredSection;
    @FXML private VBox declared;
    @FXML private VBox problemSection;
    @FXML private VBox problems;

    FileNotesPane(ObservableValue<@Nullable OpenSession> current, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        current.flatMap(OpenSession::runsProperty).subscribe(runs -> showDeclared());
        current.flatMap(OpenSession::problemsProperty).subscribe(this::showProblems);
    }

    private void showDeclared() {
        OpenSession session = current.getValue();
        Stream<Declaration> declarations =
                session == null
                        ? Stream.empty()
                        : session.evidence().flatMap(e -> e.declarations().stream());
        fill(declaredSection, declared, declarations.map(this::sentence).toList());
    }

    private String sentence(Declaration declaration) {
        String key = declaration.verified() ? "declared.verified" : "declared.unverified";
        return texts.format(
                key,
                declaration.source().toUpperCase(Locale.ROOT),
                declaration.statement().text(texts.language()));
    }

    private void showProblems(@Nullable List<Reason> reasons) {
        List<Reason> all = reasons == null ? List.of() : reasons;
        fill(
                problemSection,
                problems,
                all.stream().map(reason -> reason.text(texts.language())).toList());
    }

    private static void fill(VBox section, VBox list, List<String> sentences) {
        section.setVisible(!sentences.isEmpty());
        section.setManaged(!sentences.isEmpty());
        list.getChildren().clear();
        for (String sentence : sentences) {
            Label label = new Label(sentence);
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            list.getChildren().add(label);
        }
    }
}
