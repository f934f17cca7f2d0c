package org.telltale.app.window;

import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Where a sheet (export, packs, keys) opens above the panes, one at a time, without barring
 * anything.
 */
final class SheetArea extends VBox {
    /** Of the window's height. */
    private static final double MOST = 0.6;

    private @Nullable Parent open;

    /** Shows a sheet, or closes it if it is the one that is open; whether it is open now. */
    boolean toggle(Parent sheet) {
        if (sheet.equals(open)) {
            closeSheet();
            return false;
        }
        open = sheet;
        if (sheet instanceof Region region && getScene() != null) {
            // With large text a sheet scrolls rather than push the toolbar out of the window.
            region.maxHeightProperty().bind(getScene().heightProperty().multiply(MOST));
        }
        getChildren().setAll(sheet);
        return true;
    }

    /** Shows a sheet, if it is not the one that is open already. */
    void show(Parent sheet) {
        if (!sheet.equals(open)) {
            toggle(sheet);
        }
    }

    /** Closes the sheet that is open; whether there was one. */
    boolean closeSheet() {
        boolean any = open != null;
        open = null;
        getChildren().clear();
        return any;
    }
}
