package org.telltale.db.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisFixture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.ContentCredentials;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataEntry;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.reason.Reason;

final class AnalysisJsonTest {
    private static final Media MEDIA = AnalysisFixture.media(AnalysisFixture.digest('a'));

    private final AnalysisJson json = new AnalysisJson();
    private final Map<String, Blob> blobs = new HashMap<>();

    @Test
    void everyAnswerOfTheFixturesComesBack() {
        for (Analysis analysis :
                List.of(
                        AnalysisFixture.fake(MEDIA),
                        AnalysisFixture.real(MEDIA),
                        AnalysisFixture.inconclusive(MEDIA))) {
            analysis.runs().forEach(run -> comesBack(new Recorded.DetectorAnswered("r", run)));
            comesBack(
                    new Recorded.RunFinished(
                            "r", analysis.runtime(), analysis.verdict(), analysis.problems()));
        }
    }

    @Test
    void everyKindOfOutcomeAndPlaceComesBack() {
        Provenance provenance =
                new Provenance(
                        MEDIA.sha256(),
                        "x",
                        "1",
                        AnalysisFixture.digest('c'),
                        Map.of("scale", "0.5", "block", "8"),
                        "cpu",
                        "r");
        Evidence places =
                Evidence.of(
                        List.of(
                                new Finding("w1", new Place.Whole(), 0.25, null, null, provenance),
                                new Finding(
                                        "i1",
                                        new Place.Interval("audio", 1_000_001, 2_000_002),
                                        -1e-300,
                                        1.5,
                                        "cal",
                                        provenance),
                                new Finding(
                                        "r1",
                                        new Place.Region(
                                                AnalysisFixture.CHEEK_BOX, null, null, Set.of()),
                                        Double.MIN_VALUE,
                                        0.1 + 0.2,
                                        "cal",
                                        provenance)),
                        List.of());
        for (Outcome outcome :
                List.of(
                        new Outcome.Completed(places),
                        new Outcome.Inconclusive(Reason.of("verdict.dead-zone"), places),
                        new Outcome.NotApplicable(Reason.of("engine.other-kind.image")),
                        new Outcome.Failed(Reason.of("engine.detector-fault", "X", 3)),
                        new Outcome.Cancelled())) {
            comesBack(
                    new Recorded.DetectorAnswered(
                            "r",
                            new DetectorRun(
                                    "d1",
                                    AnalysisFixture.detector("x", 1),
                                    outcome,
                                    "cpu",
                                    AnalysisFixture.digest('d'),
                                    12)));
        }
    }

    @Test
    void everythingThatAFileSaysOfItselfComesBack() {
        JpegStructure jpeg =
                new JpegStructure(
                        800,
                        600,
                        3,
                        8,
                        true,
                        "4:2:0",
                        Map.of(0, IntStream.range(1, 65).boxed().toList(), 1, List.of(1, 2)),
                        87,
                        false,
                        List.of("SOI", "APP1"),
                        List.of("a comment"),
                        true,
                        17);
        ContentCredentials credentials =
                new ContentCredentials(
                        List.of(
                                new ContentCredentials.Manifest(
                                        "urn:uuid:1",
                                        null,
                                        List.of(
                                                new ContentCredentials.Action(
                                                        "c2pa.created", null, "x")),
                                        List.of("ingredient"),
                                        "issuer")));
        Metadata metadata =
                new Metadata(
                        List.of(
                                new MetadataEntry("PNG-tEXt", "prompt", "Ünïcode 证据 😀 \"\\ \n"),
                                new MetadataEntry("XMP", "lone", "a\uD800b\0c")),
                        Orientation.ROTATED_90_CW,
                        jpeg,
                        credentials,
                        new Blob(new byte[] {(byte) 0xff, (byte) 0xd8}),
                        new Blob(new byte[70_000]),
                        List.of(Reason.of("engine.detector-fault", "y")));
        AnalysisSettings settings =
                new AnalysisSettings(
                        Profile.THOROUGH,
                        Set.of("faces", "jpeg-grid"),
                        "cpu",
                        MediaLimits.STANDARD);
        comesBack(
                new Recorded.RunStarted(
                        "r", settings, "runtime", new Probe(MEDIA, metadata, List.of())));
        assertThat(blobs).hasSize(2);
    }

    @Test
    void mediaOfEveryKindComeBack() {
        comesBack(new Recorded.SessionOpened(MEDIA));
        comesBack(
                new Recorded.SessionOpened(
                        new Media(
                                Path.of("/tmp/a \\ b?#%41.mp4"),
                                AnalysisFixture.digest('b'),
                                1L << 40,
                                MediaKind.VIDEO,
                                "mp4",
                                new Media.PictureSize(1920, 1080),
                                new Media.TimeFacts(5_000_000, 29.97, 48_000, 2))));
    }

    @Test
    void explanationsAndNotesComeBack() {
        Statement statement =
                new Statement("Say.", List.of("c1"), List.of("r1"), List.of("i1"), List.of("f1"));
        comesBack(
                new Recorded.ExplanationAdded(
                        "r", new Explanation(Style.CHALLENGE, "de", List.of(statement)), "Ada"));
        comesBack(new Recorded.NoteAdded("a note", "Ada"));
    }

    @Test
    void payloadsArePlainAscii() {
        String payload = json.write(new Recorded.NoteAdded("Ü 证据", "Ada"), blob -> "");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(payload)).isTrue();
    }

    @Test
    void whatCannotBeReadIsRefusedWithItsEntry() {
        assertThatThrownBy(() -> read("note", "{"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("Entry 3");
        assertThatThrownBy(() -> read("run", "{\"run\": \"r\"}"))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> read("dance", "{}"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("dance");
    }

    private Recorded read(String kind, String payload) {
        return json.read(
                LogEntry.of(3, "s", kind, "2026-01-01T00:00:00Z", payload, LogEntry.GENESIS),
                this::blob);
    }

    private Blob blob(String sha256, int bytes) {
        Blob blob = Objects.requireNonNull(blobs.get(sha256));
        assertThat(blob.size()).isEqualTo(bytes);
        return blob;
    }

    private void comesBack(Recorded recorded) {
        String payload =
                json.write(
                        recorded,
                        blob -> {
                            String sha256 = Sha256.of(blob.bytes());
                            blobs.put(sha256, blob);
                            return sha256;
                        });
        assertThat(read(recorded.kind(), payload)).isEqualTo(recorded);
    }
}
