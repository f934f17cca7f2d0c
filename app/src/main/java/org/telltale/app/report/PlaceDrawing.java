package org.telltale.app.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.telltale.app.document.ReducedPicture;
import org.telltale.db.report.NumberedPlace;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.worker.Pixels;

/**
 * Draws one picture, its places and what was measured there. Pixels are repeated where a part is
 * enlarged, never interpolated. Used by one thread, while the pixels are open.
 */
final class PlaceDrawing {
    private static final int OVERVIEW = 1200;
    private static final int PART = 640;
    private static final int LEAST_PART = 160;
    private static final Color GROUND = new Color(0xE5E7EA);
    // Okabe and Ito's palette, told apart by colour-blind readers too.
    private static final Color PLACE = new Color(0xE69F00);
    private static final Color FACE = new Color(0x56B4E9);

    private final Analysis analysis;
    private final @Nullable Pixels pixels;
    private final List<NumberedPlace> places;
    private final Box whole;

    /**
     * A drawing.
     *
     * @param pixels upright, for a screen; null where the picture is gone
     */
    PlaceDrawing(Analysis analysis, @Nullable Pixels pixels, List<NumberedPlace> places) {
        this.analysis = analysis;
        this.pixels = pixels;
        this.places = places;
        Media.PictureSize size = Objects.requireNonNull(analysis.media().picture());
        this.whole = new Box(0, 0, size.width(), size.height());
    }

    /** The picture with every place and face. */
    BufferedImage overview() {
        BufferedImage image = ground(whole, OVERVIEW);
        marks(image, whole, true);
        return image;
    }

    /** A place with what surrounds it. */
    BufferedImage near(NumberedPlace place) {
        Box part = part(place.box());
        BufferedImage image = ground(part, PART);
        marks(image, part, false);
        return image;
    }

    /** What was measured at a place, in the same frame as {@link #near(NumberedPlace)}. */
    BufferedImage near(NumberedPlace place, MeasuredMap map) {
        Box part = part(place.box());
        return coloured(part, map);
    }

    /** A map of the whole picture, or of frequencies as it is. */
    BufferedImage map(MeasuredMap map) {
        if (!map.map().showsFrequencies()) {
            return coloured(whole, map);
        }
        int zoom = Math.max(1, PART / Math.max(map.width(), map.height()));
        BufferedImage image = rgb(map.width() * zoom, map.height() * zoom);
        fill(image, (x, y) -> map.level(x / zoom, y / zoom));
        return image;
    }

    private BufferedImage coloured(Box part, MeasuredMap map) {
        int[] size = size(part, PART);
        BufferedImage image = rgb(size[0], size[1]);
        double scaleX = (double) part.width() / size[0];
        double scaleY = (double) part.height() / size[1];
        fill(
                image,
                (x, y) -> map.at(part.x1() + (x + 0.5) * scaleX, part.y1() + (y + 0.5) * scaleY));
        marks(image, part, false);
        return image;
    }

    private static void fill(BufferedImage image, ToIntBiFunction<Integer, Integer> level) {
        MapColours colours = new MapColours();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int grey = level.applyAsInt(x, y);
                image.setRGB(x, y, grey < 0 ? GROUND.getRGB() : colours.rgb(grey));
            }
        }
    }

    private BufferedImage ground(Box part, int longest) {
        int[] size = size(part, longest);
        BufferedImage image = rgb(size[0], size[1]);
        Graphics2D graphics = image.createGraphics();
        if (pixels == null) {
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, size[0], size[1]);
        } else {
            int step = ReducedPicture.step(part.width(), part.height(), longest);
            graphics.drawImage(ReducedPicture.of(pixels, part, step), 0, 0, size[0], size[1], null);
        }
        graphics.dispose();
        return image;
    }

    /** Reduced by a whole number, or enlarged by one where that still fits. */
    private static int[] size(Box part, int longest) {
        int step = ReducedPicture.step(part.width(), part.height(), longest);
        int zoom = step > 1 ? 1 : longest / Math.max(part.width(), part.height());
        zoom = Math.clamp(zoom, 1, 4);
        return new int[] {
            Math.max(1, part.width() / step * zoom), Math.max(1, part.height() / step * zoom)
        };
    }

    /** The box with three fifths of its size around it. */
    private Box part(Box box) {
        int x = Math.max(box.width() * 3 / 5, (LEAST_PART - box.width()) / 2);
        int y = Math.max(box.height() * 3 / 5, (LEAST_PART - box.height()) / 2);
        return new Box(
                Math.max(0, box.x1() - x),
                Math.max(0, box.y1() - y),
                Math.min(whole.x2(), box.x2() + x),
                Math.min(whole.y2(), box.y2() + y));
    }

    private void marks(BufferedImage image, Box part, boolean faces) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        double scaleX = (double) image.getWidth() / part.width();
        double scaleY = (double) image.getHeight() / part.height();
        graphics.translate(-part.x1() * scaleX, -part.y1() * scaleY);
        float thick = Math.max(1.5f, Math.max(image.getWidth(), image.getHeight()) / 400f);
        if (faces) {
            for (Face face : analysis.faces()) {
                outline(graphics, face.box(), scaleX, scaleY, FACE, new BasicStroke(thick));
            }
        }
        for (NumberedPlace place : places.reversed()) {
            if (place.box().intersection(part) > 0) {
                outline(graphics, place.box(), scaleX, scaleY, PLACE, stroke(place, thick));
            }
        }
        for (NumberedPlace place : places.reversed()) {
            if (place.box().intersection(part) > 0) {
                int size = Math.max(22, Math.max(image.getWidth(), image.getHeight()) / 34);
                int x = (int) Math.round(Math.max(place.box().x1(), part.x1()) * scaleX);
                int y = (int) Math.round(Math.max(place.box().y1(), part.y1()) * scaleY);
                Badge.draw(graphics, place.number(), x, y, size, PLACE);
            }
        }
        graphics.dispose();
    }

    /** Dashed where no calibration gives it strength. */
    private static BasicStroke stroke(NumberedPlace place, float thick) {
        return place.findings().getFirst().llr() != null
                ? new BasicStroke(thick)
                : new BasicStroke(
                        thick,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_MITER,
                        10,
                        new float[] {4 * thick, 3 * thick},
                        0);
    }

    private static void outline(
            Graphics2D graphics,
            Box box,
            double scaleX,
            double scaleY,
            Color colour,
            BasicStroke stroke) {
        int x = (int) Math.round(box.x1() * scaleX);
        int y = (int) Math.round(box.y1() * scaleY);
        int width = (int) Math.round(box.width() * scaleX);
        int height = (int) Math.round(box.height() * scaleY);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(stroke.getLineWidth() * 2));
        graphics.drawRect(x, y, width, height);
        graphics.setColor(colour);
        graphics.setStroke(stroke);
        graphics.drawRect(x, y, width, height);
    }

    private static BufferedImage rgb(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }
}
