package org.telltale.app.window.viewer;

import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.app.window.desk.PictureSource;
import org.telltale.app.window.desk.PictureState;
import org.telltale.app.window.desk.Pictures;
import org.telltale.app.window.desk.Rendering;
import org.telltale.viewers.image.ImageViewer;

/**
 * The picture in the viewer as its window of values and its alpha switch want it; rendered anew off
 * the JavaFX thread when they change. For that thread only.
 */
final class RenderedPicture {
    private final ImageViewer viewer;
    private final Pictures pictures;
    private Rendering rendering = Rendering.FULL;
    private PictureState.@Nullable Shown shown;

    RenderedPicture(ImageViewer viewer, Pictures pictures) {
        this.viewer = viewer;
        this.pictures = pictures;
    }

    /** Another picture, or none; the whole of its range is shown. */
    void show(PictureState.@Nullable Shown now) {
        pictures.forgetRendering();
        shown = now;
        rendering = rendering.withWindow(0, 1);
        viewer.pictureProperty().set(now == null ? null : now.picture());
        if (hasAlpha() && !rendering.alpha()) {
            render();
        }
    }

    boolean hasAlpha() {
        PictureSource source = source();
        return source != null && source.stored().alpha();
    }

    /** Whether the values are those of filters, not of the file. */
    boolean filtered() {
        return shown != null && shown.filtered();
    }

    /** Says what is shown otherwise than it is stored; empty for nothing. */
    String note(Texts texts, boolean alpha) {
        if (shown == null) {
            return "";
        }
        if (shown.filtered()) {
            return texts.get("viewer.filtered");
        }
        PictureSource source = source();
        if (shown.picture().reduction() > 1) {
            return texts.format("viewer.reduced", shown.picture().reduction());
        }
        if (hasAlpha()) {
            return texts.get(alpha ? "viewer.alpha-shown" : "viewer.alpha-hidden");
        }
        if (shown.bits() > 8) {
            boolean deep = source != null && source.stored().bits() > 8;
            return texts.format(deep ? "viewer.deep" : "viewer.deep-cut", shown.bits());
        }
        return "";
    }

    /** Shows transparency or what lies under it. */
    void alpha(boolean visible) {
        rendering = rendering.withAlpha(visible);
        if (hasAlpha()) {
            render();
        }
    }

    /** Shows a window of the range of values, as shares of it. */
    void window(double low, double high) {
        Rendering wanted = rendering.withWindow(low, high);
        if (!wanted.equals(rendering)) {
            rendering = wanted;
            render();
        }
    }

    private @Nullable PictureSource source() {
        return shown == null ? null : shown.source();
    }

    private void render() {
        PictureSource source = source();
        if (source != null && shown != null) {
            if (rendering.equals(Rendering.FULL)) {
                pictures.forgetRendering();
                viewer.pictureProperty().set(shown.picture());
            } else {
                pictures.render(source, rendering, viewer.pictureProperty()::set);
            }
        }
    }
}
