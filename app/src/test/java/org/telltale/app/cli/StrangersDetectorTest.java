package org.telltale.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.app.Composition;
import org.telltale.app.Examiner;
import org.telltale.app.TestPictures;
import org.telltale.app.document.AnalysisDocument;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.image.Plane;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;

/** A stranger adds a detector as the README says: one class, one registration line. */
class StrangersDetectorTest {
    @TempDir Path folder;

    @Test
    void aNewDetectorIsRunExplainedAndWritten() throws Exception {
        Path photo = TestPictures.jpeg(folder.resolve("photo.jpg"), 320, 240, 90);
        List<Detector> detectors = new ArrayList<>(Composition.builtInDetectors());
        detectors.add(new MeanBrightness()); // the registration line
        try (Composition composition = new Composition(detectors)) {
            Examiner.Examined examined =
                    composition
                            .examiner()
                            .examine(
                                    photo,
                                    AnalysisSettings.STANDARD,
                                    Locale.ENGLISH,
                                    null,
                                    RunListener.NONE,
                                    new Cancellation());
            assertThat(examined.analysis().runs())
                    .anySatisfy(run -> {
                        assertThat(run.detector().id()).isEqualTo("mean-brightness");
                        assertThat(run.outcome()).isInstanceOf(Outcome.Completed.class);
                    });
            assertThat(examined.explained().analyst().text()).contains("mean-brightness");
            assertThat(
                            new AnalysisDocument(Locale.ENGLISH)
                                    .write(null, examined.analysis(), examined.explained()))
                    .contains("\"name\":\"mean-brightness\"");
        }
    }

    /** The class that the README shows. */
    static final class MeanBrightness implements Detector {
        private static final DetectorInfo INFO =
                new DetectorInfo(
                        "mean-brightness",
                        "1",
                        "Mean brightness",
                        Set.of(MediaKind.IMAGE),
                        Profile.STANDARD,
                        90);

        @Override
        public DetectorInfo info() {
            return INFO;
        }

        @Override
        public Outcome examine(Examination examination) throws MediaException {
            Plane luma = examination.image().luma();
            double sum = 0;
            for (int y = 0; y < luma.height(); y++) {
                examination.checkCancelled();
                for (int x = 0; x < luma.width(); x++) {
                    sum += luma.at(x, y);
                }
            }
            Cue cue =
                    new Cue(
                            examination.nextId(Examination.IdKind.CUE),
                            "mean-brightness",
                            sum / luma.values().length,
                            "grey levels",
                            null,
                            Cue.Support.NEITHER,
                            null,
                            null,
                            null,
                            null,
                            examination.provenance(INFO));
            return new Outcome.Completed(Evidence.of(List.of(), List.of(cue)));
        }
    }
}
