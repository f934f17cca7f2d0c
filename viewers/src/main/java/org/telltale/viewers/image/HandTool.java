package org.telltale.viewers.image;

import javafx.scene.Cursor;

/** Moves the picture, and selects the mark that is clicked; a double click shows all of it. */
public final class HandTool implements ViewTool {
    @Override
    public Cursor cursor() {
        return Cursor.DEFAULT;
    }

    @Override
    public void clicked(ToolEvent event) {
        if (event.clicks() == 2) {
            event.viewer().fit();
        } else {
            event.viewer().selectAt(event.source());
        }
    }
}
