package org.telltale.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.PatternSyntaxException;
import org.telltale.app.Composition;
import org.telltale.app.MediaFiles;
import org.telltale.app.Version;
import org.telltale.app.document.Calibrated;
import org.telltale.app.document.CalibrationDocument;
import org.telltale.inference.detect.pack.PackRuns;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.PackCalibration;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackFile;
import org.telltale.inference.pack.PackManifest;
import org.telltale.inference.pack.calibration.AffineFit;
import org.telltale.inference.pack.calibration.CalibratedPack;
import org.telltale.inference.pack.calibration.CalibrationQuality;
import org.telltale.inference.pack.calibration.CalibrationSet;
import org.telltale.inference.pack.calibration.PackScores;
import org.telltale.inference.pack.calibration.ScoredFile;
import org.telltale.inference.pack.calibration.SourceScore;
import org.telltale.inference.pack.calibration.SourceShare;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibrations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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

    /** With fewer, an interval over sources says nothing either. */
    private static final int LEAST_SOURCES = 10;

    @Spec private CommandSpec spec;

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

    @Option(
            names = "--group-by",
            paramLabel = "file|folder|REGEX",
            defaultValue = SourceNames.FILE,
            description =
                    "Which files come from one source (a camera, a person) and so count as one:"
                            + " each for itself (default), those of one folder below DIR, or those"
                            + " in whose path below DIR the expression finds the same (its groups,"
                            + " where it has some). A source of the same name in both folders is"
                            + " the same source.")
    private String groupBy;

    @Option(names = "--json", description = "One JSON document instead of the lines.")
    private boolean json;

    @Override
    public Integer call() {
        SourceNames names = names();
        return packs.run(
                common,
                () -> {
                    PackStore store = packs.store();
                    StoredPack.Installed pack = pack(store);
                    try (Composition composition = new Composition();
                            PackRuns runs = composition.packRuns(store)) {
                        PackScores scores =
                                PackScores.of(
                                        pack,
                                        store,
                                        runs,
                                        composition.media(),
                                        composition.worker(),
                                        Version.runtime());
                        return calibrate(store, pack, scores, names);
                    }
                });
    }

    private SourceNames names() {
        try {
            return SourceNames.of(groupBy);
        } catch (PatternSyntaxException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    common.terminal()
                            .text("packs.calibrate.expression", groupBy, e.getDescription()));
        }
    }

    private StoredPack.Installed pack(PackStore store) throws PackException, IOException {
        return switch (store.named(name).getFirst()) {
            case StoredPack.Installed installed -> installed;
            case StoredPack.Damaged damaged -> throw new PackException(damaged.fault());
        };
    }

    private int calibrate(
            PackStore store, StoredPack.Installed pack, PackScores scores, SourceNames names)
            throws PackException, IOException {
        PackScores.Scored reals = scored(scores, real);
        PackScores.Scored fakes = scored(scores, fake);
        requireApart(reals, fakes);
        requireEnough(real, reals);
        requireEnough(fake, fakes);
        CalibrationSet set =
                new CalibrationSet(names.scores(real, reals), names.scores(fake, fakes));
        requireSources(real, set.real());
        requireSources(fake, set.fake());
        AffineFit fit = set.fit();
        if (fit.slope() == 0) {
            throw new PackException(Reason.of("pack-calibration.no-power", name));
        }
        double threshold = Calibrations.builtInVerdictRule().deadZone();
        CalibrationQuality quality = CalibrationQuality.of(set, threshold);
        List<ScoredFile> files = new ArrayList<>(reals.scored());
        files.addAll(fakes.scored());
        StoredPack.Installed written =
                CalibratedPack.write(
                        store, pack, calibration(pack, set, files, fit, names), new Cancellation());
        Calibrated done =
                new Calibrated(pack, written, names.word(), reals, fakes, set, fit, quality);
        if (json) {
            common.terminal().result(CalibrationDocument.of(done));
        } else {
            print(done, names);
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

    private static void requireSources(Path folder, List<SourceScore> scores) throws PackException {
        int sources = CalibrationSet.sources(scores);
        if (sources < LEAST_SOURCES) {
            throw new PackException(
                    Reason.of(
                            "pack-calibration.few-sources",
                            folder,
                            scores.size(),
                            sources,
                            LEAST_SOURCES));
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

    private static PackCalibration calibration(
            StoredPack.Installed pack,
            CalibrationSet set,
            List<ScoredFile> files,
            AffineFit fit,
            SourceNames names) {
        return new PackCalibration(
                fit.slope(),
                fit.intercept(),
                fit.lowest(),
                fit.highest(),
                set.real().size(),
                set.fake().size(),
                set.sources(),
                CalibratedPack.conditions(pack.manifest(), files),
                List.of(
                        names.grouped()
                                ? "Files of the user, in sources by " + PackFile.shown(names.word())
                                : "Files of the user; each counts as a source of its own."),
                "telltale packs calibrate, version " + Version.current());
    }

    private void print(Calibrated done, SourceNames names) {
        Terminal terminal = common.terminal();
        CalibrationSet set = done.set();
        int n = set.real().size();
        int m = set.fake().size();
        terminal.result(
                terminal.text("packs.calibrate.files", n, why(done.reals()), m, why(done.fakes())));
        if (names.grouped()) {
            terminal.result(
                    terminal.text(
                            "packs.calibrate.sources",
                            CalibrationSet.sources(set.real()),
                            CalibrationSet.sources(set.fake()),
                            set.sources()));
        }
        CalibrationQuality quality = done.quality();
        terminal.result(figure("packs.calibrate.cllr", quality.cllr(), n, m));
        terminal.result(figure("packs.calibrate.eer", quality.equalErrorRate(), n, m));
        SourceShare alarms = quality.falseAlarms();
        terminal.result(
                terminal.text(
                        "packs.calibrate.alarms",
                        number(quality.threshold()),
                        alarms.count(),
                        alarms.n(),
                        number(alarms.interval().low()),
                        number(alarms.interval().high())));
        AffineFit fit = done.fit();
        terminal.result(
                terminal.text(
                        "packs.calibrate.map",
                        number(fit.slope()),
                        number(fit.intercept()),
                        number(fit.lowest()),
                        number(fit.highest())));
        PackManifest manifest = done.written().manifest();
        if (!names.grouped()) {
            terminal.note(terminal.text("packs.calibrate.independent"));
        }
        if (manifest.conditions().needsSpeech()) {
            terminal.note(terminal.text("packs.calibrate.speech"));
        }
        if (manifest.media() == MediaKind.AUDIO) {
            terminal.note(terminal.text("packs.calibrate.sound"));
        }
        String id = done.written().id() + "@" + done.written().version();
        terminal.result(terminal.text("packs.calibrate.written", id, done.written().digest()));
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
