package org.telltale.app.window.inspector;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Fxml;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.AnalystHand;
import org.telltale.app.window.desk.HandKeeper;
import org.telltale.app.window.desk.OpenSession;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystWork;
import org.telltale.explainer.SubjectAttribute;
import org.telltale.inference.media.MediaKind;

/**
 * Attributes of the person shown. Nothing is preset or guessed: only what the analyst chooses is
 * confirmed, and can be withdrawn again.
 */
final class AttributesPane {
    /** Stands for "not confirmed" in a list. */
    private static final String OPEN = "";

    private final ObservableValue<@Nullable OpenSession> current;
    private final HandKeeper keeper;
    private final Texts texts;
    private final Map<SubjectAttribute, ComboBox<String>> fields =
            new EnumMap<>(SubjectAttribute.class);
    private final Parent root;
    private boolean showing;

    @FXML private VBox section;
    @FXML private GridPane grid;

    AttributesPane(ObservableValue<@Nullable OpenSession> current, HandKeeper keeper, Texts texts) {
        this.current = current;
        this.keeper = keeper;
        this.texts = texts;
        this.root = Fxml.load(this, texts);
    }

    Parent root() {
        return root;
    }

    @FXML
    void initialize() {
        int row = 0;
        for (SubjectAttribute attribute : SubjectAttribute.values()) {
            String name = texts.get("attribute." + attribute);
            ComboBox<String> field = field(attribute, name);
            Label label = new Label(name);
            label.setLabelFor(field);
            label.setMinWidth(Label.USE_PREF_SIZE);
            int column = row % 2 * 2;
            grid.add(label, column, row / 2);
            grid.add(field, column + 1, row / 2);
            fields.put(attribute, field);
            row++;
        }
        current.map(OpenSession::hand).flatMap(AnalystHand::workProperty).subscribe(this::show);
        current.subscribe(session -> show(null));
    }

    private ComboBox<String> field(SubjectAttribute attribute, String name) {
        ComboBox<String> field = new ComboBox<>();
        List<String> values = new ArrayList<>(List.of(OPEN));
        values.addAll(attribute.choices());
        field.getItems().setAll(values);
        field.setConverter(new Values(attribute));
        field.setValue(OPEN);
        field.setMaxWidth(Double.MAX_VALUE);
        field.setAccessibleText(name);
        field.setId("attribute-" + attribute.id());
        field.valueProperty().addListener((p, old, now) -> chosen(attribute, now));
        return field;
    }

    private void chosen(SubjectAttribute attribute, @Nullable String value) {
        OpenSession session = current.getValue();
        if (showing || session == null || !session.hand().isReady() || value == null) {
            return;
        }
        Map<String, String> all = new HashMap<>(session.hand().workProperty().get().attributes());
        if (value.equals(OPEN)) {
            all.remove(attribute.id());
        } else {
            all.put(attribute.id(), value);
        }
        keeper.confirm(
                session,
                value.equals(OPEN) ? AnalystAct.Kind.WITHDRAWN : AnalystAct.Kind.CONFIRMED,
                all);
    }

    private void show(@Nullable AnalystWork work) {
        OpenSession session = current.getValue();
        boolean picture =
                session != null
                        && session.hand().analysis() != null
                        && session.hand().analysis().media().kind() != MediaKind.AUDIO;
        boolean ready = session != null && session.hand().isReady() && picture;
        section.setVisible(ready);
        section.setManaged(ready);
        Map<String, String> confirmed =
                session == null ? Map.of() : session.hand().workProperty().get().attributes();
        showing = true;
        fields.forEach(
                (attribute, field) -> field.setValue(confirmed.getOrDefault(attribute.id(), OPEN)));
        showing = false;
    }

    private final class Values extends StringConverter<String> {
        private final SubjectAttribute attribute;

        Values(SubjectAttribute attribute) {
            this.attribute = attribute;
        }

        @Override
        public String toString(@Nullable String value) {
            return value == null || value.equals(OPEN)
                    ? texts.get("attribute.open")
                    : texts.get("attribute." + attribute + "." + value);
        }

        @Override
        public @Nullable String fromString(String string) {
            return null;
        }
    }
}
