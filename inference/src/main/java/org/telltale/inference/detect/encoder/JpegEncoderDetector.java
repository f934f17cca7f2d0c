package org.telltale.inference.detect.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.telltale.inference.detect.declared.Quotation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Examination.IdKind;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.reason.Reason;

/**
 * Which encoder wrote a JPEG, as far as its quantization tables, the order of its segments and its
 * comments tell: Farid, “Digital image ballistics from JPEG quantization” (Dartmouth TR2006-583,
 * followed up in TR2008-638); Kornblum, “Using JPEG quantization tables to identify imagery
 * processed by software” (Digital Investigation 5, 2008); Kee, Johnson & Farid, “Digital image
 * authentication from JPEG headers” (IEEE TIFS 6, 2011).
 *
 * <p>Tables are compared value for value: with those of the IJG library at each quality, with
 * published tables of other programs, and with the files of a small table of cameras. Operating
 * conditions: any JPEG whose tables can be read; no pixel is decoded. It scores nothing, its
 * declarations carry no likelihood ratio and are never fused, and its one cue, the quality, speaks
 * for neither side. Thread-safe.
 */
public final class JpegEncoderDetector implements Detector {
    /** Source of declarations that come from the quantization tables. */
    static final String TABLES = "jpeg-tables";

    private static final DetectorInfo INFO =
            new DetectorInfo(
                    "jpeg-encoder", "1", "JPEG encoder", Set.of(MediaKind.IMAGE), Profile.QUICK, 6);

    /** Cameras named of all that use the same tables. */
    private static final int NAMED = 4;

    private final KnownTables known = KnownTables.load();
    private final KnownComments comments = KnownComments.load();
    private final CameraTables cameras = CameraTables.load();
    private final CameraComparison comparison = new CameraComparison(cameras);

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Outcome examine(Examination examination) {
        examination.checkCancelled();
        Metadata metadata = examination.metadata();
        JpegStructure jpeg = metadata.jpeg();
        if (jpeg == null) {
            return new Outcome.NotApplicable(Reason.of("encoder.not-jpeg"));
        }
        StoredTables tables = StoredTables.of(jpeg).orElse(null);
        TableOrigin origin = tables == null ? TableOrigin.UNKNOWN : known.origin(tables);
        MarkerOrder order = MarkerOrder.of(jpeg);
        List<Declaration> told = new ArrayList<>();
        if (tables != null) {
            told.add(encoder(TABLES, sentence(tables, origin, jpeg)));
            comparison
                    .of(
                            metadata.value("Exif IFD0", "Make"),
                            metadata.value("Exif IFD0", "Model"),
                            tables,
                            origin,
                            order)
                    .ifPresent(told::add);
        }
        told.add(encoder("jpeg-markers", order.sentence(jpeg.subsampling())));
        told.addAll(adobe(metadata));
        if (tables == null) {
            return new Outcome.Inconclusive(
                    Reason.of("encoder.no-tables"), evidence(List.of(), told));
        }
        told.addAll(comments.of(jpeg, origin));
        return new Outcome.Completed(evidence(cues(examination, origin), told));
    }

    private Reason sentence(StoredTables tables, TableOrigin origin, JpegStructure jpeg) {
        if (origin.kind() != TableOrigin.Kind.UNKNOWN) {
            return origin.sentence();
        }
        List<CameraTables.Row> same = cameras.withTables(tables.digest());
        if (!same.isEmpty()) {
            String names =
                    same.stream()
                            .map(row -> row.make() + " " + row.model())
                            .distinct()
                            .limit(NAMED)
                            .collect(Collectors.joining("; "));
            return Reason.of(
                    "encoder.tables.cameras",
                    CameraTables.count(same),
                    cameras.files(),
                    Quotation.of(names));
        }
        Integer nearest = jpeg.estimatedQuality();
        return nearest == null
                ? Reason.of("encoder.tables.unknown", cameras.files())
                : Reason.of("encoder.tables.unknown-near", cameras.files(), nearest);
    }

    /** Segments that programs by Adobe write and the IJG library does not. */
    private static List<Declaration> adobe(Metadata metadata) {
        List<Declaration> found = new ArrayList<>();
        if ("YCbCr".equals(metadata.value("Adobe JPEG", "Color Transform"))) {
            found.add(encoder("jpeg-markers", Reason.of("encoder.adobe")));
        }
        String quality = metadata.value("Ducky", "Quality");
        if (quality != null) {
            found.add(encoder("jpeg-markers", Reason.of("encoder.ducky", Quotation.of(quality))));
        }
        return found;
    }

    private static List<Cue> cues(Examination examination, TableOrigin origin) {
        if (!origin.hasOneQuality()) {
            return List.of();
        }
        return List.of(
                new Cue(
                        examination.nextId(IdKind.CUE),
                        "jpeg-encoder-quality",
                        origin.quality(),
                        "IJG quality",
                        null,
                        Cue.Support.NEITHER,
                        null,
                        null,
                        null,
                        null,
                        examination.provenance(INFO)));
    }

    private static Declaration encoder(String source, Reason statement) {
        return new Declaration(source, Declaration.Kind.ENCODER, statement, false);
    }

    private static Evidence evidence(List<Cue> cues, List<Declaration> told) {
        return new Evidence(List.of(), List.of(), cues, told, List.of());
    }
}
