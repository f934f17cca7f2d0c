package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.reason.Reason;

/** Which part of a picture a model looks at. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CropRule.Whole.class, name = "whole"),
    @JsonSubTypes.Type(value = CropRule.Tiles.class, name = "tiles"),
    @JsonSubTypes.Type(value = CropRule.TenCrop.class, name = "ten-crop"),
    @JsonSubTypes.Type(value = CropRule.FaceBox.class, name = "face-box"),
    @JsonSubTypes.Type(value = CropRule.Align.class, name = "align"),
})
public sealed interface CropRule {
    /** Whether it is laid around a face, of which there may be several in a picture. */
    default boolean ofFace() {
        return false;
    }

    /** Whether it gives more than one window of a picture, so that answers have to be pooled. */
    default boolean several() {
        return false;
    }

    /** All of it. */
    record Whole() implements CropRule {}

    /**
     * Windows at the picture's own resolution, as large as the model's input (its highest extents
     * where they are open), laid in rows from the top left so that together they cover the picture;
     * the last of a row and the last row are shifted inside. A side of the picture that is shorter
     * than a window is taken whole, and the fit says how it comes to size.
     *
     * @param overlap of neighbouring windows at least, source pixels; smaller than a window
     */
    record Tiles(int overlap) implements CropRule {
        public Tiles {
            ManifestRules.range("overlap", overlap, 0, 4096);
        }

        @Override
        public boolean several() {
            return true;
        }
    }

    /**
     * Ten squares: at the four corners and in the middle, then the same mirrored left to right
     * (Krizhevsky, Sutskever and Hinton 2012).
     *
     * @param share of the picture's shorter side that a square's side takes, e.g. 224/256
     */
    record TenCrop(double share) implements CropRule {
        public TenCrop {
            ManifestRules.range("share", share, 0.05, 1);
        }

        @Override
        public boolean several() {
            return true;
        }
    }

    /**
     * Around a face's box.
     *
     * @param method how the window is laid
     * @param factor its sides relative to the box's
     */
    record FaceBox(Method method, double factor) implements CropRule {
        public FaceBox {
            ManifestRules.range("factor", factor, 0.1, 20);
        }

        @Override
        public boolean ofFace() {
            return true;
        }

        /** How the window is laid around the box. */
        public enum Method {
            /**
             * A square around the box's centre, its side the box's longer one times the factor;
             * what lies outside the picture is padded.
             */
            SQUARE,
            /**
             * The box's own proportions times the factor, the factor reduced until the window fits
             * into the picture, the window then shifted inside: the rule of
             * Silent-Face-Anti-Spoofing (see {@code generate_patches.py} there), last row and
             * column included.
             */
            SHIFTED_INSIDE
        }
    }

    /**
     * Turned, scaled and shifted so that five points of the face lie where the template says: the
     * similarity of least squares (Umeyama 1991), without mirroring. Points and template count from
     * the middle of the pixel at the top left, and the picture is not smoothed when it is reduced,
     * as OpenCV's warpAffine and the models aligned with it have it. A constant border takes the
     * padding's value.
     *
     * @param template x and y in pixels of the model's input: the person's right eye, left eye,
     *     nose tip, right and left corner of the mouth
     * @param border what stands where the picture does not reach; absent: constant
     */
    record Align(List<Double> template, @Nullable Border border) implements CropRule {
        public Align {
            template = ManifestRules.size("template", template, 10, 10);
            template.forEach(t -> ManifestRules.range("template", t, -4096, 4096));
            ManifestRules.holds(distinct(template) >= 2, Reason.of("pack.template", "template"));
        }

        @Override
        public boolean ofFace() {
            return true;
        }

        private static long distinct(List<Double> template) {
            return IntStream.range(0, template.size() / 2)
                    .mapToObj(i -> List.of(template.get(2 * i), template.get(2 * i + 1)))
                    .distinct()
                    .count();
        }

        /** What stands where the picture does not reach. */
        public enum Border {
            /** The padding's value. */
            CONSTANT,
            /** The nearest pixel of the edge. */
            REPLICATE,
            /** The picture mirrored at its outermost pixels. */
            REFLECT
        }
    }
}
