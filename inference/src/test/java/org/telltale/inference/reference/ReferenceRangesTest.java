package org.telltale.inference.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.face.FaceConsistencyDetector;
import org.telltale.inference.detect.light.FaceLightDetector;
import org.telltale.inference.engine.ReferenceRange;
import org.telltale.inference.face.FacialRegion;

class ReferenceRangesTest {
    private static final String CUE = "noise-ratio-face";

    @Test
    void coversExactlyItsBinAndRegion() {
        ReferenceRanges ranges = parse(entry("CHIN", "70", "84", 99, 300));

        assertThat(find(ranges, CUE, FacialRegion.CHIN, 64, 70)).isNotNull();
        assertThat(find(ranges, CUE, FacialRegion.CHIN, 127, 84)).isNotNull();
        assertThat(find(ranges, CUE, FacialRegion.CHIN, 128, 84)).isNull();
        assertThat(find(ranges, CUE, FacialRegion.CHIN, 63, 84)).isNull();
        assertThat(find(ranges, CUE, FacialRegion.CHIN, 64, 85)).isNull();
        assertThat(find(ranges, CUE, FacialRegion.CHIN, 64, 69)).isNull();
        assertThat(find(ranges, CUE, FacialRegion.CHIN, 64, null)).isNull();
        assertThat(find(ranges, CUE, FacialRegion.LEFT_EYE, 64, 70)).isNull();
        assertThat(find(ranges, "sharpness-ratio-face", FacialRegion.CHIN, 64, 70)).isNull();
    }

    @Test
    void aBinWithoutQualityIsForWhatIsNoJpeg() {
        ReferenceRanges ranges = parse(entry("*", "null", "null", 95, 60));

        ReferenceRange range =
                Objects.requireNonNull(find(ranges, CUE, FacialRegion.NOSE_TIP, 100, null));
        assertThat(range.bin()).isEqualTo("small");
        assertThat(range.percentile()).isEqualTo(95);
        assertThat(range.n()).isEqualTo(60);
        assertThat(range.sources()).containsExactly("somewhere");
        assertThat(find(ranges, CUE, FacialRegion.NOSE_TIP, 100, 95)).isNull();
    }

    @Test
    void aPercentileNeedsItsPeople() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(entry("CHIN", "70", "84", 99, 299)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(entry("CHIN", "70", "84", 95, 59)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse(entry("CHIN", "70", "84", 50, 1000)));
    }

    @Test
    void rangesOfAnotherVersionAreRefused() {
        byte[] json = document(entry("CHIN", "70", "84", 99, 300));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceRanges.parse(json, "face-consistency", "0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReferenceRanges.parse(json, "noise-level", "1"));
    }

    @Test
    void theRangesThatComeWithTheProgramAreThisDetectorsOwn() {
        ReferenceRanges ranges =
                ReferenceRanges.builtIn(
                        FaceConsistencyDetector.ID, FaceConsistencyDetector.VERSION);

        assertThat(ranges.sha256()).hasSize(64);
        ReferenceRange range =
                Objects.requireNonNull(
                        find(ranges, "noise-ratio-mirror", FacialRegion.LEFT_CHEEK, 140, 90));
        assertThat(range.low()).isLessThan(1);
        assertThat(range.high()).isGreaterThan(1);
        assertThat(range.sources()).isNotEmpty();
    }

    @Test
    void aCueOfTheFaceAsAWholeHasARangeForAnyRegion() {
        assertThat(find(parse(entry("CHIN", "70", "84", 99, 300)), CUE, null, 64, 70)).isNull();
        assertThat(find(parse(entry("*", "70", "84", 99, 300)), CUE, null, 64, 70)).isNotNull();
    }

    @Test
    void theRangesOfTheLightAreThatDetectorsOwn() {
        ReferenceRanges ranges =
                ReferenceRanges.builtIn(FaceLightDetector.ID, FaceLightDetector.VERSION);

        ReferenceRange range =
                Objects.requireNonNull(
                        find(ranges, "illuminant-angle-surroundings", null, 140, 90));
        assertThat(range.low()).isZero();
        assertThat(range.high()).isBetween(1.0, 60.0);
        // No collection of real pictures with two faces was measured.
        assertThat(find(ranges, "illuminant-angle-faces", null, 140, 90)).isNull();
    }

    private static @Nullable ReferenceRange find(
            ReferenceRanges ranges,
            String cue,
            @Nullable FacialRegion region,
            int facePixels,
            @Nullable Integer quality) {
        return ranges.find(cue, region, new Condition(facePixels, quality));
    }

    private static ReferenceRanges parse(String entry) {
        return ReferenceRanges.parse(document(entry), "face-consistency", "1");
    }

    private static byte[] document(String bin) {
        return """
        {"detector": "face-consistency", "version": "1", "recipe": "r",
         "sources": {"s": "somewhere"}, "bins": [%s]}
        """
                .formatted(bin)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String entry(String region, String from, String to, int percentile, int n) {
        return """
        {"label": "small", "faceFrom": 64, "faceTo": 128, "jpegFrom": %s, "jpegTo": %s,
         "ranges": [{"cue": "%s", "region": "%s", "low": 0.7, "high": 1.4,
                     "percentile": %d, "n": %d, "sources": ["s"]}]}
        """
                .formatted(from, to, CUE, region, percentile, n);
    }
}
