package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.runtime.TensorType;
import org.telltale.inference.worker.AlignRequest;

/**
 * A picture, or some frames of a video, as numbers. With {@code p} a pixel's value 0 to 255, the
 * model gets {@code (p × scale − mean) / std}, each channel with its own, computed in double
 * precision and rounded once. Steps in this order: crop, resample, pad, scale. Immutable.
 *
 * @param name the model's name for it
 * @param type what numbers it takes
 * @param layout order of the axes
 * @param shape extents in the order of the layout
 * @param colour order of the channels; one channel for grey
 * @param scale factor of a pixel's value
 * @param mean subtracted after scaling; one a channel, in the order of {@code colour}
 * @param std divided by at last; one a channel
 * @param crop which part of the picture
 * @param fit how the crop comes to the size that the model takes
 * @param resampling how pixels between pixels are made, where {@code fit} needs any
 * @param padding what stands where the picture does not reach
 * @param frames for a layout with a time axis, which frames; absent otherwise
 */
public record PictureInput(
        String name,
        TensorType type,
        Layout layout,
        List<Dimension> shape,
        Colour colour,
        double scale,
        List<Double> mean,
        List<Double> std,
        CropRule crop,
        Fit fit,
        Resampling resampling,
        Padding padding,
        @Nullable Frames frames)
        implements PackInput {
    public PictureInput {
        ManifestRules.tensorName("name", name);
        shape = Dimension.shape("shape", shape);
        ManifestRules.holds(
                shape.size() == layout.axes().length(),
                Reason.of("pack.layout", "shape", layout.axes()));
        Dimension channels = shape.get(layout.axes().indexOf('C'));
        ManifestRules.holds(
                channels.equals(Dimension.of(colour.channels())),
                Reason.of("pack.channels", "shape", colour.channels(), colour));
        ManifestRules.range("scale", scale, 1e-6, 1e3);
        mean = ManifestRules.size("mean", mean, colour.channels(), colour.channels());
        mean.forEach(m -> ManifestRules.range("mean", m, -1e6, 1e6));
        std = ManifestRules.size("std", std, colour.channels(), colour.channels());
        std.forEach(s -> ManifestRules.range("std", s, 1e-6, 1e6));
        ManifestRules.holds(
                (layout.axes().indexOf('T') >= 0) == (frames != null),
                Reason.of("pack.frames", "frames"));
        requireRule(crop, resampling, height(layout, shape), width(layout, shape));
    }

    /** What a crop rule asks of the rest. */
    private static void requireRule(
            CropRule crop, Resampling resampling, Dimension height, Dimension width) {
        switch (crop) {
            case CropRule.Align align -> {
                ManifestRules.holds(
                        height.fixed() && width.fixed(), Reason.of("pack.align-size", "shape"));
                ManifestRules.range("shape", height.highest(), 1, AlignRequest.MOST_SIDE);
                ManifestRules.range("shape", width.highest(), 1, AlignRequest.MOST_SIDE);
                ManifestRules.holds(
                        resampling != Resampling.NONE && resampling != Resampling.AREA,
                        Reason.of("pack.align-resampling", "resampling"));
            }
            case CropRule.Tiles tiles ->
                    ManifestRules.range(
                            "crop.overlap",
                            tiles.overlap(),
                            0,
                            Math.min(height.highest(), width.highest()) - 1);
            case CropRule.Whole w -> {}
            case CropRule.TenCrop t -> {}
            case CropRule.FaceBox f -> {}
        }
    }

    private static Dimension height(Layout layout, List<Dimension> shape) {
        return shape.get(layout.axes().indexOf('H'));
    }

    private static Dimension width(Layout layout, List<Dimension> shape) {
        return shape.get(layout.axes().indexOf('W'));
    }

    /** The extent of an axis. */
    public Dimension extent(char axis) {
        return shape.get(layout.axes().indexOf(axis));
    }

    /** Order of the axes: N pictures, C channels, H rows, W columns, T frames. */
    public enum Layout {
        @JsonProperty("NCHW")
        NCHW,
        @JsonProperty("NHWC")
        NHWC,
        @JsonProperty("NTCHW")
        NTCHW,
        @JsonProperty("NCTHW")
        NCTHW;

        /** The axes' letters, outermost first. */
        public String axes() {
            return name();
        }
    }

    /** Order of the channels. */
    public enum Colour {
        @JsonProperty("RGB")
        RGB,
        @JsonProperty("BGR")
        BGR,
        /** Luma of ITU-R BT.601, full range. */
        @JsonProperty("GREY")
        GREY;

        /** How many there are. */
        public int channels() {
            return this == GREY ? 1 : 3;
        }
    }

    /** How a crop comes to the size that the model takes. */
    public enum Fit {
        /** Not resampled; padded up to the next extent allowed. */
        KEEP,
        /** Resampled to the extents, its proportions given up. */
        STRETCH,
        /** Resampled until it just fits inside, the rest padded. */
        INSIDE,
        /** Resampled until it just covers, the overhang cut off evenly. */
        COVER,
        /** Not resampled; the middle cut out, padded where it is too small. */
        CENTRE
    }

    /** How pixels between pixels are made, on 8-bit pixels with half-pixel centres as OpenCV. */
    public enum Resampling {
        NONE,
        NEAREST,
        LINEAR,
        CUBIC,
        AREA
    }

    /**
     * What stands where the picture does not reach.
     *
     * @param place on which sides
     * @param value a pixel's value before scaling, 0 to 255
     */
    public record Padding(Place place, double value) {
        public Padding {
            ManifestRules.range("value", value, 0, 255);
        }

        /** On which sides. */
        public enum Place {
            /** Nowhere: the fit leaves no gap. */
            NONE,
            RIGHT_BOTTOM,
            /** Evenly around; an odd pixel goes right or to the bottom. */
            AROUND
        }
    }

    /**
     * Which frames of a video go in together.
     *
     * @param count how many, as the T axis allows
     * @param perSecond at what rate they are taken; absent: the video's own
     */
    public record Frames(int count, @Nullable Double perSecond) {
        public Frames {
            ManifestRules.range("count", count, 1, 4096);
            ManifestRules.optionalRange("per_second", perSecond, 0.01, 1000);
        }
    }
}
