package org.telltale.app.window.palette;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.telltale.app.window.Texts;

/** A line: icon, title, and at the right end what it is and its key or folder. */
final class PaletteCell extends ListCell<PaletteEntry> {
    private final Texts texts;
    private final FontIcon icon = new FontIcon();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final HBox row;

    PaletteCell(Texts texts) {
        this.texts = texts;
        title.setMinWidth(0);
        detail.getStyleClass().addAll("muted", "small");
        detail.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        detail.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        row = new HBox(10, icon, title, gap, detail);
        row.setAlignment(Pos.CENTER_LEFT);
        // So that a long folder is cut and not the list made wider.
        row.setPrefWidth(0);
        setText(null);
    }

    @Override
    protected void updateItem(@Nullable PaletteEntry item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        icon.setIconLiteral(item.icon() == null ? "mdoal-chevron_right" : item.icon());
        title.setText(item.title());
        detail.setText(item.detail());
        setAccessibleText(
                texts.format(
                        "palette.line",
                        item.title(),
                        texts.get("palette.kind." + item.kind().id()),
                        item.detail()));
        setGraphic(row);
    }
}
