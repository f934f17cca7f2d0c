package org.telltale.inference.detect.face;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Examination;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.Provenance;
import org.telltale.inference.face.Face;
import org.telltale.inference.face.FaceFinder;
import org.telltale.inference.face.FoundFaces;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.reason.Reason;

/**
 * Finds faces, for the detectors after it and for the words of an explanation. It says nothing of
 * real or fake.
 */
public final class FacesDetector implements Detector {
    private static final DetectorInfo INFO =
            new DetectorInfo("faces", "1", "Faces", Set.of(MediaKind.IMAGE), Profile.QUICK, 10);

    private final FaceFinder finder;

    /** A detector that asks the given finder. */
    public FacesDetector(FaceFinder finder) {
        this.finder = finder;
    }

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public @Nullable String packSha256() {
        return finder.packSha256();
    }

    @Override
    public Outcome examine(Examination examination) throws MediaException {
        FoundFaces found =
                finder.find(
                        examination.image().pixels(),
                        examination.worker(),
                        examination.settings(),
                        examination.cancellation());
        found.accelerators().forEach(one -> examination.used(found.sha256(), one));
        if (found.faces().isEmpty()) {
            return new Outcome.NotApplicable(Reason.of("faces.none"));
        }
        Provenance provenance = provenance(examination, found);
        List<Face> faces =
                found.faces().stream()
                        .map(face ->
                                new Face(
                                        examination.nextId(Examination.IdKind.FACE),
                                        face.box(),
                                        face.score(),
                                        face.landmarks(),
                                        face.regions(),
                                        provenance,
                                        face.points().none() ? null : face.points()))
                        .toList();
        return new Outcome.Completed(
                new Evidence(faces, List.of(), List.of(), List.of(), List.of()));
    }

    private Provenance provenance(Examination examination, FoundFaces found) {
        Provenance provenance =
                examination
                        .provenance(INFO)
                        .withPack(found.sha256())
                        .withAccelerator(found.accelerator())
                        .withSetting("finder", finder.name());
        for (Map.Entry<String, String> setting : found.settings().entrySet()) {
            provenance = provenance.withSetting(setting.getKey(), setting.getValue());
        }
        return provenance;
    }
}
