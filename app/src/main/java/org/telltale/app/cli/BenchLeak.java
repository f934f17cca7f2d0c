package org.telltale.app.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.telltale.app.Composition;
import org.telltale.app.bench.LeakBench;
import org.telltale.app.bench.LeakReport;
import org.telltale.app.bench.MemoryUse;
import org.telltale.app.document.LeakDocument;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.media.MediaException;

/** {@code telltale bench --leak}: what memory is held over many analyses in one process. */
final class BenchLeak {
    private static final double MEBIBYTE = 1048576;

    private final CommonOptions common;
    private final Composition program;
    private final AnalysisSettings settings;

    BenchLeak(CommonOptions common, Composition program, AnalysisSettings settings) {
        this.common = common;
        this.program = program;
        this.settings = settings;
    }

    /** Examines the pictures in turn; one that cannot be analysed ends it. */
    int run(List<Path> pictures, int analyses, boolean json) {
        Terminal terminal = common.terminal();
        LeakReport report;
        try {
            report =
                    new LeakBench(program, settings)
                            .run(
                                    pictures,
                                    analyses,
                                    done -> terminal.progress(done + "", (double) done / analyses));
        } catch (MediaException e) {
            terminal.error(e.reason().text(common.language()));
            common.traceIfVerbose(e);
            return ExitCode.NOTHING_DONE;
        }
        if (json) {
            terminal.result(LeakDocument.write(report));
            return ExitCode.DONE;
        }
        terminal.result(terminal.text("bench.leak-head"));
        report.uses().forEach(use -> terminal.result(row(use)));
        terminal.result(
                terminal.text(
                        "bench.leak-growth",
                        analyses + "",
                        mebibytes(report.growth(MemoryUse::heapBytes)),
                        report.growth(MemoryUse::objects) + "",
                        mebibytes(report.growth(MemoryUse::residentBytes))));
        terminal.result(terminal.text("bench.leak-notes"));
        return ExitCode.DONE;
    }

    private static String row(MemoryUse use) {
        return String.format(
                Locale.ROOT,
                "%8d %17s %13d %14s",
                use.analyses(),
                mebibytes(use.heapBytes()),
                use.objects(),
                mebibytes(use.residentBytes()));
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEBIBYTE);
    }
}
