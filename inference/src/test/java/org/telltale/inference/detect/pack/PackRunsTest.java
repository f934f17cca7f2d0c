package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.pack.run.InputMemory;
import org.telltale.inference.pack.run.InstalledPacks;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.runtime.AcceleratorTrust;
import org.telltale.inference.worker.InProcessWorker;

class PackRunsTest {
    @TempDir Path folder;

    @Test
    void memoryIsLentAgainAndNotKeptAfterTheClose() {
        try (InProcessWorker worker = new InProcessWorker()) {
            AcceleratorTrust trust =
                    new AcceleratorTrust(
                            worker::runModel, new InstalledPacks.Forgetful(), worker::accelerators);
            PackRuns runs = new PackRuns(new PackStore(folder), trust, List.of(Accelerator.CPU));
            InputMemory first = runs.lend();
            runs.giveBack(first);
            assertThat(runs.lend()).isSameAs(first);
            runs.close();
            runs.giveBack(first);
            assertThat(runs.lend()).as("let go, not kept").isNotSameAs(first);
        }
    }
}
