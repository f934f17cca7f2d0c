package org.telltale.viewers.image;

import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Shows a picture with what lies over it. The wheel zooms at the cursor, dragging pans, a click
 * selects the mark under it; arrow keys pan while it has the focus; another {@link ViewTool} takes
 * the mouse for itself.
 *
 * <p>Coordinates of marks and of {@link #pointerProperty()} are source pixels, origin top-left,
 * however the picture is turned. Whatever changes, it is drawn once a frame, and of the picture
 * only what is in view. For the JavaFX thread only.
 */
public final class ImageViewer extends Region {
    private static final double STEP = 1.25;
    private static final double GRAB = 6;

    private final PictureSurface surface = new PictureSurface();
    private final Canvas markCanvas = new Canvas();
    private final ViewerPainter painter = new ViewerPainter(this);
    private final Overlays overlays = new Overlays();
    private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Other> other = new SimpleObjectProperty<>();
    private final DoubleProperty split = new SimpleDoubleProperty(1);
    private final BooleanProperty divided = new SimpleBooleanProperty();
    private final ObjectProperty<ViewTool> tool = new SimpleObjectProperty<>(new HandTool());
    private final ReadOnlyObjectWrapper<@Nullable Point2D> pointer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyObjectWrapper<ViewTransform> transform =
            new ReadOnlyObjectWrapper<>(new ViewTransform(1, 0, 0));
    private @Nullable ImageViewer leader;
    private Fitting fitting = Fitting.WHOLE;
    private boolean pixelsChanged = true;
    private boolean marksChanged = true;

    /** An empty viewer. */
    public ImageViewer() {
        getStyleClass().add("image-viewer");
        markCanvas.setManaged(false);
        getChildren().addAll(surface.node(), markCanvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        describe();
        picture.addListener((p, old, now) -> replaced(old, now));
        tool.addListener((p, old, now) -> {
            old.putAway();
            setCursor(now.cursor());
            redraw();
        });
        InvalidationListener pixels = o -> repaint();
        overlays.onPixels(pixels);
        List.of(other, split, divided).forEach(p -> p.addListener(pixels));
        overlays.onMarks(o -> redraw());
        InvalidationListener describe = o -> describe();
        List.of(overlays.marks(), overlays.selectedMarkProperty())
                .forEach(p -> p.addListener(describe));
        new ViewerGestures(this).install();
    }

    /**
     * What is shown; null for nothing. A new picture is shown whole; one of the size of the last
     * stays where that was, since it is another rendering of it.
     */
    public ObjectProperty<@Nullable Picture> pictureProperty() {
        return picture;
    }

    /** What lies over the picture. */
    public Overlays overlays() {
        return overlays;
    }

    /** What the picture is compared with; null for nothing. */
    public ObjectProperty<@Nullable Other> otherProperty() {
        return other;
    }

    /** Share of the view, from its left, that shows the picture; the rest shows the other. */
    public DoubleProperty splitProperty() {
        return split;
    }

    /** Whether a divider shows where one ends and the other begins, and can be dragged. */
    public BooleanProperty dividedProperty() {
        return divided;
    }

    /** What the mouse does. */
    public ObjectProperty<ViewTool> toolProperty() {
        return tool;
    }

    /** The source point under the cursor; null outside the picture. */
    public ReadOnlyObjectProperty<@Nullable Point2D> pointerProperty() {
        return pointer.getReadOnlyProperty();
    }

    /** View pixels a source pixel. */
    public ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** How source pixels lie in the view at the moment. */
    public ViewTransform transform() {
        return transform.get();
    }

    /** How source pixels lie in the view. */
    public ReadOnlyObjectProperty<ViewTransform> transformProperty() {
        return transform.getReadOnlyProperty();
    }

    /** Shows the same part as another viewer of the same picture, and as large. */
    void follow(ImageViewer followed) {
        fitting = followed.fitting;
        set(followed.transform());
    }

    /** Whenever this one changes size, it takes the place of that one. */
    void takePlaceOf(ImageViewer followed) {
        leader = followed;
    }

    /** Shows the whole picture and keeps doing so while the view changes size. */
    public void fit() {
        fit(Fitting.WHOLE, transform().turn());
    }

    /** Fills the view with the picture's middle, and keeps doing so. */
    public void fill() {
        fit(Fitting.FILLED, transform().turn());
    }

    private void fit(Fitting wanted, Turn turn) {
        fitting = wanted;
        Picture shown = picture.get();
        if (shown != null && getWidth() > 0 && getHeight() > 0) {
            double w = shown.width();
            double h = shown.height();
            set(
                    wanted == Fitting.FILLED
                            ? ViewTransform.fill(w, h, getWidth(), getHeight(), turn)
                            : ViewTransform.fit(w, h, getWidth(), getHeight(), turn));
        } else {
            repaint();
        }
    }

    /** One source pixel a view pixel, around the middle of what is in view. */
    public void oneToOne() {
        zoomTo(1, getWidth() / 2, getHeight() / 2);
    }

    /** A step closer, around the middle. */
    public void zoomIn() {
        zoomTo(transform().scale() * STEP, getWidth() / 2, getHeight() / 2);
    }

    /** A step back, around the middle. */
    public void zoomOut() {
        zoomTo(transform().scale() / STEP, getWidth() / 2, getHeight() / 2);
    }

    /** Turns the view further, around the middle of what is in it. The evidence is untouched. */
    public void turn(Turn further) {
        Turn turn = transform().turn().then(further);
        if (fitting == Fitting.FREE) {
            set(transform().turned(turn, getWidth() / 2, getHeight() / 2));
        } else {
            fit(fitting, turn);
        }
    }

    /** Puts a source point into the middle of the view. */
    public void centreOn(double sourceX, double sourceY) {
        set(transform().showing(sourceX, sourceY, getWidth() / 2, getHeight() / 2));
    }

    /** Another scale, with what is at a view point staying there. */
    public void zoomTo(double newScale, double viewX, double viewY) {
        Picture shown = picture.get();
        if (shown == null) {
            return;
        }
        double least = whole(shown).scale();
        fitting = newScale <= least ? Fitting.WHOLE : Fitting.FREE;
        double allowed = Math.clamp(newScale, Math.min(least, 1), ViewTransform.MAX_SCALE);
        set(transform().scaledAt(allowed, viewX, viewY));
    }

    private ViewTransform whole(Picture shown) {
        return ViewTransform.fit(
                shown.width(), shown.height(), getWidth(), getHeight(), transform().turn());
    }

    /** Moves the picture by view pixels. */
    public void panBy(double dx, double dy) {
        set(transform().panned(dx, dy));
    }

    void pointAt(double viewX, double viewY) {
        Picture shown = picture.get();
        Point2D at = transform().toSource(viewX, viewY);
        boolean inside =
                shown != null
                        && at.getX() >= 0
                        && at.getY() >= 0
                        && at.getX() < shown.width()
                        && at.getY() < shown.height();
        pointer.set(inside ? at : null);
    }

    void pointNowhere() {
        pointer.set(null);
    }

    /** Selects the mark under a source point, or none. */
    void selectAt(Point2D source) {
        overlays.selectedMarkProperty()
                .set(
                        overlays.filter()
                                .hit(overlays.marks(), source.getX(), source.getY())
                                .map(Mark::id)
                                .orElse(null));
    }

    boolean isOnDivider(double viewX) {
        return divided.get()
                && other.get() != null
                && Math.abs(viewX - split.get() * getWidth()) <= GRAB;
    }

    void splitAt(double viewX) {
        split.set(Math.clamp(viewX / getWidth(), 0, 1));
    }

    /** What a tool draws has changed. */
    public void redraw() {
        marksChanged = true;
        setNeedsLayout(true);
        requestLayout();
    }

    private void repaint() {
        pixelsChanged = true;
        redraw();
    }

    private void replaced(@Nullable Picture old, @Nullable Picture now) {
        boolean same =
                old != null
                        && now != null
                        && old.width() == now.width()
                        && old.height() == now.height();
        if (!same) {
            pointer.set(null);
            fit(Fitting.WHOLE, Turn.NONE);
        }
        repaint();
        describe();
    }

    private void set(ViewTransform wanted) {
        Picture shown = picture.get();
        if (shown != null) {
            ViewTransform now =
                    wanted.confined(shown.width(), shown.height(), getWidth(), getHeight());
            scale.set(now.scale());
            transform.set(now);
            repaint();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        if (w != markCanvas.getWidth() || h != markCanvas.getHeight()) {
            markCanvas.setWidth(w);
            markCanvas.setHeight(h);
            resized();
        }
        surface.resize(w, h, density());
        if (pixelsChanged) {
            pixelsChanged = false;
            surface.draw(
                    (pixels, width, height) -> painter.pixels(pixels, width, height, density()));
        }
        if (marksChanged) {
            marksChanged = false;
            painter.marks(markCanvas);
        }
    }

    private void resized() {
        pixelsChanged = true;
        marksChanged = true;
        if (leader != null && leader.getWidth() > 0) {
            follow(leader);
        } else if (fitting == Fitting.FREE) {
            set(transform());
        } else {
            fit(fitting, transform().turn());
        }
    }

    /** Screen pixels a view pixel. */
    private double density() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null ? 1 : Math.max(1, window.getOutputScaleX());
    }

    /** Tells a screen reader what is shown, and the selected mark, which is else only a colour. */
    private void describe() {
        setAccessibleText(
                ViewerWords.describe(
                        picture.get(), overlays.marks(), overlays.selectedMarkProperty().get()));
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private enum Fitting {
        WHOLE,
        FILLED,
        FREE
    }
}
