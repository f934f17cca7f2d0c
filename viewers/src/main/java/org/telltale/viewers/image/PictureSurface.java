package org.telltale.viewers.image;

import java.nio.IntBuffer;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/** The screen pixels of a viewer: memory as large as the view, drawn as it is. */
final class PictureSurface {
    private final ImageView node = new ImageView();
    private @Nullable PixelBuffer<IntBuffer> buffer;
    private int[] pixels = new int[0];
    private int width;
    private int height;

    PictureSurface() {
        node.setMouseTransparent(true);
        node.setSmooth(false);
        node.setManaged(false);
    }

    ImageView node() {
        return node;
    }

    /** Screen pixels across. */
    int width() {
        return width;
    }

    /** Screen pixels down. */
    int height() {
        return height;
    }

    /**
     * Takes the size of the view.
     *
     * @param density screen pixels a view pixel
     */
    void resize(double viewWidth, double viewHeight, double density) {
        int w = (int) Math.max(1, Math.ceil(viewWidth * density));
        int h = (int) Math.max(1, Math.ceil(viewHeight * density));
        if (buffer != null && w == width && h == height) {
            return;
        }
        width = w;
        height = h;
        pixels = new int[w * h];
        buffer =
                new PixelBuffer<>(
                        w, h, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        node.setImage(new WritableImage(buffer));
        node.setFitWidth(w / density);
        node.setFitHeight(h / density);
    }

    /** Draws anew. */
    void draw(Drawing drawing) {
        PixelBuffer<IntBuffer> target = buffer;
        if (target != null) {
            target.updateBuffer(b -> {
                drawing.draw(pixels, width, height);
                return new Rectangle2D(0, 0, width, height);
            });
        }
    }

    /** Fills screen pixels. */
    interface Drawing {
        /** Writes premultiplied ARGB, row by row, to all of the pixels. */
        void draw(int[] pixels, int width, int height);
    }
}
