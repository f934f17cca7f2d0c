package org.telltale.app.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;

/**
 * Takes the focus from pane to pane, each time to where it last was in that pane. Panes that are
 * hidden or in which nothing takes the focus are passed over. For the JavaFX thread only.
 */
final class PaneCycle {
    private final Supplier<List<? extends Parent>> panes;
    private final Map<Parent, Node> last = new HashMap<>();

    /**
     * A cycle.
     *
     * @param panes in the order of the cycle, as they are at the moment
     */
    PaneCycle(Supplier<List<? extends Parent>> panes) {
        this.panes = panes;
    }

    /** Remembers where the focus is in each pane. */
    void follow(Scene scene) {
        scene.focusOwnerProperty()
                .subscribe(owner -> {
                    Parent pane = paneOf(owner);
                    if (owner != null && pane != null) {
                        last.put(pane, owner);
                    }
                });
    }

    /**
     * Goes on, or back.
     *
     * @param direction 1 or -1
     */
    void go(Scene scene, int direction) {
        List<? extends Parent> all = panes.get();
        Parent here = paneOf(scene.getFocusOwner());
        int at = here == null ? (direction > 0 ? -1 : all.size()) : all.indexOf(here);
        for (int i = 1; i <= all.size(); i++) {
            Parent pane = all.get(Math.floorMod(at + direction * i, all.size()));
            Node target = target(pane);
            if (target != null) {
                target.requestFocus();
                return;
            }
        }
    }

    private @Nullable Parent paneOf(@Nullable Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            for (Parent pane : panes.get()) {
                if (pane.equals(up)) {
                    return pane;
                }
            }
        }
        return null;
    }

    private @Nullable Node target(Parent pane) {
        Node before = last.get(pane);
        return before != null && pane.equals(paneOf(before)) && takesFocus(before)
                ? before
                : firstIn(pane);
    }

    private static @Nullable Node firstIn(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return null;
        }
        if (node.isFocusTraversable()) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = firstIn(child);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean takesFocus(Node node) {
        if (!node.isFocusTraversable() || node.isDisabled() || node.getScene() == null) {
            return false;
        }
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
