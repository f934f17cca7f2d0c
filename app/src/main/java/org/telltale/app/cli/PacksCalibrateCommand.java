package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.telltale.app.Composition;
import org.telltale.app.MediaFiles;
import org.telltale.app.Version;
import org.telltale.app.document.CalibrationDocument;
import org.telltale.inference.detect.pack.PackRuns;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.pack.PackCalibration;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.calibration.AffineFit;
import org.telltale.inference.pack.calibration.CalibratedPack;
import org.telltale.inference.pack.calibration.CalibrationQuality;
import org.telltale.inference.pack.calibration.PackScores;
import org.telltale.inference.pack.calibration.ScoredFile;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code telltale packs calibrate}: likelihood ratios from the user's own files. */
@Command(
        name = "calibrate",
        description =
                "Fits a pack's scores to the user's own real and manipulated files, and installs"
                        + " the result as a new version beside it.",
        sortOptions = false)
final class PacksCalibrateCommand implements Callable<Integer> {
    /** With fewer, the halves of the two-fold figures say nothing. */
    private static final int LEAST_FILES = 30;

    @Mixin private CommonOptions common;

    @Mixin private PackOptions packs;

    @Parameters(paramLabel = "ID", description = "An id, or ID@VERSION.")
    private String name;

    @Option(
            names = "--real",
            paramLabel = "DIR",
            required = true,
            description = "Files that are not manipulated.")
    private Path real;

    @Option(
            names = "--fake",
            paramLabel = "DIR",
            required = true,
            description = "Files that are manipulated in the ways that the pack looks for.")
    private Path fake;

    @Option(names = "--json", description = "One JSON document instead of the lines.")
    private boolean json;

    @Override
    public Integer call() {
        return packs.run(
                common,
                () -> {
                    PackStore store = packs.store();
                    StoredPack.Installed pack = pack(store);
                    try (Composition composition = new Composition();
                            PackRuns runs = composition.packRuns(store)) {
                        PackScores scores =
                                new PackScores(
                                        pack,
                                        runs,
                                        composition.media(),
                                        composition.worker(),
                                        Version.runtime());
                        return calibrate(store, pack, scores);
                    }
                });
    }

    private StoredPack.Installed pack(PackStore store) throws PackException, IOException {
        return switch (store.named(name).getFirst()) {
            case StoredPack.Installed installed -> installed;
            case StoredPack.Damaged damaged -> throw new PackException(damaged.fault());
        };
    }

    private int calibrate(PackStore store, StoredPack.Installed pack, PackScores scores)
            throws PackException, IOException {
        PackScores.Scored reals = scored(scores, real);
        PackScores.Scored fakes = scored(scores, fake);
        requireApart(reals, fakes);
        requireEnough(real, reals);
        requireEnough(fake, fakes);
        AffineFit fit = AffineFit.of(reals.raw(), fakes.raw());
        if (fit.slope() == 0) {
            throw new PackException(Reason.of("pack-calibration.no-power", name));
        }
        double threshold = Calibrations.builtInVerdictRule().deadZone();
        CalibrationQuality quality = CalibrationQuality.of(reals.raw(), fakes.raw(), threshold);
        StoredPack.Installed written =
                CalibratedPack.write(
                        store, pack, calibration(pack, reals, fakes, fit), new Cancellation());
        if (json) {
            common.terminal()
                    .result(CalibrationDocument.of(pack, written, reals, fakes, fit, quality));
        } else {
            print(written, reals, fakes, fit, quality);
        }
        return ExitCode.DONE;
    }

    private PackScores.Scored scored(PackScores scores, Path folder) throws PackException {
        if (!Files.isDirectory(folder)) {
            throw new PackException(Reason.of("pack.no-folder", folder));
        }
        Terminal terminal = common.terminal();
        List<Path> files = MediaFiles.of(List.of(folder)).files();
        return scores.score(
                files, done -> terminal.progress(folder.toString(), done), new Cancellation());
    }

    private void requireApart(PackScores.Scored reals, PackScores.Scored fakes)
            throws PackException {
        List<String> both =
                reals.digests().stream().filter(fakes.digests()::contains).sorted().toList();
        if (!both.isEmpty()) {
            throw new PackException(
                    Reason.of("pack-calibration.same-file", both.getFirst(), both.size()));
        }
    }

    private static void requireEnough(Path folder, PackScores.Scored scored) throws PackException {
        int count = scored.scored().size();
        if (count < LEAST_FILES) {
            throw new PackException(
                    Reason.of("pack-calibration.few", folder, count, LEAST_FILES, why(scored)));
        }
    }

    /** What kept files from being scored, most of them first. */
    private static String why(PackScores.Scored scored) {
        if (scored.leftOut().isEmpty()) {
            return "";
        }
        List<String> parts = new ArrayList<>();
        scored.leftOut().entrySet().stream()
                .sorted((a, b) -> Integer.compare(b.getValue(), a.getValue()))
                .forEach(entry -> parts.add(entry.getValue() + " " + entry.getKey()));
        return " (" + String.join(", ", parts) + ")";
    }

    private PackCalibration calibration(
            StoredPack.Installed pack,
            PackScores.Scored reals,
            PackScores.Scored fakes,
            AffineFit fit) {
        List<ScoredFile> all = new ArrayList<>(reals.scored());
        all.addAll(fakes.scored());
        return new PackCalibration(
                fit.slope(),
                fit.intercept(),
                fit.lowest(),
                fit.highest(),
                reals.scored().size(),
                fakes.scored().size(),
                all.size(),
                CalibratedPack.conditions(pack.manifest().conditions(), all),
                List.of("Files of the user; each counts as a source of its own."),
                "telltale packs calibrate, version " + Version.current());
    }

    private void print(
            StoredPack.Installed written,
            PackScores.Scored reals,
            PackScores.Scored fakes,
            AffineFit fit,
            CalibrationQuality quality) {
        Terminal terminal = common.terminal();
        int n = reals.scored().size();
        int m = fakes.scored().size();
        terminal.result(terminal.text("packs.calibrate.files", n, why(reals), m, why(fakes)));
        terminal.result(figure("packs.calibrate.cllr", quality.cllr(), n, m));
        terminal.result(figure("packs.calibrate.eer", quality.equalErrorRate(), n, m));
        Interval alarms = quality.falseAlarms().interval().orElseThrow();
        terminal.result(
                terminal.text(
                        "packs.calibrate.alarms",
                        number(quality.threshold()),
                        quality.falseAlarms().count(),
                        quality.falseAlarms().n(),
                        number(alarms.low()),
                        number(alarms.high())));
        terminal.result(
                terminal.text(
                        "packs.calibrate.map",
                        number(fit.slope()),
                        number(fit.intercept()),
                        number(fit.lowest()),
                        number(fit.highest())));
        terminal.note(terminal.text("packs.calibrate.independent"));
        String id = written.id() + "@" + written.version();
        terminal.result(terminal.text("packs.installed", id, written.digest()));
    }

    private String figure(String key, CalibrationQuality.Figure figure, int n, int m) {
        return common.terminal()
                .text(
                        key,
                        number(figure.value()),
                        number(figure.interval().low()),
                        number(figure.interval().high()),
                        n,
                        m);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
