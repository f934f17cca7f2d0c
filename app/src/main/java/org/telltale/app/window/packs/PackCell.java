package org.telltale.app.window.packs;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One pack in the list: title, id and task, marks. */
final class PackCell extends ListCell<PackRow> {
    private final PackText text;
    private final Label title = new Label();
    private final Label under = new Label();
    private final HBox marks = new HBox(6);
    private final VBox row;

    PackCell(PackText text) {
        this.text = text;
        title.getStyleClass().add("pack-title");
        under.getStyleClass().addAll("muted", "small");
        under.setMinWidth(0);
        title.setMinWidth(0);
        HBox second = new HBox(8, under, marks);
        second.getStyleClass().add("baseline-row");
        row = new VBox(3, title, second);
        // The row never is wider than the list, so that long titles are shortened.
        setPrefWidth(0);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable PackRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        List<String> words = text.marks(item);
        title.setText(text.title(item));
        under.setText(text.under(item));
        marks.getChildren().setAll(words.stream().map(PackCell::chip).toList());
        setGraphic(row);
        setAccessibleText(
                title.getText() + ", " + under.getText() + ", " + String.join(", ", words));
    }

    private static Node chip(String word) {
        Label chip = new Label(word);
        chip.getStyleClass().addAll("chip", "open");
        chip.setMinWidth(Label.USE_PREF_SIZE);
        return chip;
    }
}
