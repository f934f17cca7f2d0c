package org.telltale.app.cli;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.telltale.app.bench.BenchReport;
import org.telltale.app.bench.Times;

/** Prints a benchmark of the program: a column for each picture, a row for each detector. */
final class BenchTable {
    private static final String ABSENT = "-";

    private final Terminal terminal;

    BenchTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(BenchReport report) {
        List<BenchReport.Picture> pictures = report.pictures();
        row(
                terminal.text("bench.detector"),
                pictures,
                BenchTable::size,
                terminal.text("bench.exponent"));
        for (String detector : report.detectors()) {
            row(
                    detector,
                    pictures,
                    picture -> times(picture.detectors().get(detector)),
                    number(report.exponent(detector)));
        }
        row(
                terminal.text("bench.total"),
                pictures,
                picture -> times(picture.total()),
                number(report.totalExponent()));
        row(terminal.text("bench.decode"), pictures, picture -> times(picture.decode()), "");
        row(
                terminal.text("bench.per-megapixel"),
                pictures,
                picture -> String.format(Locale.ROOT, "%.0f", picture.millisPerMegapixel()),
                "");
        row(
                terminal.text(
                        pictures.stream().allMatch(BenchReport.Picture::resident)
                                ? "bench.peak-resident"
                                : "bench.peak-heap"),
                pictures,
                picture -> String.format(Locale.ROOT, "%.0f", picture.peakBytes() / 1048576.0),
                "");
    }

    private void row(
            String name,
            List<BenchReport.Picture> pictures,
            Function<BenchReport.Picture, String> cell,
            String last) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-22s", name));
        pictures.forEach(
                picture -> line.append(String.format(Locale.ROOT, " %20s", cell.apply(picture))));
        terminal.result(line.append("  ").append(last).toString().stripTrailing());
    }

    private static String size(BenchReport.Picture picture) {
        return String.format(Locale.ROOT, "%.1f MP", picture.pixels() / 1e6);
    }

    private static String times(@Nullable Times times) {
        return times == null
                ? ABSENT
                : String.format(
                        Locale.ROOT, "%.0f (%.0f–%.0f)", times.median(), times.min(), times.max());
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : ABSENT;
    }
}
