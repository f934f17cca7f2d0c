package org.telltale.viewers.image;

import java.text.MessageFormat;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.media.Box;

/**
 * Shows a picture with marks and a measurement map over it. The wheel zooms at the cursor, dragging
 * pans, a click selects the mark under it; arrow keys pan while it has the focus.
 *
 * <p>Coordinates of marks and of {@link #pointerProperty()} are source pixels, origin top-left. A
 * repaint draws only the tiles in view and copies no picture. For the JavaFX thread only.
 */
public final class ImageViewer extends Region {
    private static final ResourceBundle TEXTS =
            ResourceBundle.getBundle("org.telltale.viewers.image.viewer");
    private static final double STEP = 1.25;

    private final Canvas pictureCanvas = new Canvas();
    private final Canvas markCanvas = new Canvas();
    private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable HeatMap> heatMap = new SimpleObjectProperty<>();
    private final DoubleProperty heatMapOpacity = new SimpleDoubleProperty(0.6);
    private final BooleanProperty boxesVisible = new SimpleBooleanProperty(true);
    private final BooleanProperty regionsVisible = new SimpleBooleanProperty();
    private final BooleanProperty heatMapVisible = new SimpleBooleanProperty();
    private final ObservableList<Mark> marks = FXCollections.observableArrayList();
    private final ObservableSet<String> lit = FXCollections.observableSet();
    private final ObjectProperty<@Nullable String> selectedMark = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable Point2D> pointer = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyObjectWrapper<ViewTransform> transform =
            new ReadOnlyObjectWrapper<>(new ViewTransform(1, 0, 0));
    private @Nullable ImageViewer leader;
    private boolean fitted = true;

    /** An empty viewer. */
    public ImageViewer() {
        getStyleClass().add("image-viewer");
        getChildren().addAll(pictureCanvas, markCanvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        describe();
        picture.addListener((p, old, now) -> {
            pointer.set(null);
            fit();
            describe();
        });
        InvalidationListener repaint = o -> paintPicture();
        List.of(heatMap, heatMapOpacity, heatMapVisible).forEach(p -> p.addListener(repaint));
        InvalidationListener redraw = o -> paintMarks();
        List.of(marks, lit, boxesVisible, regionsVisible).forEach(p -> p.addListener(redraw));
        InvalidationListener describe = o -> describe();
        List.of(marks, selectedMark).forEach(p -> p.addListener(describe));
        new ViewerGestures(this).install();
    }

    /** What is shown; null for nothing. A new picture is shown whole. */
    public ObjectProperty<@Nullable Picture> pictureProperty() {
        return picture;
    }

    /** The map drawn over the picture; null for none. */
    public ObjectProperty<@Nullable HeatMap> heatMapProperty() {
        return heatMap;
    }

    /** Opacity of the map, 0 to 1. */
    public DoubleProperty heatMapOpacityProperty() {
        return heatMapOpacity;
    }

    /** Whether the map shows. */
    public BooleanProperty heatMapVisibleProperty() {
        return heatMapVisible;
    }

    /** Whether findings and faces show. */
    public BooleanProperty boxesVisibleProperty() {
        return boxesVisible;
    }

    /** Whether facial regions show. */
    public BooleanProperty regionsVisibleProperty() {
        return regionsVisible;
    }

    /** Everything that may be drawn. */
    public ObservableList<Mark> marks() {
        return marks;
    }

    /** Ids of marks that are emphasised, and shown whatever the switches say. */
    public ObservableSet<String> lit() {
        return lit;
    }

    /** Id of the mark that the reader selected; null for none. */
    public ObjectProperty<@Nullable String> selectedMarkProperty() {
        return selectedMark;
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
    void follow(ImageViewer other) {
        fitted = other.fitted;
        set(other.transform());
    }

    /** Whenever this one changes size, it takes the place of that one. */
    void takePlaceOf(ImageViewer other) {
        leader = other;
    }

    /** Shows the whole picture and keeps doing so while the view changes size. */
    public void fit() {
        fitted = true;
        Picture shown = picture.get();
        if (shown != null && getWidth() > 0 && getHeight() > 0) {
            set(ViewTransform.fit(shown.width(), shown.height(), getWidth(), getHeight()));
        } else {
            paintAll();
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

    /** Selects the next or the previous of the marks that show; the keyboard's way to a box. */
    public void selectNext(int direction) {
        List<Mark> drawn = filter().drawn(marks);
        if (drawn.isEmpty()) {
            return;
        }
        List<String> ids = drawn.stream().map(Mark::id).toList();
        int at = ids.indexOf(selectedMark.get());
        int next = at < 0 ? (direction > 0 ? 0 : ids.size() - 1) : at + direction;
        selectedMark.set(ids.get(Math.floorMod(next, ids.size())));
    }

    void zoomTo(double newScale, double viewX, double viewY) {
        Picture shown = picture.get();
        if (shown == null) {
            return;
        }
        double least =
                ViewTransform.fit(shown.width(), shown.height(), getWidth(), getHeight()).scale();
        fitted = newScale <= least;
        double allowed = Math.clamp(newScale, Math.min(least, 1), ViewTransform.MAX_SCALE);
        set(transform().scaledAt(allowed, viewX, viewY));
    }

    void panBy(double dx, double dy) {
        set(transform().panned(dx, dy));
    }

    void pointAt(double viewX, double viewY) {
        Picture shown = picture.get();
        double x = transform().toSourceX(viewX);
        double y = transform().toSourceY(viewY);
        boolean inside =
                shown != null && x >= 0 && y >= 0 && x < shown.width() && y < shown.height();
        pointer.set(inside ? new Point2D(x, y) : null);
    }

    void pointNowhere() {
        pointer.set(null);
    }

    /** Selects the mark under a view point, or none. */
    void selectAt(double viewX, double viewY) {
        double x = transform().toSourceX(viewX);
        double y = transform().toSourceY(viewY);
        selectedMark.set(filter().hit(marks, x, y).map(Mark::id).orElse(null));
    }

    private MarkFilter filter() {
        return new MarkFilter(boxesVisible.get(), regionsVisible.get(), Set.copyOf(lit));
    }

    private void set(ViewTransform wanted) {
        Picture shown = picture.get();
        if (shown != null) {
            ViewTransform now =
                    wanted.confined(shown.width(), shown.height(), getWidth(), getHeight());
            scale.set(now.scale());
            transform.set(now);
            paintAll();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        if (w == markCanvas.getWidth() && h == markCanvas.getHeight()) {
            return;
        }
        for (Canvas canvas : List.of(pictureCanvas, markCanvas)) {
            canvas.setWidth(w);
            canvas.setHeight(h);
        }
        if (leader != null && leader.getWidth() > 0) {
            follow(leader);
        } else if (fitted) {
            fit();
        } else {
            set(transform());
        }
    }

    private void paintAll() {
        paintPicture();
        paintMarks();
    }

    private void paintPicture() {
        GraphicsContext g = cleared(pictureCanvas);
        Picture shown = picture.get();
        if (shown != null) {
            new PicturePainter(g, transform(), getWidth(), getHeight())
                    .paint(
                            shown,
                            heatMapVisible.get() ? heatMap.get() : null,
                            heatMapOpacity.get());
        }
    }

    private void paintMarks() {
        GraphicsContext g = cleared(markCanvas);
        if (picture.get() != null) {
            new MarkPainter(g, transform(), getWidth(), getHeight())
                    .paint(filter().drawn(marks), lit);
        }
    }

    private static GraphicsContext cleared(Canvas canvas) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        return g;
    }

    /** Tells a screen reader what is shown, and the selected mark, which is else only a colour. */
    private void describe() {
        Picture shown = picture.get();
        if (shown == null) {
            setAccessibleText(TEXTS.getString("viewer.empty"));
        } else {
            String whole =
                    text(
                            "viewer.picture",
                            String.valueOf(shown.width()),
                            String.valueOf(shown.height()),
                            marks.size());
            String id = selectedMark.get();
            setAccessibleText(
                    marks.stream()
                            .filter(mark -> mark.id().equals(id))
                            .findFirst()
                            .map(mark -> whole + ". " + describe(mark))
                            .orElse(whole));
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private static String describe(Mark mark) {
        Box box = mark.box();
        return text(
                "viewer.selected",
                mark.label().isEmpty() ? text("viewer.kind." + mark.kind()) : mark.label(),
                String.valueOf(box.x1()),
                String.valueOf(box.y1()),
                String.valueOf(box.x2()),
                String.valueOf(box.y2()));
    }

    private static String text(String key, Object... arguments) {
        return MessageFormat.format(TEXTS.getString(key), arguments);
    }
}
