package org.telltale.inference.detect.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.store.StoredPack;

/** What is said of a pack's use is what an analysis does with it. */
class PackUsesTest {
    private static final String WHOLE = "{\"rule\": \"whole\"}";

    @TempDir Path folder;
    private PackFixture packs;

    @BeforeEach
    void open() {
        packs = new PackFixture(folder);
    }

    @AfterEach
    void close() {
        packs.close();
    }

    private PackUse use(String name) throws Exception {
        StoredPack.Installed pack = (StoredPack.Installed) packs.store.named(name).getFirst();
        return PackUses.ofListed(packs.store.list()).of(pack);
    }

    private List<String> detectors() {
        return packs.engine(List.of()).detectors().stream().map(DetectorInfo::id).toList();
    }

    @ParameterizedTest
    @EnumSource(PackTask.class)
    void everyTaskIsUsedOrSaidNotToBe(PackTask task) throws Exception {
        packs.install(PackFixture.pack("one", task.word(), WHOLE));
        PackUse use = use("one");
        assertThat(use.said().text(Locale.ENGLISH)).isNotBlank();
        if (use.used()) {
            assertThat(detectors()).contains("pack-one");
            assertThat(use.said().text(Locale.ENGLISH)).contains("pack-one");
        } else {
            assertThat(use.said().text(Locale.ENGLISH)).contains("not used by analysis");
        }
    }

    @Test
    void theTasksWithoutAUseAreKnown() throws Exception {
        for (PackTask task : PackTask.values()) {
            packs.install(PackFixture.pack(task.word(), task.word(), WHOLE));
        }
        PackUses uses = PackUses.ofListed(packs.store.list());
        List<String> unused =
                packs.store.usable().stream()
                        .filter(pack -> uses.of(pack).said().code().equals("pack-use.task"))
                        .map(StoredPack::id)
                        .toList();
        assertThat(unused)
                .containsExactlyInAnyOrder(
                        "face-attributes",
                        "face-embedding",
                        "audio-spoof",
                        "audio-spoof-frames",
                        "voice-activity",
                        "video-frames",
                        "lip-sync");
        assertThat(Arrays.stream(PackTask.values()).map(PackTask::word).collect(Collectors.toSet()))
                .containsAll(unused);
    }

    @Test
    void anOlderVersionIsSaidToBeReplaced() throws Exception {
        packs.install(PackFixture.facePack("blue"));
        PackBuilder newer = PackFixture.facePack("blue");
        newer.manifest.put("version", "2.0");
        packs.install(newer);
        assertThat(use("blue@1.0").said().code()).isEqualTo("pack-use.newer");
        assertThat(use("blue@2.0").used()).isTrue();
    }

    @Test
    void aDecoderThatItsTaskHasNoUseForIsSaid() throws Exception {
        packs.install(PackFixture.pack("where", "image-localization", WHOLE));
        assertThat(use("where").used()).isFalse();
        assertThat(use("where").said().code()).isEqualTo("pack-use.unfit");
    }

    @Test
    void theSecondOfTwoFaceFindersSaysWhichIsUsed() throws Exception {
        packs.install(PackFaceFinderTest.detection(0.9f));
        PackBuilder second = PackFaceFinderTest.detection(0.9f);
        second.manifest.put("id", "zweiter");
        packs.install(second);
        assertThat(use("finder").said().code()).isEqualTo("pack-use.faces");
        assertThat(use("zweiter").said().code()).isEqualTo("pack-use.other");
        assertThat(use("zweiter").said().arguments()).containsExactly("finder");
        packs.install(PackFaceFinderTest.landmarks(3));
        assertThat(use("mesh").said().code()).isEqualTo("pack-use.landmarks");
    }
}
