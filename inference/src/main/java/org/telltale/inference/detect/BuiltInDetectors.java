package org.telltale.inference.detect;

import java.util.List;
import org.telltale.inference.detect.declared.DeclaredFactsDetector;
import org.telltale.inference.detect.face.FaceConsistencyDetector;
import org.telltale.inference.detect.face.FacesDetector;
import org.telltale.inference.detect.jpeg.JpegGridDetector;
import org.telltale.inference.detect.noise.NoiseLevelDetector;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.FrontalFaceFinder;
import org.telltale.inference.reference.ReferenceRanges;
import org.telltale.inference.verdict.Calibrations;

/** The detectors that come with the program. */
public final class BuiltInDetectors {
    private BuiltInDetectors() {}

    /** All of them, with the calibrations that come with the program. */
    public static List<Detector> all() {
        return all(Calibrations.builtIn(JpegGridDetector.INFO.id(), NoiseLevelDetector.INFO.id()));
    }

    /** All of them; a new detector is one line here. */
    public static List<Detector> all(Calibrations calibrations) {
        return List.of(
                new DeclaredFactsDetector(),
                new FacesDetector(new FrontalFaceFinder(ApproximateRegions.builtIn())),
                new FaceConsistencyDetector(
                        ReferenceRanges.builtIn(
                                FaceConsistencyDetector.ID, FaceConsistencyDetector.VERSION)),
                new JpegGridDetector(calibrations),
                new NoiseLevelDetector(calibrations));
    }
}
