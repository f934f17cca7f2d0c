package org.telltale.app.window.inspector;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** Text that shows itself whole as a tooltip where the column is too narrow. */
final class TextCell<S> extends TableCell<S, String> {
    private final Function<S, String> explain;
    private final Tooltip whole = new Tooltip();

    /** A cell whose tooltip is its text. */
    TextCell() {
        this(row -> "");
    }

    /**
     * A cell whose tooltip says more.
     *
     * @param explain the tooltip for a row; empty for the cell's own text
     */
    TextCell(Function<S, String> explain) {
        this.explain = explain;
        whole.setWrapText(true);
        whole.setMaxWidth(480);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        boolean blank = empty || item == null || item.isEmpty();
        setText(blank ? null : item);
        S row = getTableRow() == null ? null : getTableRow().getItem();
        String more = row == null ? "" : explain.apply(row);
        whole.setText(blank ? "" : more.isEmpty() ? item : more);
        setTooltip(blank ? null : whole);
    }
}
