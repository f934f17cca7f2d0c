package org.telltale.inference.detect.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.FormulaPicture;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.image.Plane;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AveragedSpectrumTest {
    @Test
    void agreesWithNumpy() throws IOException {
        JsonNode reference = reference();
        GreyPicture picture =
                FormulaPicture.of(
                        reference.path("width").asInt(), reference.path("height").asInt());
        assertThat(FormulaPicture.checksum(picture))
                .isEqualTo(reference.path("checksum").asDouble());

        AveragedSpectrum spectrum = AveragedSpectrum.of(picture.plane(), new Cancellation());

        assertThat(spectrum.windows()).isEqualTo(reference.path("windows").asInt());
        for (JsonNode point : reference.path("decibels")) {
            // A tenth of a decibel is 2.3 % of the power.
            assertThat(spectrum.at(point.get(0).asInt(), point.get(1).asInt()))
                    .isCloseTo(point.get(2).asDouble(), within(0.1));
        }
        RadialSpectrum radial = RadialSpectrum.of(spectrum);
        assertThat(radial.slope()).isCloseTo(reference.path("slope").asDouble(), within(0.05));
        assertThat(radial.highExcess()).isCloseTo(reference.path("excess").asDouble(), within(0.1));
    }

    @Test
    void whiteNoiseHasItsVarianceTimesTheFiltersResponse() {
        GreyPicture noise = GreyPicture.of(1200, 900, (x, y) -> 128).withNoise(4, null, 5);

        AveragedSpectrum spectrum = AveragedSpectrum.of(noise.plane(), new Cancellation());

        // At (½, 0) the filter passes all, at (½, ½) twice the amplitude. The mean of logarithms of
        // an exponential variable lies 2.5 dB below the logarithm of its mean.
        double level = 10 * Math.log10(16) - 2.5;
        assertThat(mean(spectrum, 120, 0)).isCloseTo(level, within(1.0));
        assertThat(mean(spectrum, 120, 120)).isCloseTo(level + 6, within(1.0));
        RadialSpectrum radial = RadialSpectrum.of(spectrum);
        assertThat(radial.slope()).isCloseTo(0, within(0.5));
        assertThat(radial.highExcess()).isCloseTo(0, within(1.0));
        assertThat(LatticePeaks.of(spectrum).eighths()).isLessThan(4);
        assertThat(LatticePeaks.of(spectrum).sixteenths()).isLessThan(4);
    }

    @Test
    void aPatternOfFourPixelsIsAPeakAtAQuarter() {
        GreyPicture noise = GreyPicture.scene(900, 700, 3, 7);
        Plane plane = noise.plane();
        GreyPicture every4 =
                GreyPicture.of(
                        900, 700, (x, y) -> plane.at(x, y) + (x % 4 == 0 && y % 4 == 0 ? 3 : 0));

        LatticePeaks before =
                LatticePeaks.of(AveragedSpectrum.of(noise.plane(), new Cancellation()));
        LatticePeaks after =
                LatticePeaks.of(AveragedSpectrum.of(every4.plane(), new Cancellation()));

        assertThat(before.eighths()).isLessThan(5);
        assertThat(after.eighths()).isGreaterThan(10);
        assertThat(after.sixteenths()).isLessThan(5);
    }

    @Test
    void aPatternOfSixteenPixelsIsAPeakThatBlocksDoNotExplain() {
        Plane plane = GreyPicture.scene(900, 700, 3, 8).plane();
        GreyPicture patterned =
                GreyPicture.of(
                        900,
                        700,
                        (x, y) -> plane.at(x, y) + 2 * Math.cos(2 * Math.PI * (3 * x + y) / 16));

        LatticePeaks peaks =
                LatticePeaks.of(AveragedSpectrum.of(patterned.plane(), new Cancellation()));

        assertThat(peaks.sixteenths()).isGreaterThan(10);
        assertThat(peaks.eighths()).isLessThan(5);
    }

    @Test
    void oppositeFrequenciesAreTheSame() {
        AveragedSpectrum spectrum =
                AveragedSpectrum.of(GreyPicture.scene(500, 400, 3, 9).plane(), new Cancellation());

        assertThat(spectrum.at(-20, 31)).isEqualTo(spectrum.at(20, -31));
        assertThat(spectrum.at(256 + 20, 31)).isEqualTo(spectrum.at(20, 31 - 256));
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        GreyPicture picture = GreyPicture.scene(600, 500, 2, 3);

        assertThatThrownBy(() -> AveragedSpectrum.of(picture.plane(), cancellation))
                .isInstanceOf(CancelledException.class);
    }

    private static double mean(AveragedSpectrum spectrum, int u, int v) {
        double sum = 0;
        for (int i = -5; i <= 5; i++) {
            for (int j = -5; j <= 5; j++) {
                sum += spectrum.at(u + i, v + j);
            }
        }
        return sum / 121;
    }

    private static JsonNode reference() throws IOException {
        try (InputStream in = AveragedSpectrumTest.class.getResourceAsStream("averaged.json")) {
            return JsonMapper.shared().readTree(in);
        }
    }
}
