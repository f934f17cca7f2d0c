package org.telltale.db.session;

import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.ReferenceRange;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.Box;
import org.telltale.inference.reason.Reason;

/** The tables of what detectors answered: outcome, face, finding, cue, declaration. */
final class EvidenceProjection {
    private final AnalysisJson json;

    EvidenceProjection(AnalysisJson json) {
        this.json = json;
    }

    /** Adds one answer. */
    void answered(
            Handle handle, LogEntry entry, EntrySource source, Recorded.DetectorAnswered answered) {
        DetectorRun run = answered.answer();
        int rows =
                handle.execute(
                        """
                        INSERT INTO outcome (entry, session, run, id, detector, version, status, reason,
                            accelerator, pack_sha256, millis)
                        SELECT ?, session, id, ?, ?, ?, ?, ?, ?, ?, ? FROM run
                        WHERE id = ? AND session = ? AND finish_entry IS NULL
                        AND (entry IN (SELECT entry FROM imported)) = ?
                        """,
                        entry.seq(),
                        run.id(),
                        run.detector().id(),
                        run.detector().version(),
                        status(run.outcome()),
                        reason(run.outcome()),
                        run.accelerator(),
                        run.packSha256(),
                        run.millis(),
                        answered.run(),
                        entry.session(),
                        source.isImported());
        Projections.requireOne(rows, entry, answered.run());
        Evidence evidence = run.outcome().evidence();
        int number = 0;
        for (Face face : evidence.faces()) {
            face(handle, entry, ++number, face);
        }
        number = 0;
        for (Finding finding : evidence.findings()) {
            finding(handle, entry, ++number, finding);
        }
        number = 0;
        for (Cue cue : evidence.cues()) {
            cue(handle, entry, ++number, cue);
        }
        number = 0;
        for (Declaration declaration : evidence.declarations()) {
            declaration(handle, entry, ++number, declaration);
        }
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed _ -> "completed";
            case Outcome.NotApplicable _ -> "not_applicable";
            case Outcome.Inconclusive _ -> "inconclusive";
            case Outcome.Cancelled _ -> "cancelled";
            case Outcome.Failed _ -> "failed";
        };
    }

    private static @Nullable String reason(Outcome outcome) {
        Reason reason =
                switch (outcome) {
                    case Outcome.NotApplicable no -> no.reason();
                    case Outcome.Inconclusive abstained -> abstained.reason();
                    case Outcome.Failed failed -> failed.error();
                    case Outcome.Completed _, Outcome.Cancelled _ -> null;
                };
        return reason == null ? null : reason.code();
    }

    private static void face(Handle handle, LogEntry entry, int number, Face face) {
        handle.execute(
                """
                INSERT INTO face (entry, number, session, id, x1, y1, x2, y2, score, landmarks)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                number,
                entry.session(),
                face.id(),
                face.box().x1(),
                face.box().y1(),
                face.box().x2(),
                face.box().y2(),
                face.score(),
                Projections.lower(face.landmarks()));
    }

    private static void finding(Handle handle, LogEntry entry, int number, Finding finding) {
        Place.Region region = finding.place() instanceof Place.Region r ? r : null;
        Place.Interval interval = finding.place() instanceof Place.Interval i ? i : null;
        Box box = region == null ? null : region.box();
        handle.execute(
                """
                INSERT INTO finding (entry, number, session, id, place, x1, y1, x2, y2, face, map,
                    facial_regions, track, start_micros, end_micros, raw_score, llr, calibration)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                number,
                entry.session(),
                finding.id(),
                region != null ? "region" : interval != null ? "interval" : "whole",
                box == null ? null : box.x1(),
                box == null ? null : box.y1(),
                box == null ? null : box.x2(),
                box == null ? null : box.y2(),
                region == null ? null : region.face(),
                region == null ? null : region.map(),
                region == null ? null : names(region),
                interval == null ? null : interval.track(),
                interval == null ? null : interval.startMicros(),
                interval == null ? null : interval.endMicros(),
                finding.rawScore(),
                finding.llr(),
                finding.calibration());
    }

    /** Sorted, since a set has no order and the rows of an entry must always be the same. */
    private static String names(Place.Region region) {
        return region.facialRegions().stream()
                .sorted()
                .map(Projections::lower)
                .collect(Collectors.joining(","));
    }

    private static void cue(Handle handle, LogEntry entry, int number, Cue cue) {
        ReferenceRange reference = cue.reference();
        Box box = cue.box();
        handle.execute(
                """
                INSERT INTO cue (entry, number, session, id, name, value, unit, supports, low, high,
                    percentile, n, bin, face, region, x1, y1, x2, y2, finding)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                number,
                entry.session(),
                cue.id(),
                cue.name(),
                cue.value(),
                cue.unit(),
                Projections.lower(cue.supports()),
                reference == null ? null : reference.low(),
                reference == null ? null : reference.high(),
                reference == null ? null : reference.percentile(),
                reference == null ? null : reference.n(),
                reference == null ? null : reference.bin(),
                cue.face(),
                cue.region() == null ? null : Projections.lower(cue.region()),
                box == null ? null : box.x1(),
                box == null ? null : box.y1(),
                box == null ? null : box.x2(),
                box == null ? null : box.y2(),
                cue.finding());
    }

    private void declaration(Handle handle, LogEntry entry, int number, Declaration declaration) {
        handle.execute(
                """
                INSERT INTO declaration
                    (entry, number, session, source, kind, code, arguments, verified)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.seq(),
                number,
                entry.session(),
                declaration.source(),
                Projections.lower(declaration.kind()),
                declaration.statement().code(),
                json.list(declaration.statement().arguments()),
                declaration.verified() ? 1 : 0);
    }
}
