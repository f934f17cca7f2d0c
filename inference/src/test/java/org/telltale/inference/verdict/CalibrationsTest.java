package org.telltale.inference.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telltale.inference.detect.BuiltInDetectors;
import org.telltale.inference.detect.fusion.TamperingMapDetector;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

class CalibrationsTest {
    private static final DetectorInfo DETECTOR = detector("1");

    @Test
    void everyCalibrationIsOfTheVersionThatShipsAndPromisesNoMoreThanItsSourcesCarry() {
        List<Calibration> calibrations = shipped();
        assertThat(calibrations).hasSizeGreaterThan(5);
        for (Calibration calibration : calibrations) {
            assertThat(calibration.real()).isGreaterThanOrEqualTo(50);
            assertThat(calibration.fake()).isGreaterThanOrEqualTo(50);
            assertThat(calibration.sources()).isNotEmpty();
            assertThat(calibration.groups()).isBetween(40, calibration.real());
            // No bound may promise more than so many independent sources can carry.
            assertThat(calibration.highest()).isLessThanOrEqualTo(Math.log10(calibration.groups()));
            assertThat(calibration.lowest())
                    .isGreaterThanOrEqualTo(-Math.log10(calibration.groups()));
        }
    }

    @Test
    void whatIsFusedIsCalibratedAndShips() {
        List<String> calibrated =
                shipped().stream().map(c -> c.detector() + " " + c.detectorVersion()).toList();
        assertThat(Calibrations.builtInFusion().models())
                .isNotEmpty()
                .allSatisfy(model -> {
                    assertThat(model.weights()).isNotEmpty();
                    assertThat(model.weights())
                            .allMatch(w -> calibrated.contains(w.detector() + " " + w.version()));
                    assertThat(model.calibration().detector()).isEqualTo(TamperingMapDetector.ID);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"webp", "avif", "heic", "gif"})
    void aFormatThatWasNeverMeasuredIsOutside(String format) {
        for (Calibration calibration : shipped()) {
            assertThat(calibration.outsideConditions(media(format, 1000, 800), Metadata.NONE))
                    .extracting(Reason::code)
                    .isEqualTo("calibration.format");
            String known = calibration.conditions().formats().getFirst();
            assertThat(calibration.outsideConditions(media(known, 6000, 4000), Metadata.NONE))
                    .extracting(Reason::code)
                    .isEqualTo("calibration.large");
        }
    }

    /** Calibrations of the built-in detectors, where there are any. */
    private static List<Calibration> shipped() {
        return BuiltInDetectors.all().stream()
                .map(Detector::info)
                .map(info -> Calibrations.builtIn(info.id()).of(info))
                .filter(Objects::nonNull)
                .toList();
    }

    @Test
    void theVerdictRuleIsDataWithABound() {
        assertThat(Calibrations.builtInVerdictRule().deadZone())
                .isGreaterThanOrEqualTo(Math.log10(2));
    }

    @Test
    void anotherVersionOfADetectorIsRefused() {
        Calibrations calibrations = Calibrations.of(calibration(null));
        assertThat(calibrations.of(DETECTOR)).isNotNull();
        assertThat(calibrations.of(detector("2"))).isNull();
        assertThat(Calibrations.none().of(DETECTOR)).isNull();
    }

    @Test
    void twoCalibrationsOfOneDetectorAreRefused() {
        assertThatThrownBy(() -> Calibrations.of(calibration(null), calibration(0.1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownDetectorStaysUncalibrated() {
        assertThat(Calibrations.builtIn("no-such-detector").of(DETECTOR)).isNull();
    }

    @Test
    void mapsScoresInsideTheBounds() {
        Calibration affine = calibration(null);
        assertThat(affine.llr(0)).isEqualTo(-0.5);
        assertThat(affine.llr(3)).isEqualTo(1.0);
        assertThat(affine.llr(100)).isEqualTo(1.5);
        assertThat(affine.llr(-100)).isEqualTo(-1.0);
        Calibration atom = calibration(-0.1);
        assertThat(atom.llr(0)).isEqualTo(-0.1);
        assertThat(atom.llr(1)).isEqualTo(0.0);
    }

    @ParameterizedTest
    @CsvSource({
        "jpeg, 1000, 800, 90,",
        "png, 1000, 800, 90, calibration.format",
        "jpeg, 1000, 99, 90, calibration.small",
        "jpeg, 120, 120, 90, calibration.small",
        "jpeg, 5000, 5000, 90, calibration.large",
        "jpeg, 1000, 800, 60, calibration.quality",
        "jpeg, 1000, 800, 100, calibration.quality"
    })
    void saysWhyTheConditionsDoNotCoverAPicture(
            String format, int width, int height, int quality, @Nullable String code) {
        Reason reason =
                calibration(null)
                        .outsideConditions(media(format, width, height), metadata(quality));
        assertThat(reason == null ? null : reason.code()).isEqualTo(code);
        if (reason != null) {
            assertThat(reason.text(Locale.ENGLISH)).endsWith(".").doesNotContain("{");
        }
    }

    private static DetectorInfo detector(String version) {
        return new DetectorInfo(
                "tested", version, "Tested", Set.of(MediaKind.IMAGE), Profile.STANDARD, 1);
    }

    private static Calibration calibration(@Nullable Double atZero) {
        return new Calibration(
                "tested/1",
                "tested",
                "1",
                0.5,
                -0.5,
                atZero,
                -1.0,
                1.5,
                100,
                100,
                100,
                new Calibration.Conditions(List.of("jpeg"), 100, 20_000, 20_000_000, 70, 98),
                List.of(),
                "recipe");
    }

    private static Media media(String format, int width, int height) {
        return new Media(
                Path.of("/p"),
                "0",
                1,
                MediaKind.IMAGE,
                format,
                new Media.PictureSize(width, height),
                null);
    }

    private static Metadata metadata(int quality) {
        JpegStructure jpeg =
                new JpegStructure(
                        1, 1, 3, 8, false, "4:2:0", Map.of(), quality, true, List.of(), List.of(),
                        true, 0);
        return new Metadata(List.of(), Orientation.UPRIGHT, jpeg, null, null, null, List.of());
    }
}
