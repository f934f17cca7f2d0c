package org.telltale.app.window.inspector;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.Marks;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.inference.engine.Cue;

/** All cues in a table; a chosen one lights up in the picture. */
final class CuesPane {
    private final ObservableValue<@Nullable OpenSession> current;
    private final CueText cueText;
    private final Texts texts;
    private final Parent root;

    @FXML private TableView<Cue> table;
    @FXML private TableColumn<Cue, String> sign;
    @FXML private TableColumn<Cue, String> place;
    @FXML private TableColumn<Cue, String> value;
    @FXML private TableColumn<Cue, String> reference;
    @FXML private TableColumn<Cue, String> supports;

    CuesPane(ObservableValue<@Nullable OpenSession> current, Marks marks, Texts texts) {
        this.current = current;
        this.texts = texts;
        this.cueText = new CueText(texts, marks);
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        column(sign, cueText::sign);
        column(place, cueText::place);
        column(value, cueText::value);
        column(reference, cueText::reference);
        column(supports, cueText::supports);
        reference.setCellFactory(c -> new TextCell<>(cueText::condition));
        supports.setCellFactory(c -> new SupportCell());
        Label none = new Label(texts.get("cues.none"));
        none.getStyleClass().add("empty-hint");
        none.setWrapText(true);
        table.setPlaceholder(none);
        current.flatMap(OpenSession::runsProperty).subscribe(runs -> show());
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(cue -> {
                    OpenSession session = current.getValue();
                    if (session != null && cue != null) {
                        session.attention().selectMark(cueText.mark(cue));
                    }
                });
    }

    private void show() {
        OpenSession session = current.getValue();
        table.getItems().setAll(session == null ? List.of() : sorted(session.cues()));
    }

    /** What supports manipulation first; otherwise as measured. */
    private static List<Cue> sorted(List<Cue> cues) {
        return cues.stream().sorted(Comparator.comparing(Cue::supports)).toList();
    }

    private static void column(TableColumn<Cue, String> column, Function<Cue, String> text) {
        column.setCellValueFactory(
                row -> new ReadOnlyStringWrapper(text.apply(row.getValue())).getReadOnlyProperty());
        column.setCellFactory(c -> new TextCell<>());
    }
}
