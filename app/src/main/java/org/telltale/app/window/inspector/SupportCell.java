package org.telltale.app.window.inspector;

import java.util.Locale;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;

/** What a cue speaks for, in the verdicts' colours. */
final class SupportCell extends TableCell<Cue, String> {
    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
        super.updateItem(item, empty);
        getStyleClass().removeAll("supports-fake", "supports-real", "supports-neither");
        Cue cue = getTableRow() == null ? null : getTableRow().getItem();
        setText(empty ? null : item);
        if (!empty && cue != null) {
            getStyleClass().add("supports-" + cue.supports().name().toLowerCase(Locale.ROOT));
        }
    }
}
