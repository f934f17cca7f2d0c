package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands first in a list of metadata. */
class UnusualEntriesTest {
    private static final MetadataEntry MAKE = new MetadataEntry("Exif IFD0", "Make", "Optics");
    private static final MetadataEntry SOFTWARE =
            new MetadataEntry("Exif IFD0", "Software", "Editor 1.0");
    private static final MetadataEntry PROMPT =
            new MetadataEntry("PNG-tEXt", "parameters", "a cat");
    private static final MetadataEntry PREVIEW =
            new MetadataEntry("JFIF", "Thumbnail Width Pixels", "0");

    @Test
    void whatProgramsWriteStandsFirst() {
        assertThat(UnusualEntries.first(List.of(MAKE, SOFTWARE, PREVIEW, PROMPT)))
                .containsExactly(SOFTWARE, PROMPT, MAKE, PREVIEW);
    }

    @Test
    void whatEveryCameraWritesIsUsual() {
        assertThat(UnusualEntries.isUnusual(MAKE)).isFalse();
        assertThat(UnusualEntries.isUnusual(PREVIEW)).isFalse();
        assertThat(UnusualEntries.isUnusual(SOFTWARE)).isTrue();
        assertThat(UnusualEntries.isUnusual(PROMPT)).isTrue();
    }
}
