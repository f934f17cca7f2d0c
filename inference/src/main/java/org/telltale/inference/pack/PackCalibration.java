package org.telltale.inference.pack;

import java.util.List;

/**
 * How a pack's raw score becomes a log10 likelihood ratio; the same meaning as {@link
 * org.telltale.inference.verdict.Calibration}. The raw score is the output's entry at its index
 * after its activation, negated where low scores speak for manipulation. Immutable.
 *
 * @param slope LLR a unit of raw score
 * @param intercept LLR at raw score 0
 * @param lowest LLR that the set supports, at most 0
 * @param highest LLR that the set supports, at least 0
 * @param real real media in the set
 * @param fake manipulated media in the set
 * @param groups independent sources (cameras, speakers, people); the bounds count these
 * @param conditions inside which it holds
 * @param sources names and licences of the collections
 * @param recipe how it was fitted: a file in the project or a command with its version
 */
public record PackCalibration(
        double slope,
        double intercept,
        double lowest,
        double highest,
        int real,
        int fake,
        int groups,
        PackConditions conditions,
        List<String> sources,
        String recipe) {
    private static final double LARGEST = 1e6;
    private static final int MOST_MEDIA = 1_000_000_000;

    public PackCalibration {
        ManifestRules.range("slope", slope, 0, LARGEST);
        ManifestRules.range("intercept", intercept, -LARGEST, LARGEST);
        ManifestRules.range("lowest", lowest, -10, 0);
        ManifestRules.range("highest", highest, 0, 10);
        ManifestRules.range("real", real, 1, MOST_MEDIA);
        ManifestRules.range("fake", fake, 1, MOST_MEDIA);
        ManifestRules.range("groups", groups, 1, MOST_MEDIA);
        sources = ManifestRules.size("sources", sources, 1, 64);
        sources.forEach(s -> ManifestRules.text("sources", s, 1000));
        ManifestRules.text("recipe", recipe, 1000);
    }
}
