package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Box;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.run.InstalledPacks;
import org.telltale.inference.pack.run.Throughput;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.runtime.Accelerator;
import org.telltale.inference.worker.Pixels;

/** What is measured, not how fast it is: that belongs to a benchmark. */
class PackThroughputTest {
    @TempDir Path folder;

    private Throughput.Measured measure(PackBuilder pack) throws Exception {
        try (PackFixture packs = new PackFixture(folder);
                Arena arena = Arena.ofShared()) {
            packs.install(pack);
            StoredPack.Installed installed = packs.store.usable().getFirst();
            Pixels pixels = new Pixels(64, 48, arena.allocate(4L * 64 * 48));
            Box face = new Box(8, 8, 40, 40);
            return new Throughput(
                            InstalledPacks.host(packs.worker), pixels, List.of(face, face, face), 2)
                    .measure(installed, new Cancellation());
        }
    }

    @Test
    void facesAreMeasuredInBatches() throws Exception {
        Throughput.Measured measured = measure(PackFixture.facePack("face"));
        assertThat(measured.items()).isEqualTo(3);
        assertThat(measured.itemsInRun()).isEqualTo(3);
        assertThat(measured.accelerator()).isEqualTo(Accelerator.CPU);
        assertThat(measured.rounds()).hasSize(2);
        assertThat(measured.own().min()).isPositive();
        assertThat(measured.bare().min()).isPositive();
        assertThat(measured.ratio().median())
                .isBetween(measured.ratio().min(), measured.ratio().max());
    }

    @Test
    void aWholePictureIsOneItemAndSoundGoesByWindows() throws Exception {
        assertThat(measure(PackFixture.wholePack("whole")).items()).isEqualTo(1);
        folder = folder.resolve("sound");
        assertThat(measure(new PackBuilder()).items()).isEqualTo(3);
    }
}
