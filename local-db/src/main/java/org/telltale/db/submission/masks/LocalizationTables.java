package org.telltale.db.submission.masks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.telltale.db.submission.IssueLog;
import org.telltale.db.submission.masks.LocalizationReport.Baseline;
import org.telltale.db.submission.masks.LocalizationReport.Row;
import org.telltale.db.submission.masks.LocalizationReport.Verdicts;
import org.telltale.inference.metrics.AucBootstrap;
import org.telltale.inference.metrics.LocalizationFigures;
import org.telltale.inference.metrics.PictureScore;
import org.telltale.inference.metrics.RegionMatch;
import org.telltale.inference.metrics.Share;
import org.telltale.inference.verdict.Label;

/** Sums measured pictures up: all of them, by group, and by kind of alteration. */
final class LocalizationTables {
    private final List<MeasuredPicture> measured;
    private final List<String> detectors;

    LocalizationTables(List<MeasuredPicture> measured, List<String> detectors) {
        this.measured = measured;
        this.detectors = detectors;
    }

    LocalizationReport report(long skipped, long missing, IssueLog issues) {
        List<Row> rows = new ArrayList<>();
        List<Verdicts> verdicts = new ArrayList<>();
        List<Baseline> baselines = new ArrayList<>();
        for (Scope scope : scopes()) {
            List<MeasuredPicture> pictures = of(scope);
            for (String detector : detectors) {
                rows.add(
                        new Row(
                                detector,
                                scope,
                                LocalizationFigures.of(
                                        pictures.stream().map(p -> p.score(detector)).toList())));
            }
            verdicts.add(verdicts(scope, pictures));
            baselines.add(baseline(scope, pictures));
        }
        return new LocalizationReport(
                measured.size(),
                skipped,
                missing,
                rows,
                verdicts,
                baselines,
                issues.errors(),
                issues.issues());
    }

    private List<Scope> scopes() {
        List<Scope> scopes = new ArrayList<>(List.of(Scope.ALL));
        names(picture -> true, TruthPicture::group)
                .forEach(group -> scopes.add(new Scope(Scope.Level.GROUP, group)));
        names(TruthPicture::fake, TruthPicture::kind)
                .forEach(kind -> scopes.add(new Scope(Scope.Level.KIND, kind)));
        return scopes;
    }

    private List<String> names(
            Predicate<TruthPicture> wanted, Function<TruthPicture, String> name) {
        return measured.stream()
                .map(MeasuredPicture::truth)
                .filter(wanted)
                .map(name)
                .distinct()
                .sorted()
                .toList();
    }

    private List<MeasuredPicture> of(Scope scope) {
        return switch (scope.level()) {
            case ALL -> measured;
            case GROUP -> only(picture -> picture.truth().group().equals(scope.name()));
            case KIND -> {
                Predicate<MeasuredPicture> altered =
                        picture ->
                                picture.truth().fake()
                                        && picture.truth().kind().equals(scope.name());
                Set<String> groups =
                        measured.stream()
                                .filter(altered)
                                .map(picture -> picture.truth().group())
                                .collect(Collectors.toSet());
                yield only(
                        altered.or(picture ->
                                !picture.truth().fake()
                                        && groups.contains(picture.truth().group())));
            }
        };
    }

    private List<MeasuredPicture> only(Predicate<MeasuredPicture> wanted) {
        return measured.stream().filter(wanted).toList();
    }

    private static Verdicts verdicts(Scope scope, List<MeasuredPicture> pictures) {
        double[] fakes = figures(pictures, true, MeasuredPicture::probability);
        double[] reals = figures(pictures, false, MeasuredPicture::probability);
        return new Verdicts(
                scope,
                share(pictures, true, picture -> picture.label() == Label.FAKE),
                share(pictures, false, picture -> picture.label() == Label.FAKE),
                share(pictures, null, picture -> picture.label() == Label.INCONCLUSIVE),
                share(pictures, false, MeasuredPicture::anyRegion),
                LocalizationFigures.auc(fakes, reals),
                AucBootstrap.interval(fakes, reals));
    }

    private static Baseline baseline(Scope scope, List<MeasuredPicture> pictures) {
        double[] fakes = figures(pictures, true, MeasuredPicture::bytes);
        double[] reals = figures(pictures, false, MeasuredPicture::bytes);
        return new Baseline(
                scope,
                constant(pictures, MeasuredPicture::fullFrame),
                constant(pictures, MeasuredPicture::centre),
                LocalizationFigures.auc(fakes, reals),
                AucBootstrap.interval(fakes, reals));
    }

    private static LocalizationFigures constant(
            List<MeasuredPicture> pictures, Function<MeasuredPicture, @Nullable RegionMatch> mask) {
        return LocalizationFigures.of(
                pictures.stream()
                        .map(picture ->
                                new PictureScore(
                                        picture.truth().fake(),
                                        PictureScore.Answer.COMPLETED,
                                        null,
                                        1,
                                        mask.apply(picture),
                                        null))
                        .toList());
    }

    private static double[] figures(
            List<MeasuredPicture> pictures,
            boolean fake,
            ToDoubleFunction<MeasuredPicture> figure) {
        return pictures.stream()
                .filter(picture -> picture.truth().fake() == fake)
                .mapToDouble(figure)
                .toArray();
    }

    private static Share share(
            List<MeasuredPicture> pictures,
            @Nullable Boolean fake,
            Predicate<MeasuredPicture> wanted) {
        List<MeasuredPicture> among =
                pictures.stream()
                        .filter(picture -> fake == null || picture.truth().fake() == fake)
                        .toList();
        return new Share(among.stream().filter(wanted).count(), among.size());
    }
}
