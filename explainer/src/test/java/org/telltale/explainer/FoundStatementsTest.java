package org.telltale.explainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.media.Box;
import org.telltale.inference.verdict.Label;

class FoundStatementsTest {
    private static final Box PLACE = new Box(100, 100, 200, 200);
    private static final Box NEARLY_THE_SAME = new Box(110, 105, 215, 205);
    private static final Box ELSEWHERE = new Box(600, 400, 700, 500);

    @Test
    void aPlaceThatSeveralDetectorsFindIsToldOnce() {
        List<Statement> statements =
                found(
                        region("Grid", "r1", PLACE, 1.0),
                        region("Noise", "r2", NEARLY_THE_SAME, 2.0),
                        region("Ghost", "r3", PLACE, null));
        assertThat(statements)
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.text())
                            .startsWith("Grid and Noise point at the upper left of the picture")
                            .contains("(likelihood ratios 10 to 100)")
                            .contains("; Ghost marks it too, without a calibration");
                    assertThat(s.regions()).containsExactly("r1", "r2", "r3");
                });
    }

    @Test
    void theStrongestFindingNamesThePlace() {
        assertThat(
                        found(
                                region("Grid", "r1", PLACE, 1.0),
                                region("Noise", "r2", NEARLY_THE_SAME, 2.0)))
                .singleElement()
                .satisfies(s -> assertThat(s.text()).contains("x 110 to 215"));
    }

    @Test
    void otherPlacesAndMuchLargerOnesAreToldApart() {
        List<Statement> statements =
                found(
                        region("Grid", "r1", PLACE, 1.0),
                        region("Noise", "r2", ELSEWHERE, 1.0),
                        region("Ghost", "r3", new Box(0, 0, 800, 600), null));
        assertThat(statements)
                .extracting(Statement::regions)
                .containsExactly(List.of("r1"), List.of("r2"), List.of("r3"));
        assertThat(statements.getFirst().text())
                .startsWith("Grid points at")
                .contains("(likelihood ratio 10)");
        assertThat(statements.getLast().text()).startsWith("Ghost marks");
    }

    @Test
    void overlappingIntervalsOfOneTrackAreOnePlace() {
        List<Statement> statements =
                found(
                        interval("Voice", "i1", "audio", 0, 2_000_000),
                        interval("Splice", "i2", "audio", 500_000, 2_500_000),
                        interval("Lips", "i3", "visual", 0, 2_000_000));
        assertThat(statements)
                .extracting(Statement::intervals)
                .containsExactly(List.of("i1", "i2"), List.of("i3"));
    }

    private record Detected(String title, Finding finding) {}

    private static Detected region(String title, String id, Box box, @Nullable Double llr) {
        return new Detected(title, Analyses.region(id, box, llr));
    }

    private static Detected interval(String title, String id, String track, long from, long to) {
        return new Detected(title, Analyses.finding(id, new Place.Interval(track, from, to), 1.0));
    }

    private static List<Statement> found(Detected... detected) {
        Analysis analysis =
                Analyses.of(
                        Analyses.IMAGE,
                        Analyses.verdict(Label.FAKE, 2.0, Label.FAKE),
                        List.of(detected).stream()
                                .map(d ->
                                        Analyses.completed(
                                                d.title(),
                                                Evidence.of(List.of(d.finding()), List.of())))
                                .toArray(DetectorRun[]::new));
        return new FoundStatements(
                        analysis,
                        new PlaceWords(analysis, Locale.ENGLISH),
                        new Messages("analyst", Locale.ENGLISH),
                        Locale.ENGLISH)
                .of();
    }
}
