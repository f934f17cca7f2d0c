package org.telltale.app.window.filters;

import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.telltale.app.window.Workspace;

/** The filters below the viewer, where they are wanted. For the JavaFX thread only. */
public final class FiltersDrawer {
    private static final double FIRST_DIVIDER = 0.62;

    private final FiltersModel model;
    private final FiltersPane pane;
    private final SplitPane split = new SplitPane();
    private double divider = FIRST_DIVIDER;

    /** A closed drawer below a viewer, opened and closed by the workspace. */
    public FiltersDrawer(Parent viewer, FiltersModel model, Workspace workspace) {
        this.model = model;
        this.pane = new FiltersPane(model, () -> workspace.filtersShownProperty().set(false));
        split.setOrientation(Orientation.VERTICAL);
        split.getItems().add(viewer);
        SplitPane.setResizableWithParent(pane.root(), false);
        workspace.filtersShownProperty().subscribe(this::show);
    }

    /** Viewer and filters. */
    public Parent root() {
        return split;
    }

    /** The filters themselves. */
    public FiltersModel model() {
        return model;
    }

    /** Frees what is held for drawing, once the drawing threads have ended. */
    public void release() {
        model.close();
    }

    private void show(boolean open) {
        if (open && split.getItems().size() == 1) {
            split.getItems().add(pane.root());
            split.setDividerPositions(divider);
            pane.focus();
        } else if (!open && split.getItems().size() > 1) {
            divider = split.getDividerPositions()[0];
            split.getItems().remove(pane.root());
        }
        model.openProperty().set(open);
    }
}
