package org.telltale.app.window.viewer;

import javafx.geometry.Point2D;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.StoredPixels;
import org.telltale.viewers.measure.Hsv;
import org.telltale.viewers.measure.RegionStatistics;
import org.telltale.viewers.measure.Segment;
import org.telltale.viewers.measure.YCbCr;

/** Says what a pixel, a line or a region is, in numbers. */
final class PixelWords {
    private final Texts texts;

    PixelWords(Texts texts) {
        this.texts = texts;
    }

    /** The place and the stored values under the cursor, on one line. */
    String line(@Nullable Picture picture, @Nullable Point2D at) {
        if (at == null) {
            return "";
        }
        int[] values = values(picture, at);
        String place =
                texts.format(
                        "viewer.pointer",
                        String.valueOf((int) at.getX()),
                        String.valueOf((int) at.getY()));
        return values == null ? place : place + "   " + plain(values);
    }

    /** The stored values of a pixel; null outside, or where they are not kept. */
    static int @Nullable [] values(@Nullable Picture picture, @Nullable Point2D at) {
        StoredPixels stored = picture == null ? null : picture.stored();
        if (stored == null || at == null) {
            return null;
        }
        int x = (int) Math.floor(at.getX());
        int y = (int) Math.floor(at.getY());
        boolean inside = x >= 0 && y >= 0 && x < stored.width() && y < stored.height();
        return inside ? stored.at(x, y) : null;
    }

    static String plain(int[] values) {
        StringBuilder words = new StringBuilder();
        for (int value : values) {
            words.append(words.isEmpty() ? "" : " ").append(value);
        }
        return words.toString();
    }

    /** Red, green, blue and alpha, or grey. */
    String rgb(StoredPixels stored, int[] values) {
        String colour =
                stored.colours() == 1
                        ? texts.format("viewer.value.grey", String.valueOf(values[0]))
                        : texts.format(
                                "viewer.value.rgb",
                                String.valueOf(values[0]),
                                String.valueOf(values[1]),
                                String.valueOf(values[2]));
        return stored.alpha()
                ? colour
                        + "  "
                        + texts.format(
                                "viewer.value.alpha", String.valueOf(values[stored.colours()]))
                : colour;
    }

    String yCbCr(StoredPixels stored, int[] v) {
        int last = stored.colours() - 1;
        YCbCr colour = YCbCr.of(v[0], v[last / 2], v[last], stored.largest());
        return texts.format("viewer.value.ycbcr", colour.y(), colour.cb(), colour.cr());
    }

    String hsv(StoredPixels stored, int[] v) {
        int last = stored.colours() - 1;
        Hsv colour = Hsv.of(v[0], v[last / 2], v[last], stored.largest());
        return texts.format(
                "viewer.value.hsv", colour.hue(), 100 * colour.saturation(), 100 * colour.value());
    }

    /** Length and angle. */
    String ruler(Segment line) {
        return texts.format(
                "viewer.measure.line",
                line.length(),
                line.angle(),
                Math.abs(line.dx()),
                Math.abs(line.dy()));
    }

    /** Where a region lies and how many pixels it has. */
    String region(RegionStatistics region) {
        return texts.format(
                "viewer.measure.region",
                String.valueOf(region.box().x1()),
                String.valueOf(region.box().y1()),
                String.valueOf(region.box().width()),
                String.valueOf(region.box().height()),
                region.pixels());
    }

    /** One channel of a region. */
    String channel(RegionStatistics region, int channel) {
        RegionStatistics.Channel values = region.channels().get(channel);
        String name =
                region.channels().size() == 1
                        ? texts.get("viewer.channel.grey")
                        : texts.get("viewer.channel." + channel);
        return texts.format(
                "viewer.measure.channel",
                name,
                values.mean(),
                values.deviation(),
                String.valueOf(values.least()),
                String.valueOf(values.most()));
    }
}
