package org.telltale.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.telltale.db.submission.masks.LocalizationReport;
import org.telltale.db.submission.masks.LocalizationReport.Baseline;
import org.telltale.db.submission.masks.LocalizationReport.Row;
import org.telltale.db.submission.masks.LocalizationReport.Verdicts;
import org.telltale.db.submission.masks.Scope;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.metrics.LocalizationFigures;
import org.telltale.inference.metrics.PictureScore.Answer;
import org.telltale.inference.metrics.Share;

/** Prints a localization benchmark as tables: all pictures, each group, and hits by kind. */
final class LocalizationTable {
    private static final int NAME_WIDTH = 24;
    private static final int KINDS_IN_A_TABLE = 5;
    private static final String ABSENT = "-";

    private final Terminal terminal;

    LocalizationTable(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(LocalizationReport report) {
        terminal.result(
                terminal.text(
                        "masks.pictures", report.pictures(), report.missing(), report.skipped()));
        List<Scope> groups =
                report.verdicts().stream()
                        .map(Verdicts::scope)
                        .filter(scope -> scope.level() == Scope.Level.GROUP)
                        .toList();
        print(report, Scope.ALL);
        if (groups.size() > 1) {
            groups.forEach(group -> print(report, group));
        }
        printKinds(report);
        terminal.result("");
        terminal.result(terminal.text("masks.conventions"));
    }

    private void print(LocalizationReport report, Scope scope) {
        Verdicts verdicts =
                report.verdicts().stream()
                        .filter(v -> v.scope().equals(scope))
                        .findFirst()
                        .orElseThrow();
        terminal.result("");
        terminal.result(
                terminal.text(
                        scope.equals(Scope.ALL) ? "masks.all" : "masks.group",
                        scope.name(),
                        verdicts.realCalledFake().n(),
                        verdicts.fakeCalledFake().n()));
        terminal.result(terminal.text("masks.columns"));
        for (Row row : report.rows()) {
            if (row.scope().equals(scope)) {
                terminal.result(line(row.detector(), row.figures()));
            }
        }
        for (Baseline baseline : report.baselines()) {
            if (baseline.scope().equals(scope)) {
                printBaseline(baseline);
            }
        }
        terminal.result(
                terminal.text(
                        "masks.verdicts",
                        rate(verdicts.realCalledFake()),
                        rate(verdicts.fakeCalledFake()),
                        rate(verdicts.inconclusive()),
                        rate(verdicts.realWithRegion()),
                        area(verdicts.auc(), verdicts.aucInterval())));
    }

    private static String line(String name, LocalizationFigures figures) {
        return cells(
                name,
                figures.answered(Answer.NOT_APPLICABLE) + "",
                figures.answered(Answer.OUTSIDE) + "",
                figures.answered(Answer.ABSTAINED) + "",
                figures.answered(Answer.FAILED) + "",
                area(figures.auc(), figures.aucInterval()),
                rate(figures.hits()),
                number(figures.f1()),
                number(figures.mcc()),
                number(figures.oracleF1()),
                rate(figures.realWithRegion()));
    }

    private void printBaseline(Baseline baseline) {
        constant("masks.full-frame", baseline.fullFrame());
        constant("masks.centre", baseline.centre());
        terminal.result(
                cells(
                        terminal.text("masks.file-size"),
                        "",
                        "",
                        "",
                        "",
                        area(baseline.fileSizeAuc(), baseline.fileSizeInterval()),
                        "",
                        "",
                        "",
                        "",
                        ""));
    }

    private void constant(String name, LocalizationFigures figures) {
        terminal.result(
                cells(
                        terminal.text(name),
                        "",
                        "",
                        "",
                        "",
                        "",
                        rate(figures.hits()),
                        number(figures.f1()),
                        number(figures.mcc()),
                        "",
                        ""));
    }

    private static String cells(String name, String... cells) {
        return String.format(
                        Locale.ROOT,
                        "%-" + NAME_WIDTH + "s %4s %5s %5s %5s  %-17s  %-22s %6s %6s %6s  %s",
                        name,
                        cells[0],
                        cells[1],
                        cells[2],
                        cells[3],
                        cells[4],
                        cells[5],
                        cells[6],
                        cells[7],
                        cells[8],
                        cells[9])
                .stripTrailing();
    }

    /** One row for each detector and one column for each kind, a few kinds at a time. */
    private void printKinds(LocalizationReport report) {
        List<Scope> kinds =
                report.verdicts().stream()
                        .map(Verdicts::scope)
                        .filter(scope -> scope.level() == Scope.Level.KIND)
                        .toList();
        if (kinds.size() < 2) {
            return;
        }
        terminal.result("");
        terminal.result(terminal.text("masks.kinds"));
        for (int from = 0; from < kinds.size(); from += KINDS_IN_A_TABLE) {
            printKinds(
                    report, kinds.subList(from, Math.min(kinds.size(), from + KINDS_IN_A_TABLE)));
        }
    }

    private void printKinds(LocalizationReport report, List<Scope> kinds) {
        List<String> names = new ArrayList<>();
        kinds.forEach(kind -> names.add(kind.name()));
        terminal.result("");
        terminal.result(kindLine("", names));
        for (String detector : report.rows().stream().map(Row::detector).distinct().toList()) {
            List<String> cells = new ArrayList<>();
            for (Scope kind : kinds) {
                report.rows().stream()
                        .filter(row -> row.detector().equals(detector) && row.scope().equals(kind))
                        .map(row -> kindCell(row.figures()))
                        .forEach(cells::add);
            }
            terminal.result(kindLine(detector, cells));
        }
    }

    private static String kindCell(LocalizationFigures figures) {
        return figures.hits().count() + "/" + figures.hits().n() + "  " + number(figures.auc());
    }

    private static String kindLine(String name, List<String> cells) {
        StringBuilder line = new StringBuilder(String.format("%-" + NAME_WIDTH + "s", name));
        cells.forEach(cell -> line.append(String.format(" %-22s", cell)));
        return line.toString().stripTrailing();
    }

    private static String area(OptionalDouble area, Optional<Interval> interval) {
        if (area.isEmpty()) {
            return ABSENT;
        }
        return number(area)
                + interval.map(i -> String.format(Locale.ROOT, " (%.2f–%.2f)", i.low(), i.high()))
                        .orElse("");
    }

    private static String rate(Share share) {
        return share.interval()
                .map(i ->
                        String.format(
                                Locale.ROOT,
                                "%d/%d %.0f%% (%.0f–%.0f%%)",
                                share.count(),
                                share.n(),
                                100 * share.rate().orElse(0),
                                100 * i.low(),
                                100 * i.high()))
                .orElse(ABSENT);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : ABSENT;
    }
}
