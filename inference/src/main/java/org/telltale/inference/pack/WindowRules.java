package org.telltale.inference.pack;

import java.util.List;
import java.util.Locale;
import org.telltale.inference.reason.Reason;

/** Which windows of a picture a decoder can make an answer of. Stateless. */
final class WindowRules {
    private WindowRules() {}

    /** Refuses several windows without a way to one answer, and a map of something else. */
    static void check(List<PackInput> inputs, List<PackOutput> outputs, PostProcessing post) {
        List<PictureInput> pictures =
                inputs.stream()
                        .filter(PictureInput.class::isInstance)
                        .map(PictureInput.class::cast)
                        .toList();
        boolean several = pictures.stream().map(PictureInput::crop).anyMatch(CropRule::several);
        switch (post) {
            case PostProcessing.Score score ->
                    ManifestRules.holds(
                            several == (score.pooling() != null),
                            Reason.of("pack.pooling", "post.pooling"));
            case PostProcessing.PixelScores map -> map(pictures, outputs, map);
            case PostProcessing.WindowScores w -> one(several);
            case PostProcessing.Embedding e -> one(several);
            case PostProcessing.Points p -> one(several);
            case PostProcessing.YunetGrid y -> one(several);
        }
    }

    private static void one(boolean several) {
        ManifestRules.holds(!several, Reason.of("pack.one-window", "inputs.crop"));
    }

    private static void map(
            List<PictureInput> pictures, List<PackOutput> outputs, PostProcessing.PixelScores map) {
        ManifestRules.holds(
                pictures.stream().map(PictureInput::crop).allMatch(WindowRules::covers),
                Reason.of("pack.map-crop", "inputs.crop"));
        for (PictureInput picture : pictures) {
            ManifestRules.holds(
                    seesAll(picture),
                    Reason.of(
                            "pack.map-fit",
                            "inputs.fit",
                            picture.fit().name().toLowerCase(Locale.ROOT)));
        }
        ManifestRules.holds(
                outputs.stream()
                        .filter(output -> map.outputs().contains(output.name()))
                        .allMatch(output -> output.manipulated() != null),
                Reason.of("pack.map-direction", "outputs.manipulated"));
    }

    private static boolean covers(CropRule crop) {
        return crop instanceof CropRule.Whole || crop instanceof CropRule.Tiles;
    }

    /** Whether the fit cuts nothing off: a map has no score for pixels that were never seen. */
    private static boolean seesAll(PictureInput picture) {
        return switch (picture.fit()) {
            case KEEP, STRETCH, INSIDE -> true;
            case COVER -> false;
            // A tile is at most as large as the input, so that its middle is all of it.
            case CENTRE -> picture.crop() instanceof CropRule.Tiles;
        };
    }
}
