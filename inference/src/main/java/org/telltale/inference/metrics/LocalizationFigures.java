package org.telltale.inference.metrics;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.telltale.inference.metrics.PictureScore.Answer;

/**
 * What one detector reached on a set of pictures. Immutable.
 *
 * <p>Conventions: every picture counts in the AUC with its raw score, also an abstention; one
 * without a score counts as the lowest of all, and at most 0. F1 and MCC are those of the union of
 * all regions in one picture, averaged over the altered pictures with a mask; no region is F1 0 and
 * MCC 0. The oracle F1 is averaged over those of them with a heat map.
 *
 * @param real pictures that were not altered
 * @param fake pictures that were
 * @param answers how often the detector answered how
 * @param auc of the raw scores
 * @param aucInterval its bootstrap interval
 * @param hits altered pictures with a mask that were localized, see {@link RegionMatch#hit}
 * @param f1 mean pixel F1
 * @param mcc mean pixel MCC
 * @param oracleF1 mean of the F1 at each picture's best threshold: an upper bound
 * @param oracleN pictures that it rests on
 * @param realWithRegion real pictures in which a region was shown
 */
public record LocalizationFigures(
        long real,
        long fake,
        Map<Answer, Long> answers,
        OptionalDouble auc,
        Optional<Interval> aucInterval,
        Share hits,
        OptionalDouble f1,
        OptionalDouble mcc,
        OptionalDouble oracleF1,
        long oracleN,
        Share realWithRegion) {
    public LocalizationFigures {
        answers = Map.copyOf(answers);
    }

    /** Sums up. */
    public static LocalizationFigures of(List<PictureScore> pictures) {
        double[] fakes = scores(pictures, PictureScore::fake);
        double[] reals = scores(pictures, picture -> !picture.fake());
        List<RegionMatch> matches =
                pictures.stream().map(PictureScore::match).filter(Objects::nonNull).toList();
        List<Double> oracle =
                pictures.stream().map(PictureScore::oracleF1).filter(Objects::nonNull).toList();
        return new LocalizationFigures(
                reals.length,
                fakes.length,
                pictures.stream()
                        .collect(
                                Collectors.groupingBy(PictureScore::answer, Collectors.counting())),
                auc(fakes, reals),
                AucBootstrap.interval(fakes, reals),
                new Share(matches.stream().filter(RegionMatch::hit).count(), matches.size()),
                mean(matches, match -> match.union().f1()),
                mean(matches, match -> match.union().mcc()),
                mean(oracle, Function.identity()),
                oracle.size(),
                new Share(
                        pictures.stream().filter(p -> !p.fake() && p.regions() > 0).count(),
                        reals.length));
    }

    /** Pictures that the detector answered in a way. */
    public long answered(Answer answer) {
        return answers.getOrDefault(answer, 0L);
    }

    /** AUC of two sets of scores; not available where one is empty. */
    public static OptionalDouble auc(double[] fakes, double[] reals) {
        boolean[] positive = new boolean[fakes.length + reals.length];
        double[] all = new double[positive.length];
        for (int i = 0; i < all.length; i++) {
            positive[i] = i < fakes.length;
            all[i] = positive[i] ? fakes[i] : reals[i - fakes.length];
        }
        return new ScoredLabels(positive, all).auc();
    }

    private static double[] scores(List<PictureScore> pictures, Predicate<PictureScore> wanted) {
        double lowest =
                pictures.stream()
                        .map(PictureScore::score)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .reduce(0, Math::min);
        return pictures.stream()
                .filter(wanted)
                .map(PictureScore::score)
                .mapToDouble(score -> score == null ? lowest : score)
                .toArray();
    }

    private static <T> OptionalDouble mean(List<T> items, Function<T, Double> figure) {
        return items.stream().mapToDouble(figure::apply).average();
    }
}
