package org.telltale.db.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.Box;

/** Which findings share a number. */
class NumberedPlaceTest {
    @Test
    void detectorsThatPointAtOnePlaceShareItsNumber() {
        List<NumberedPlace> places =
                places(
                        finding("r1", "jpeg-grid", new Box(10, 10, 50, 50), 1.4),
                        finding("r2", "tampering-map", new Box(8, 8, 60, 60), 1.8),
                        finding("r3", "jpeg-ghost", new Box(400, 400, 500, 500), 0.9),
                        finding("r4", "copy-move-keypoints", new Box(401, 398, 505, 500), 0.7));
        assertThat(places).extracting(NumberedPlace::number).containsExactly(1, 2);
        assertThat(ids(places.get(0))).containsExactly("r2", "r1");
        assertThat(ids(places.get(1))).containsExactly("r3", "r4");
        NumberedPlace second = NumberedPlace.of("r4", places);
        assertThat(second).isEqualTo(places.get(1));
    }

    @Test
    void whatSpeaksAgainstManipulationHasNoPlace() {
        List<NumberedPlace> places =
                places(
                        finding("r1", "jpeg-grid", new Box(10, 10, 50, 50), -0.4),
                        finding("r2", "jpeg-ghost", new Box(90, 10, 150, 50), null));
        assertThat(places).hasSize(1);
        assertThat(ids(places.getFirst())).containsExactly("r2");
        assertThat(NumberedPlace.of("r1", places)).isNull();
    }

    private static List<String> ids(NumberedPlace place) {
        return place.findings().stream().map(Finding::id).toList();
    }

    private static List<NumberedPlace> places(Finding... findings) {
        Analysis fixture = ReportFixture.fake();
        DetectorRun run =
                new DetectorRun(
                        "d1",
                        AnalysisFixture.detector("any", 1),
                        new Outcome.Completed(Evidence.of(List.of(findings), List.of())),
                        "cpu",
                        null,
                        1);
        return NumberedPlace.of(
                new Analysis(
                        fixture.media(),
                        fixture.metadata(),
                        fixture.settings(),
                        fixture.runtime(),
                        List.of(run),
                        fixture.verdict(),
                        List.of()));
    }

    private static Finding finding(String id, String detector, Box box, @Nullable Double llr) {
        return new Finding(
                id,
                new Place.Region(box, null, null, Set.of()),
                1,
                llr,
                llr == null ? null : detector + "/1",
                new Provenance(ReportFixture.DIGEST, detector, "1", null, Map.of(), "cpu", "test"));
    }
}
