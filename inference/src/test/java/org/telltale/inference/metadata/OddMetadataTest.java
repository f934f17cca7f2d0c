package org.telltale.inference.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.media.Media;
import org.telltale.inference.metadata.OddMetadata.Rule;

class OddMetadataTest {
    /** 800 by 600. */
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));

    private static final MetadataEntry TAKEN =
            entry("Exif SubIFD", "Date/Time Original", "2024:05:01 10:20:30");

    @Test
    void aSideThatIsNeitherOfThePicturesIsOdd() {
        assertThat(rule(entry("Exif SubIFD", "Exif Image Width", "4000 pixels")))
                .isEqualTo(Rule.OTHER_SIZE);
        // Turned pictures are stored lying.
        assertThat(rule(entry("Exif SubIFD", "Exif Image Width", "600 pixels"))).isNull();
        assertThat(rule(entry("Exif SubIFD", "Exif Image Height", "600"))).isNull();
        assertThat(rule(entry("Exif Thumbnail", "Image Width", "160 pixels"))).isNull();
        assertThat(rule(entry("Exif SubIFD", "Exif Image Width", "0"))).isNull();
        assertThat(rule(entry("Exif SubIFD", "Exif Image Width", "99999999999"))).isNull();
    }

    @Test
    void anotherMinuteThanThatOfTakingIsOdd() {
        assertThat(rule(entry("Exif IFD0", "Date/Time", "2024:06:01 10:20:30")))
                .isEqualTo(Rule.OTHER_TIME);
        assertThat(rule(entry("XMP", "xmp:ModifyDate", "2024-05-01T10:21:00+02:00")))
                .isEqualTo(Rule.OTHER_TIME);
        assertThat(rule(entry("Exif IFD0", "Date/Time", "2024:05:01 10:20:59"))).isNull();
        assertThat(rule(TAKEN)).isNull();
    }

    @Test
    void whatProgramsLeaveIsOdd() {
        assertThat(rule(entry("PNG-tEXt", "parameters", "steps: 20"))).isEqualTo(Rule.GENERATION);
        assertThat(rule(entry("XMP", "Iptc4xmpExt:DigitalSourceType", "x"))).isEqualTo(Rule.SOURCE);
        assertThat(rule(entry("XMP", "xmpMM:History[1]/stEvt:action", "saved")))
                .isEqualTo(Rule.HISTORY);
        assertThat(rule(entry("Exif IFD0", "Software", "Editor 1"))).isEqualTo(Rule.PROGRAM);
        assertThat(rule(entry("XMP", "xmp:CreatorTool", "Editor 1"))).isEqualTo(Rule.PROGRAM);
        assertThat(rule(entry("PNG", "Data after end of image", "12 bytes")))
                .isEqualTo(Rule.TRAILER);
        assertThat(rule(entry("JPEG", "Comment", "hello"))).isEqualTo(Rule.SELDOM);
        assertThat(rule(entry("IPTC", "City", "Here"))).isEqualTo(Rule.SELDOM);
    }

    @Test
    void whatCamerasWriteIsNot() {
        assertThat(
                        List.of(
                                entry("Exif IFD0", "Make", "Telltale Optics"),
                                entry("Exif IFD0", "Orientation", "Top, left side"),
                                entry("Exif SubIFD", "F-Number", "f/5.6"),
                                entry("GPS", "GPS Latitude", "1"),
                                entry("ICC Profile", "Profile Copyright", "x")))
                .allMatch(entry -> rule(entry) == null);
    }

    private static MetadataEntry entry(String directory, String name, String value) {
        return new MetadataEntry(directory, name, value);
    }

    private static @Nullable Rule rule(MetadataEntry entry) {
        Metadata metadata =
                new Metadata(
                        List.of(TAKEN, entry),
                        Orientation.UPRIGHT,
                        null,
                        null,
                        null,
                        null,
                        List.of());
        return new OddMetadata(MEDIA, metadata).rule(entry);
    }
}
