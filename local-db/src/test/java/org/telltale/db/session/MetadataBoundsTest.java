package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

final class MetadataBoundsTest {
    @Test
    void whatIsSmallStaysAsItIs() {
        Probe probe = probe(List.of(new MetadataEntry("a", "b", "c")), new Blob(new byte[10]));
        assertThat(MetadataBounds.bound(probe)).isEqualTo(probe);
    }

    @Test
    void whatIsHugeIsCutAndTheCutIsSaid() {
        MetadataEntry large = new MetadataEntry("PNG-zTXt", "prompt", "x".repeat(100_000));
        Probe probe =
                probe(
                        Collections.nCopies(50, large),
                        new Blob(new byte[MetadataBounds.MAX_BLOB_BYTES + 1]));

        Probe bounded = MetadataBounds.bound(probe);

        assertThat(bounded.metadata().entries()).hasSize(19);
        assertThat(bounded.metadata().iccProfile()).isNull();
        assertThat(bounded.problems())
                .extracting(Reason::code)
                .containsExactly("store.metadata-cut", "store.blob-cut");
        assertThat(bounded.problems().getFirst().text(Locale.ROOT)).contains("first 19 of 50");
        assertThat(bounded.problems().getLast().text(Locale.ROOT)).contains("16 MiB");
    }

    private static Probe probe(List<MetadataEntry> entries, @Nullable Blob iccProfile) {
        return new Probe(
                AnalysisFixture.media(AnalysisFixture.digest('a')),
                new Metadata(entries, Orientation.UPRIGHT, null, null, null, iccProfile, List.of()),
                List.of());
    }
}
