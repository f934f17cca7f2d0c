package org.telltale.inference.detect;

import java.util.List;
import org.telltale.inference.detect.cfa.ColourFilterArrayDetector;
import org.telltale.inference.detect.copymove.CopyMoveDenseDetector;
import org.telltale.inference.detect.copymove.CopyMoveKeypointDetector;
import org.telltale.inference.detect.declared.DeclaredFactsDetector;
import org.telltale.inference.detect.encoder.JpegEncoderDetector;
import org.telltale.inference.detect.face.FaceConsistencyDetector;
import org.telltale.inference.detect.face.FacesDetector;
import org.telltale.inference.detect.fusion.TamperingMapDetector;
import org.telltale.inference.detect.jpeg.BlockingDetector;
import org.telltale.inference.detect.jpeg.GhostDetector;
import org.telltale.inference.detect.jpeg.JpegGridDetector;
import org.telltale.inference.detect.jpeg.quantization.DoubleQuantizationDetector;
import org.telltale.inference.detect.jpeg.quantization.NonAlignedDetector;
import org.telltale.inference.detect.lens.LensDetector;
import org.telltale.inference.detect.lens.VignettingDetector;
import org.telltale.inference.detect.light.FaceLightDetector;
import org.telltale.inference.detect.neighbours.PixelNeighboursDetector;
import org.telltale.inference.detect.noise.NoiseLevelDetector;
import org.telltale.inference.detect.resampling.ResamplingDetector;
import org.telltale.inference.detect.residual.NoiseResidualDetector;
import org.telltale.inference.detect.spectrum.PowerSpectrumDetector;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.face.ApproximateRegions;
import org.telltale.inference.face.FrontalFaceFinder;
import org.telltale.inference.reference.ReferenceRanges;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.Fusion;

/** The detectors that come with the program. */
public final class BuiltInDetectors {
    private BuiltInDetectors() {}

    /** All of them, with the calibrations that come with the program. */
    public static List<Detector> all() {
        return all(cascades());
    }

    /**
     * The same with another detector of faces.
     *
     * @param faces with the id {@code faces}
     */
    public static List<Detector> all(Detector faces) {
        return all(
                faces,
                Calibrations.builtIn(
                        JpegGridDetector.INFO.id(),
                        DoubleQuantizationDetector.INFO.id(),
                        GhostDetector.INFO.id(),
                        BlockingDetector.INFO.id(),
                        NonAlignedDetector.INFO.id(),
                        NoiseLevelDetector.INFO.id(),
                        NoiseResidualDetector.INFO.id(),
                        ColourFilterArrayDetector.INFO.id(),
                        CopyMoveKeypointDetector.INFO.id(),
                        CopyMoveDenseDetector.INFO.id(),
                        ResamplingDetector.INFO.id(),
                        LensDetector.INFO.id()),
                Calibrations.builtInFusion());
    }

    /** All of them; a new detector is one line here. */
    public static List<Detector> all(Calibrations calibrations, Fusion fusion) {
        return all(cascades(), calibrations, fusion);
    }

    private static Detector cascades() {
        return new FacesDetector(new FrontalFaceFinder(ApproximateRegions.builtIn()));
    }

    private static List<Detector> all(Detector faces, Calibrations calibrations, Fusion fusion) {
        return List.of(
                new DeclaredFactsDetector(),
                new JpegEncoderDetector(),
                faces,
                new FaceConsistencyDetector(
                        ReferenceRanges.builtIn(
                                FaceConsistencyDetector.ID, FaceConsistencyDetector.VERSION)),
                new FaceLightDetector(
                        ReferenceRanges.builtIn(FaceLightDetector.ID, FaceLightDetector.VERSION)),
                new JpegGridDetector(calibrations),
                new DoubleQuantizationDetector(calibrations),
                new GhostDetector(calibrations),
                new BlockingDetector(calibrations),
                new NonAlignedDetector(calibrations),
                new NoiseLevelDetector(calibrations),
                new NoiseResidualDetector(calibrations),
                new ColourFilterArrayDetector(calibrations),
                new CopyMoveKeypointDetector(calibrations),
                new CopyMoveDenseDetector(calibrations),
                new ResamplingDetector(calibrations),
                new PowerSpectrumDetector(
                        ReferenceRanges.builtIn(
                                PowerSpectrumDetector.ID, PowerSpectrumDetector.VERSION)),
                new PixelNeighboursDetector(
                        ReferenceRanges.builtIn(
                                PixelNeighboursDetector.ID, PixelNeighboursDetector.VERSION)),
                new LensDetector(calibrations),
                new VignettingDetector(),
                new TamperingMapDetector(fusion));
    }
}
