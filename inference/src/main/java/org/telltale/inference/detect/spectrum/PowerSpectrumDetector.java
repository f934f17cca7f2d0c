package org.telltale.inference.detect.spectrum;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.telltale.inference.detect.GreyMap;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.reference.PictureCues;
import org.telltale.inference.reference.ReferenceRanges;

/**
 * Averaged power spectrum of a picture: how steeply it falls (van der Schaaf and van Hateren,
 * "Modelling the power spectra of natural images", Vision Research 36, 1996), whether its highest
 * frequencies lie off that line (Durall, Keuper and Keuper, "Watch your up-convolution", CVPR
 * 2020), and periodic peaks as up-sampling leaves them (Zhang, Karaman and Chang, "Detecting and
 * simulating artifacts in GAN fake images", WIFS 2019; Corvi et al., "Intriguing properties of
 * synthetic images", CVPR Workshops 2023).
 *
 * <p>It gives cues beside what real photographs show, no region and no likelihood ratio: generators
 * differ, many leave none of this, and sharpening, resizing, demosaicing, screens and halftones
 * move the same figures. In a JPEG, peaks at multiples of 1/8 cycle a pixel are not given, since
 * its own 8×8 blocks make them; a picture that was a JPEG once may have them too, and the ranges
 * hold such pictures. Conditions: at least {@value #LEAST_WINDOWS} windows of 256×256 pixels with
 * detail.
 *
 * <p>The map is the spectrum itself, frequency 0 in the middle. It shows frequencies, no place in
 * the picture, and its transform gives cycles a pixel.
 */
public final class PowerSpectrumDetector implements Detector {
    /** Id of this detector, and name of its map and reference ranges. */
    public static final String ID = "power-spectrum";

    /** Raised with everything that moves a measured value: the ranges are measured anew then. */
    public static final String VERSION = "1";

    /** Fewer windows than this make chance peaks. */
    public static final int LEAST_WINDOWS = 8;

    /** Facts about this detector. */
    public static final DetectorInfo INFO =
            new DetectorInfo(
                    ID, VERSION, "Power spectrum", Set.of(MediaKind.IMAGE), Profile.STANDARD, 61);

    private final ReferenceRanges ranges;

    /** A detector that sets its cues beside the given ranges. */
    public PowerSpectrumDetector(ReferenceRanges ranges) {
        this.ranges = ranges;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        AveragedSpectrum spectrum =
                AveragedSpectrum.of(
                        examination.image().luma(examination.cancellation()),
                        examination.cancellation());
        if (spectrum.windows() < LEAST_WINDOWS) {
            return new Outcome.NotApplicable(
                    Reason.of("spectrum.too-little", spectrum.windows(), LEAST_WINDOWS));
        }
        PictureCues cues = new PictureCues(examination, provenance(examination, spectrum), ranges);
        RadialSpectrum radial = RadialSpectrum.of(spectrum);
        cues.add("spectrum-slope", radial.slope(), "dB an octave");
        cues.add("spectrum-high-excess", radial.highExcess(), "dB");
        LatticePeaks peaks = LatticePeaks.of(spectrum);
        if (examination.metadata().jpeg() == null) {
            cues.add("spectrum-peak-eighths", peaks.eighths(), "dB");
        }
        cues.add("spectrum-peak-sixteenths", peaks.sixteenths(), "dB");
        return cues.outcome(List.of(map(examination, spectrum)), Reason.of("spectrum.uncovered"));
    }

    private static Provenance provenance(Examination examination, AveragedSpectrum spectrum) {
        return examination
                .provenance(INFO)
                .withSetting("windows", String.valueOf(spectrum.windows()))
                .withSetting("most_windows", String.valueOf(AveragedSpectrum.MOST_WINDOWS))
                .withSetting("window", WindowSpectrum.SIDE + " px, Hann")
                .withSetting("residual", "pixel less mean of 4 neighbours")
                .withSetting("least_detail", AveragedSpectrum.LEAST_DETAIL + " grey levels²");
    }

    private static EvidenceMap map(Examination examination, AveragedSpectrum spectrum) {
        int side = WindowSpectrum.SIDE;
        double[] values = new double[side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = spectrum.at(i % side - side / 2, i / side - side / 2);
        }
        double low = Math.floor(Arrays.stream(values).min().orElse(0));
        double high = Math.max(low + 1, Math.ceil(Arrays.stream(values).max().orElse(1)));
        return GreyMap.of(
                examination.worker(),
                ID,
                values,
                side,
                new EvidenceMap.Transform(1.0 / side, 1.0 / side, -0.5, -0.5),
                low,
                high,
                "dB, frequency −½ to ½ cycles a pixel");
    }
}
