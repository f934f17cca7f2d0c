package org.telltale.app.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;
import org.telltale.app.Composition;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.MediaException;

/**
 * Examines pictures over and over in one process, from the file to the explanation, and reads what
 * memory is held. Blocks.
 */
public final class LeakBench {
    private static final int READINGS = 40;

    private final Composition program;
    private final AnalysisSettings settings;
    private final PeakMemory memory = new PeakMemory();

    /** A look for leaks in a program with its packs. */
    public LeakBench(Composition program, AnalysisSettings settings) {
        this.program = program;
        this.settings = settings;
    }

    /**
     * Examines the files in turn.
     *
     * @param analyses how many, at least as many as a {@link LeakReport} needs readings
     * @param progress told how many are done
     * @throws MediaException if a file cannot be analysed
     */
    public LeakReport run(List<Path> files, int analyses, IntConsumer progress)
            throws MediaException {
        List<MemoryUse> uses = new ArrayList<>();
        uses.add(MemoryUse.after(0, program.worker(), memory));
        int every = Math.ceilDiv(analyses, READINGS);
        for (int i = 1; i <= analyses; i++) {
            program.examiner()
                    .examine(
                            files.get((i - 1) % files.size()),
                            settings,
                            Locale.ENGLISH,
                            null,
                            RunListener.NONE,
                            new Cancellation());
            progress.accept(i);
            if (i % every == 0 || i == analyses) {
                uses.add(MemoryUse.after(i, program.worker(), memory));
            }
        }
        return new LeakReport(uses);
    }
}
