package org.telltale.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.telltale.inference.worker.InProcessWorker;

class BenchReportTest {
    @Test
    void theExponentIsTheSlopeOfTheLogarithms() {
        BenchReport report =
                new BenchReport(
                        List.of(picture(1000, 10, 7), picture(2000, 40, 0), picture(4000, 160, 7)));
        // Four times the pixels take four times as long.
        assertThat(report.totalExponent()).hasValueCloseTo(1.0, within(1e-9));
        assertThat(report.exponent("constant")).hasValueCloseTo(0.0, within(1e-9));
        assertThat(report.exponent("absent")).isEmpty();
        assertThat(new BenchReport(List.of(picture(1000, 10, 7))).totalExponent()).isEmpty();
        assertThat(new BenchReport(List.of()).totalExponent()).isEmpty();
        assertThat(report.detectors()).containsExactly("constant");
    }

    @Test
    void timesAreMedianAndRange() {
        assertThat(Times.of(new double[] {3, 1, 2})).isEqualTo(new Times(2, 1, 3));
        assertThat(Times.of(new double[] {4, 1})).isEqualTo(new Times(2.5, 1, 4));
    }

    @Test
    void theSamePictureIsMadeEveryTime() {
        try (InProcessWorker worker = new InProcessWorker()) {
            byte[] once = SyntheticPicture.ofMegapixels(0.05).jpeg(worker);
            assertThat(SyntheticPicture.ofMegapixels(0.05).jpeg(worker)).isEqualTo(once);
            // Noise does not compress: a picture that came out flat would be far smaller.
            assertThat(once.length).isGreaterThan(10_000);
        }
    }

    private static BenchReport.Picture picture(int side, double total, double constant) {
        Times times = new Times(total, total, total);
        return new BenchReport.Picture(
                "p",
                side,
                side,
                1,
                times,
                times,
                Map.of("constant", new Times(constant, constant, constant)),
                1,
                true);
    }
}
