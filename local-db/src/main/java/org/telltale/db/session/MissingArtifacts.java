package org.telltale.db.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Metadata;

/** Takes out what cannot be shown because its file is gone, so that the rest still can. */
final class MissingArtifacts {
    /** Stands for bytes that are not there. */
    static final Blob BLOB = new Blob(new byte[0]);

    private MissingArtifacts() {}

    /** The metadata without what is missing. */
    static Metadata removed(Metadata all) {
        return new Metadata(
                all.entries(),
                all.orientation(),
                all.jpeg(),
                all.contentCredentials(),
                present(all.thumbnail()),
                present(all.iccProfile()),
                all.problems());
    }

    /** The answer without the maps that are missing. */
    static DetectorRun removed(DetectorRun run) {
        Outcome outcome =
                switch (run.outcome()) {
                    case Outcome.Completed(Evidence evidence) ->
                            new Outcome.Completed(removed(evidence));
                    case Outcome.Inconclusive(var reason, Evidence evidence) ->
                            new Outcome.Inconclusive(reason, removed(evidence));
                    case Outcome.NotApplicable other -> other;
                    case Outcome.Cancelled other -> other;
                    case Outcome.Failed other -> other;
                };
        return new DetectorRun(
                run.id(),
                run.detector(),
                outcome,
                run.accelerator(),
                run.packSha256(),
                run.millis());
    }

    private static Evidence removed(Evidence evidence) {
        List<EvidenceMap> maps =
                evidence.maps().stream().filter(map -> present(map.png()) != null).toList();
        return new Evidence(
                evidence.faces(),
                evidence.findings(),
                evidence.cues(),
                evidence.declarations(),
                maps);
    }

    @SuppressWarnings("ReferenceEquality") // the stand-in is one object; an empty blob is another
    private static @Nullable Blob present(@Nullable Blob blob) {
        return blob == BLOB ? null : blob;
    }
}
