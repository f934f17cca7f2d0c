package org.telltale.app.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.telltale.app.Composition;
import org.telltale.app.bench.PackBench;
import org.telltale.app.document.PackBenchDocument;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.run.Throughput;
import org.telltale.inference.pack.store.StoredPack;

/** {@code telltale bench --packs}: how much of a model's bare speed is left in this program. */
final class BenchPacks {
    private final CommonOptions common;
    private final Composition program;
    private final AnalysisSettings settings;

    BenchPacks(CommonOptions common, Composition program, AnalysisSettings settings) {
        this.common = common;
        this.program = program;
        this.settings = settings;
    }

    /** Measures the packs named, or all; a pack that does not run is one line of error. */
    int run(List<String> names, int batch, int rounds, boolean json) throws IOException {
        Terminal terminal = common.terminal();
        List<StoredPack.Installed> packs;
        try {
            packs = packs(names);
        } catch (PackException e) {
            terminal.error(e.reason().text(common.language()));
            common.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        }
        if (packs.isEmpty()) {
            terminal.error(terminal.text("bench.packs-none"));
            return ExitCode.NOTHING_DONE;
        }
        List<PackBench.Measured> measured = new ArrayList<>();
        try (PackBench bench = new PackBench(program.modelHost(settings), batch, rounds)) {
            if (!json) {
                terminal.result(terminal.text("bench.packs-head"));
            }
            for (StoredPack.Installed pack : packs) {
                terminal.progress(pack.id(), (double) measured.size() / packs.size());
                measure(bench, pack, measured, json);
            }
        } catch (MediaException e) {
            terminal.error(e.reason().text(common.language()));
            common.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        }
        if (measured.isEmpty()) {
            return ExitCode.NOTHING_DONE;
        }
        terminal.result(
                json
                        ? PackBenchDocument.write(measured, batch)
                        : terminal.text("bench.packs-notes"));
        return measured.size() < packs.size() ? ExitCode.SOME_FAILED : ExitCode.DONE;
    }

    private List<StoredPack.Installed> packs(List<String> names) throws PackException, IOException {
        if (names.isEmpty()) {
            return program.packs().usable();
        }
        List<StoredPack.Installed> packs = new ArrayList<>();
        for (String name : names) {
            program.packs().named(name).stream()
                    .filter(StoredPack.Installed.class::isInstance)
                    .map(StoredPack.Installed.class::cast)
                    .forEach(packs::add);
        }
        return packs;
    }

    private void measure(
            PackBench bench,
            StoredPack.Installed pack,
            List<PackBench.Measured> measured,
            boolean json) {
        Terminal terminal = common.terminal();
        try {
            PackBench.Measured one = bench.measure(pack);
            measured.add(one);
            if (!json) {
                terminal.result(row(one));
            }
        } catch (MediaException e) {
            terminal.error(
                    terminal.text("bench.pack", pack.id(), e.reason().text(common.language())));
            common.traceIfVerbose(e);
        }
    }

    private static String row(PackBench.Measured one) {
        Throughput.Measured measured = one.throughput();
        return String.format(
                Locale.ROOT,
                "%-26s %5d %9d %20s %20s %14s %16s  %s",
                one.id() + "@" + one.version(),
                measured.items(),
                measured.itemsInRun(),
                spread(measured.own()),
                spread(measured.bare()),
                share(measured.ratio()),
                spread(measured.processor()),
                measured.accelerator().id());
    }

    private static String share(Throughput.Spread ratio) {
        return String.format(
                Locale.ROOT,
                "%.0f (%.0f–%.0f)",
                100 * ratio.median(),
                100 * ratio.min(),
                100 * ratio.max());
    }

    private static String spread(Throughput.Spread spread) {
        String format = spread.median() < 10 ? "%.2f (%.2f–%.2f)" : "%.0f (%.0f–%.0f)";
        return String.format(Locale.ROOT, format, spread.median(), spread.min(), spread.max());
    }
}
