package org.telltale.viewers.draw;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Outline;
import org.telltale.viewers.image.HandTool;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.ViewTool;
import org.telltale.viewers.image.ViewTransform;

/**
 * The hand that also changes the selected region: by its eight handles and the one in its middle,
 * and by keys. Arrows move it a pixel, with Ctrl ten; with Shift they move its right or lower edge
 * instead; what keys did counts once they are released. Delete discards, Enter annotates, Escape
 * gives up. For the JavaFX thread only.
 */
public final class EditingHand implements ViewTool {
    private static final int LEAP = 10;

    private final ImageViewer viewer;
    private final RegionActs acts;
    private final HandTool hand = new HandTool();
    private @Nullable Change change;
    private @Nullable Point2D from;
    private Point2D press = Point2D.ZERO;
    private Cursor cursor = Cursor.DEFAULT;

    /** The hand of a viewer; what it changes goes to the acts. */
    public EditingHand(ImageViewer viewer, RegionActs acts) {
        this.viewer = viewer;
        this.acts = acts;
        viewer.overlays()
                .selectedMarkProperty()
                .subscribe((old, now) -> {
                    // Keys may still be held while another mark is chosen.
                    finish();
                    viewer.redraw();
                });
    }

    /**
     * A change that is not done yet.
     *
     * @param mark that is changed
     * @param handle that is held; of keys, the middle moves and the lower right one resizes
     * @param before where the mark lies
     * @param now where it would lie
     */
    private record Change(String mark, Handle handle, Outline before, Outline now) {
        Change to(Outline next) {
            return new Change(mark, handle, before, next);
        }
    }

    @Override
    public Cursor cursor() {
        return cursor;
    }

    @Override
    public boolean pressed(ToolEvent event) {
        String mark = viewer.overlays().selectedMarkProperty().get();
        Outline outline = mark == null ? null : acts.outlineOf(mark);
        if (mark == null || outline == null) {
            return false;
        }
        Handle handle = handle(mark, outline, event);
        if (handle != null) {
            change = new Change(mark, handle, outline, outline);
            from = event.source();
            press = event.view();
        }
        return handle != null;
    }

    private @Nullable Handle handle(String mark, Outline outline, ToolEvent event) {
        Handle handle = Handle.at(outline.box(), viewer.transform(), event.view());
        boolean inside =
                acts.givesWay(mark)
                        && outline.contains(event.source().getX(), event.source().getY());
        return handle == null && inside ? Handle.MIDDLE : handle;
    }

    @Override
    public void dragged(ToolEvent event) {
        Change held = change;
        Point2D start = from;
        Picture picture = viewer.pictureProperty().get();
        boolean begun =
                held != null
                        && (!held.now().equals(held.before())
                                || event.view().distance(press) > ToolEvent.STILL);
        if (held != null && start != null && picture != null && begun) {
            Point2D by = event.source().subtract(start);
            change =
                    held.to(
                            held.handle()
                                    .dragged(
                                            held.before(),
                                            (int) Math.round(by.getX()),
                                            (int) Math.round(by.getY()),
                                            picture.width(),
                                            picture.height()));
            viewer.redraw();
        }
    }

    @Override
    public void released(ToolEvent event) {
        finish();
    }

    @Override
    public void clicked(ToolEvent event) {
        hand.clicked(event);
    }

    @Override
    public void moved(ToolEvent event) {
        String mark = viewer.overlays().selectedMarkProperty().get();
        Outline outline = mark == null ? null : acts.outlineOf(mark);
        Handle handle = mark == null || outline == null ? null : handle(mark, outline, event);
        cursor = handle == null ? hand.cursor() : handle.cursor(viewer.transform());
    }

    @Override
    public boolean key(ImageViewer on, KeyEvent event) {
        String mark = viewer.overlays().selectedMarkProperty().get();
        if (mark == null || acts.outlineOf(mark) == null || event.isAltDown()) {
            return false;
        }
        return switch (event.getCode()) {
            case LEFT -> nudge(mark, event, -1, 0);
            case RIGHT -> nudge(mark, event, 1, 0);
            case UP -> nudge(mark, event, 0, -1);
            case DOWN -> nudge(mark, event, 0, 1);
            case DELETE, BACK_SPACE -> {
                giveUp();
                acts.discard(mark);
                yield true;
            }
            case ENTER -> {
                finish();
                acts.annotate(mark);
                yield true;
            }
            case ESCAPE -> giveUp();
            default -> false;
        };
    }

    /** By steps of the view, since arrows point where they point however it is turned. */
    private boolean nudge(String mark, KeyEvent event, int viewX, int viewY) {
        Picture picture = viewer.pictureProperty().get();
        Outline outline = acts.outlineOf(mark);
        if (!acts.givesWay(mark) || picture == null || outline == null) {
            return false;
        }
        Handle handle = event.isShiftDown() ? lowerRight() : Handle.MIDDLE;
        Change held = change;
        if (held != null && held.handle() != handle) {
            finish();
            held = null;
            outline = acts.outlineOf(mark);
        }
        if (outline == null) {
            return false;
        }
        Change begun = held == null ? new Change(mark, handle, outline, outline) : held;
        Point2D step = sourceStep(viewX, viewY);
        int times = event.isShortcutDown() ? LEAP : 1;
        change =
                begun.to(
                        handle.dragged(
                                begun.now(),
                                times * (int) Math.round(step.getX()),
                                times * (int) Math.round(step.getY()),
                                picture.width(),
                                picture.height()));
        viewer.redraw();
        return true;
    }

    /** The corner that lies lower right in the view. */
    private Handle lowerRight() {
        Point2D to = sourceStep(1, 0).add(sourceStep(0, 1));
        boolean right = to.getX() > 0;
        if (to.getY() > 0) {
            return right ? Handle.BOTTOM_RIGHT : Handle.BOTTOM_LEFT;
        }
        return right ? Handle.TOP_RIGHT : Handle.TOP_LEFT;
    }

    private Point2D sourceStep(int viewX, int viewY) {
        ViewTransform transform = viewer.transform();
        return transform
                .toSource(viewX, viewY)
                .subtract(transform.toSource(0, 0))
                .multiply(transform.scale());
    }

    @Override
    public void keyReleased(KeyEvent event) {
        if (from == null) {
            finish();
        }
    }

    @Override
    public void putAway() {
        finish();
    }

    private boolean giveUp() {
        boolean was = change != null;
        change = null;
        from = null;
        viewer.redraw();
        return was;
    }

    private void finish() {
        Change done = change;
        giveUp();
        if (done != null && !done.now().equals(done.before())) {
            if (done.handle() == Handle.MIDDLE) {
                acts.moved(done.mark(), done.now());
            } else {
                acts.resized(done.mark(), done.now());
            }
        }
    }

    @Override
    public void paint(GraphicsContext g, ViewTransform transform) {
        OutlinePainter painter = new OutlinePainter(g, transform);
        Change held = change;
        if (held != null) {
            painter.outline(held.now());
            painter.handles(held.now().box());
            return;
        }
        String mark = viewer.overlays().selectedMarkProperty().get();
        Outline outline = mark == null ? null : acts.outlineOf(mark);
        if (outline != null) {
            painter.handles(outline.box());
        }
    }
}
