package org.telltale.inference.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.NativeWorker;

class EngineTest {
    private static final Path FILE = Path.of("photo.jpg");
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));

    private final NativeWorker worker = new InProcessWorker();
    private final List<String> events = new ArrayList<>();
    private final RunListener listener =
            new RunListener() {
                @Override
                public void probed(Probe probe) {
                    events.add("probed");
                }

                @Override
                public void started(DetectorInfo detector) {
                    events.add("started " + detector.id());
                }

                @Override
                public void answered(DetectorRun run) {
                    events.add("answered " + run.id());
                }

                @Override
                public void finished(Analysis analysis) {
                    events.add("finished");
                }
            };

    @Test
    void detectorsRunInTheirOrderAndEveryStepIsTold() throws MediaException {
        Analysis analysis =
                engine(detector("late", 20, e -> done()), detector("early", 10, e -> done()))
                        .analyze(FILE, AnalysisSettings.STANDARD, listener, new Cancellation());
        assertThat(events)
                .containsExactly(
                        "probed",
                        "started early",
                        "answered d1",
                        "started late",
                        "answered d2",
                        "finished");
        assertThat(analysis.verdict()).isNotNull();
    }

    @Test
    void oneDetectorsFaultLeavesTheOthersAnswers() throws MediaException {
        Analysis analysis =
                engine(
                                detector(
                                        "broken",
                                        1,
                                        e -> {
                                            throw new IllegalStateException("bug");
                                        }),
                                detector("sound", 2, e -> done()))
                        .analyze(
                                FILE,
                                AnalysisSettings.STANDARD,
                                RunListener.NONE,
                                new Cancellation());
        assertThat(analysis.runs().get(0).outcome())
                .isEqualTo(
                        new Outcome.Failed(
                                Reason.of("engine.detector-fault", "IllegalStateException")));
        assertThat(analysis.runs().get(1).outcome()).isInstanceOf(Outcome.Completed.class);
    }

    @Test
    void aCancelledRunKeepsWhatWasFoundAndHasNoVerdict() throws MediaException {
        Cancellation cancellation = new Cancellation();
        Analysis analysis =
                engine(
                                detector("first", 1, e -> done()),
                                detector(
                                        "second",
                                        2,
                                        e -> {
                                            cancellation.request();
                                            e.checkCancelled();
                                            return done();
                                        }),
                                detector("third", 3, e -> done()))
                        .analyze(FILE, AnalysisSettings.STANDARD, listener, cancellation);
        assertThat(analysis.runs())
                .extracting(DetectorRun::outcome)
                .containsExactly(done(), new Outcome.Cancelled(), new Outcome.Cancelled());
        assertThat(analysis.verdict()).isNull();
        assertThat(events).endsWith("finished");
    }

    @Test
    void progressNeverFallsAndEndsAtOne() throws MediaException {
        List<Double> fractions = new ArrayList<>();
        RunListener progress =
                new RunListener() {
                    @Override
                    public void progressed(double fraction) {
                        fractions.add(fraction);
                    }
                };
        Detector half =
                detector(
                        "half",
                        1,
                        e -> {
                            e.progress(0.5);
                            return done();
                        });
        engine(half, detector("other", 2, e -> done()))
                .analyze(FILE, AnalysisSettings.STANDARD, progress, new Cancellation());
        assertThat(fractions).isSorted().contains(0.25).endsWith(1.0);
    }

    @Test
    void profileAndNamesChooseWhatRuns() throws MediaException {
        Detector slow =
                new FixedDetector(
                        new DetectorInfo(
                                "slow", "1", "slow", Set.of(MediaKind.IMAGE), Profile.THOROUGH, 1),
                        e -> done());
        Engine engine = engine(slow, detector("usual", 2, e -> done()));
        assertThat(ran(engine, AnalysisSettings.STANDARD)).containsExactly("usual");
        assertThat(ran(engine, settings(Profile.THOROUGH, Set.of())))
                .containsExactly("slow", "usual");
        assertThat(ran(engine, settings(Profile.QUICK, Set.of("slow")))).containsExactly("slow");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ran(engine, settings(Profile.QUICK, Set.of("tarot"))))
                .withMessageContaining("tarot");
    }

    @Test
    void otherKindsOfMediaAreNotApplicable() throws MediaException {
        Detector audio =
                new FixedDetector(
                        new DetectorInfo(
                                "audio", "1", "a", Set.of(MediaKind.AUDIO), Profile.QUICK, 1),
                        e -> done());
        Analysis analysis =
                engine(audio)
                        .analyze(
                                FILE,
                                AnalysisSettings.STANDARD,
                                RunListener.NONE,
                                new Cancellation());
        assertThat(analysis.runs().getFirst().outcome())
                .isEqualTo(new Outcome.NotApplicable(Reason.of("engine.other-kind.image")));
    }

    @Test
    void twoDetectorsOfOneNameAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> engine(detector("a", 1, e -> done()), detector("a", 2, e -> done())));
    }

    @Test
    void whatAListenerCannotStoreStopsTheRun() {
        RunListener full =
                new RunListener() {
                    @Override
                    public void answered(DetectorRun run) {
                        throw new IllegalStateException("disk full");
                    }
                };
        Engine engine = engine(detector("a", 1, e -> done()));
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() ->
                        engine.analyze(FILE, AnalysisSettings.STANDARD, full, new Cancellation()))
                .withMessage("disk full");
    }

    private static List<String> ran(Engine engine, AnalysisSettings settings)
            throws MediaException {
        return engine.analyze(FILE, settings, RunListener.NONE, new Cancellation()).runs().stream()
                .map(run -> run.detector().id())
                .toList();
    }

    private static AnalysisSettings settings(Profile profile, Set<String> detectors) {
        return new AnalysisSettings(profile, detectors, "auto", MediaLimits.STANDARD);
    }

    private Engine engine(Detector... detectors) {
        MediaSource source =
                (file, limits, cancellation) -> new Probe(MEDIA, Metadata.NONE, List.of());
        return new Engine(source, worker, List.of(detectors), new VerdictRule(0.4), "test");
    }

    private static Outcome done() {
        return new Outcome.Completed(Evidence.NONE);
    }

    private static Detector detector(String id, int order, Function<Examination, Outcome> examine) {
        return new FixedDetector(AnalysisFixture.detector(id, order), examine);
    }

    private record FixedDetector(DetectorInfo info, Function<Examination, Outcome> function)
            implements Detector {
        @Override
        public Outcome examine(Examination examination) {
            return function.apply(examination);
        }
    }
}
