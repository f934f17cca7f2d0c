package org.telltale.app.window.filters;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.inference.filter.FilterStack;

/** A filter of the stack, on or off. */
final class StepCell extends ListCell<FilterStack.Step> {
    private static final double OFF = 0.5;

    private final Texts texts;
    private final CheckBox on = new CheckBox();
    private final Label name = new Label();
    private final HBox row = new HBox(on, name);

    StepCell(FiltersModel model) {
        this.texts = model.texts();
        name.setMinWidth(0);
        on.setFocusTraversable(false);
        on.setOnAction(e -> model.turn(getIndex(), on.isSelected()));
        row.getStyleClass().add("filter-row");
        getStyleClass().add("filter-cell");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(FilterStack.@Nullable Step step, boolean empty) {
        super.updateItem(step, empty);
        if (empty || step == null) {
            setGraphic(null);
            return;
        }
        String title = texts.get("filter." + step.filter().kind().id());
        String state = texts.format("filters.on", title);
        name.setText(texts.format("filters.step", getIndex() + 1, title));
        name.setOpacity(step.on() ? 1 : OFF);
        on.setSelected(step.on());
        on.setAccessibleText(state);
        on.setTooltip(new Tooltip(state));
        setGraphic(row);
    }
}
