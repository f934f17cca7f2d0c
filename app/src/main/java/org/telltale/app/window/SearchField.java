package org.telltale.app.window;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** How a field behaves in which the reader searches. */
public final class SearchField {
    private SearchField() {}

    /** Lets Escape clear the field, and go no further while there was something to clear. */
    public static void clearOnEscape(TextField field) {
        // A filter, since a text field's own behaviour hands Escape on before handlers see it.
        field.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                        field.clear();
                        event.consume();
                    }
                });
    }
}
