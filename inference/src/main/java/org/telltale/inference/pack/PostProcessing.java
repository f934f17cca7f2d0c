package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a model's numbers become an answer: a decoder that the program has, by name, with its
 * parameters. A model that needs another one needs a newer program, and is refused by this one.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "decoder")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PostProcessing.Score.class, name = "score"),
    @JsonSubTypes.Type(value = PostProcessing.WindowScores.class, name = "window-scores"),
    @JsonSubTypes.Type(value = PostProcessing.PixelScores.class, name = "pixel-scores"),
    @JsonSubTypes.Type(value = PostProcessing.Embedding.class, name = "embedding"),
    @JsonSubTypes.Type(value = PostProcessing.Points.class, name = "points"),
    @JsonSubTypes.Type(value = PostProcessing.YunetGrid.class, name = "yunet-grid"),
})
public sealed interface PostProcessing {
    /** The outputs that the decoder reads. */
    List<String> outputs();

    /**
     * One score for the picture, face or clip: the output's entry at its index.
     *
     * @param output its name
     * @param pooling how the scores of several windows of a picture become one; present exactly
     *     where the crop rule gives several
     */
    record Score(String output, @Nullable Pooling pooling) implements PostProcessing {
        /** A score of something that is looked at once. */
        public Score(String output) {
            this(output, null);
        }

        @Override
        public List<String> outputs() {
            return List.of(output);
        }
    }

    /**
     * One score for each window of sound, or each frame inside one.
     *
     * @param output its name
     * @param frameHop samples from frame to frame, where the output has a score for each of several
     *     frames of a window; absent where it has one a window
     */
    record WindowScores(String output, @Nullable Integer frameHop) implements PostProcessing {
        public WindowScores {
            ManifestRules.optionalRange("frame_hop", frameHop, 1, 1 << 24);
        }

        @Override
        public List<String> outputs() {
            return List.of(output);
        }
    }

    /**
     * A map over the picture, laid over it as the input was cut from it: rows and columns are the
     * output's last two extents, the one before them is the channel, of which the output's index
     * chooses one; the activation {@code softmax} goes along the channels. Where windows overlap, a
     * place has the mean of what they say of it, each weighted by how far it lies from its window's
     * edge.
     *
     * @param output its name
     * @param channelsLast whether the channels stand last instead
     * @param threshold the model's own number, after its activation, from which on a pixel is taken
     *     for manipulated (at or below it where low numbers speak for manipulation); absent: the
     *     map is shown and no region is drawn from it
     * @param leastRegion share of the picture's area that a region has at least, 0 to 1; absent: 0
     * @param score output with the picture's own score; absent: the map is pooled
     * @param pooling how the map, or the scores of several windows, become one number; absent: the
     *     highest
     */
    record PixelScores(
            String output,
            boolean channelsLast,
            @Nullable Double threshold,
            @Nullable Double leastRegion,
            @Nullable String score,
            @Nullable Pooling pooling)
            implements PostProcessing {
        public PixelScores {
            ManifestRules.optionalRange("threshold", threshold, -1e6, 1e6);
            ManifestRules.optionalRange("least_region", leastRegion, 0, 1);
        }

        /** How several numbers become one, as stated or by default. */
        public Pooling pooled() {
            return pooling == null ? Pooling.MAX : pooling;
        }

        @Override
        public List<String> outputs() {
            return score == null ? List.of(output) : List.of(output, score);
        }
    }

    /** How several numbers, higher meaning more manipulated, become one. */
    enum Pooling {
        MEAN,
        /** The highest. */
        MAX,
        /** The mean of the highest hundredth, at least one. */
        TOP_PERCENT
    }

    /**
     * A vector, divided by its length before two are compared by their scalar product.
     *
     * @param output its name
     */
    record Embedding(String output) implements PostProcessing {
        @Override
        public List<String> outputs() {
            return List.of(output);
        }
    }

    /**
     * Points of a face, x and y in the model's input, then further values, point after point.
     *
     * @param output name of the coordinates
     * @param count how many points
     * @param stride values of each point, x and y first
     * @param confidence output that says whether there is a face at all; absent where none does
     * @param leastConfidence below which there is none, after that output's activation
     * @param unit of the coordinates; absent: pixels of the model's input
     */
    record Points(
            String output,
            int count,
            int stride,
            @Nullable String confidence,
            @Nullable Double leastConfidence,
            @Nullable Unit unit)
            implements PostProcessing {
        /** What coordinates count. */
        public enum Unit {
            /** Pixels of the model's input. */
            PIXELS,
            /** Its sides, 0 to 1. */
            SIDES
        }

        public Points {
            ManifestRules.range("count", count, 1, 10_000);
            ManifestRules.range("stride", stride, 2, 16);
            ManifestRules.optionalRange("least_confidence", leastConfidence, 0, 1);
        }

        @Override
        public List<String> outputs() {
            return confidence == null ? List.of(output) : List.of(output, confidence);
        }
    }

    /**
     * The face detector YuNet (Wu, Peng and Yu 2023): for each stride {@code s} the outputs {@code
     * cls_s}, {@code obj_s}, {@code bbox_s} and {@code kps_s} over a grid of cells of {@code s}
     * pixels; the score is √(cls·obj), centre and points are offsets from the cell in units of
     * {@code s}, sizes are exponents; then greedy suppression of overlaps.
     *
     * @param strides in pixels of the input
     * @param leastScore kept from this on
     * @param mostOverlap intersection over union above which the weaker box goes
     */
    record YunetGrid(List<Integer> strides, double leastScore, double mostOverlap)
            implements PostProcessing {
        public YunetGrid {
            strides = ManifestRules.distinct("strides", strides, 1, 6);
            strides.forEach(s -> ManifestRules.range("strides", s, 1, 256));
            ManifestRules.range("least_score", leastScore, 0, 1);
            ManifestRules.range("most_overlap", mostOverlap, 0, 1);
        }

        @Override
        public List<String> outputs() {
            return strides.stream()
                    .flatMap(s -> Stream.of("cls_" + s, "obj_" + s, "bbox_" + s, "kps_" + s))
                    .toList();
        }
    }
}
