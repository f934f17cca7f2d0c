package org.telltale.app.window.inspector;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.inference.engine.Cue;

/** A cue: its name, where, the value with its unit, and the strip of its reference range. */
final class CueCell extends ListCell<CueLine> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");

    private final Texts texts;
    private final CueText cueText;
    private final Label name = label("cue-name");
    private final Label value = label("figure");
    private final Label place = label("muted");
    private final Label position = label("muted");
    private final Label supports = label("supports");
    private final Label condition = label("muted");
    private final CueStrip strip = new CueStrip();
    private final Tooltip sources = new Tooltip();
    private final VBox lines;

    CueCell(Texts texts, CueText cueText) {
        this.texts = texts;
        this.cueText = cueText;
        value.setMinWidth(Region.USE_PREF_SIZE);
        supports.setMinWidth(Region.USE_PREF_SIZE);
        position.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = row(name, value);
        HBox second = row(place, supports);
        HBox third = new HBox(strip, position);
        third.getStyleClass().add("cue-row");
        HBox.setHgrow(strip, Priority.ALWAYS);
        strip.setMaxWidth(Double.MAX_VALUE);
        sources.setWrapText(true);
        sources.setMaxWidth(480);
        lines = new VBox(first, second, third, condition);
        lines.getStyleClass().add("cue-lines");
        // Wraps to the list's width instead of asking for its own.
        setPrefWidth(0);
    }

    private static HBox row(Label wide, Label narrow) {
        HBox.setHgrow(wide, Priority.ALWAYS);
        wide.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(wide, narrow);
        row.getStyleClass().add("cue-row");
        return row;
    }

    private static Label label(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(@Nullable CueLine line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(HEADING, !empty && line instanceof CueLine.Heading);
        setGraphic(null);
        setText(null);
        setAccessibleText(null);
        if (empty || line == null) {
            return;
        }
        switch (line) {
            case CueLine.Heading heading ->
                    setText(texts.format("cues.group", heading.name(), heading.cues()));
            case CueLine.Measured measured -> show(measured.cue());
        }
    }

    private void show(Cue cue) {
        name.setText(cueText.sign(cue));
        value.setText(cueText.value(cue));
        place.setText(cueText.place(cue));
        position.setText(cueText.position(cue));
        supports.setText(cueText.supports(cue));
        supports.getStyleClass().setAll("label", "supports-" + lower(cue));
        condition.setText(cueText.condition(cue));
        condition.setVisible(!condition.getText().isEmpty());
        condition.setManaged(condition.isVisible());
        sources.setText(cueText.sources(cue));
        condition.setTooltip(sources.getText().isEmpty() ? null : sources);
        strip.show(cue);
        boolean outside = cueText.isOutside(cue);
        value.pseudoClassStateChanged(OUTSIDE, outside);
        position.pseudoClassStateChanged(OUTSIDE, outside);
        setGraphic(lines);
        setAccessibleText(
                texts.format(
                        "cues.accessible",
                        name.getText(),
                        place.getText(),
                        value.getText(),
                        position.getText(),
                        condition.getText(),
                        supports.getText()));
    }

    private static String lower(Cue cue) {
        return cue.supports().name().toLowerCase(Locale.ROOT);
    }
}
