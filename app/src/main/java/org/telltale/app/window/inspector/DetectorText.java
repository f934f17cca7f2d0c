package org.telltale.app.window.inspector;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.telltale.app.window.Texts;
import org.telltale.explainer.Remedy;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Evidence;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.reason.Reason;

/** A detector's answer in words. Immutable. */
final class DetectorText {
    private static final int DIGEST_SHOWN = 12;

    private final Texts texts;

    DetectorText(Texts texts) {
        this.texts = texts;
    }

    /** The strongest ratio, or else the highest raw score; empty without a finding. */
    String score(DetectorRun run) {
        List<Finding> findings = run.outcome().evidence().findings();
        Double llr = strongest(run);
        if (llr != null) {
            return texts.format("detectors.llr", String.format(texts.language(), "%+.2f", llr));
        }
        return findings.stream()
                .max(Comparator.comparingDouble(Finding::rawScore))
                .map(finding -> texts.format("detectors.raw", finding.rawScore()))
                .orElse("");
    }

    /** Log10 likelihood ratio of the finding that is farthest from 0; null without any. */
    static @Nullable Double strongest(DetectorRun run) {
        Finding strongest =
                run.outcome().evidence().findings().stream()
                        .filter(finding -> finding.llr() != null)
                        .max(Comparator.comparingDouble(DetectorText::size))
                        .orElse(null);
        return strongest == null ? null : strongest.llr();
    }

    /** What came of it, and why nothing did. */
    String outcome(DetectorRun run) {
        return switch (run.outcome()) {
            case Outcome.Completed completed -> found(completed.evidence());
            case Outcome.NotApplicable not -> sentence("detectors.not-applicable", not.reason());
            case Outcome.Inconclusive open -> sentence("detectors.inconclusive", open.reason());
            case Outcome.Failed failed -> sentence("detectors.failed", failed.error());
            case Outcome.Cancelled c -> texts.get("detectors.cancelled");
        };
    }

    /** What can be done about its silence; null where it was not silent or nobody knows. */
    @Nullable String remedy(DetectorRun run) {
        Reason reason =
                switch (run.outcome()) {
                    case Outcome.NotApplicable not -> not.reason();
                    case Outcome.Inconclusive open -> open.reason();
                    case Outcome.Failed failed -> failed.error();
                    case Outcome.Completed c -> null;
                    case Outcome.Cancelled c -> null;
                };
        Remedy remedy = reason == null ? null : Remedy.of(reason);
        return remedy == null
                ? null
                : texts.format("detectors.remedy", remedy.text(texts.language()));
    }

    /** Version, time, device and the pack's digest, shortened. */
    String provenance(DetectorRun run) {
        List<String> parts = new ArrayList<>();
        parts.add(texts.format("detectors.version", run.detector().version()));
        parts.add(texts.format("detectors.time", run.millis()));
        parts.add(run.accelerator().toUpperCase(Locale.ROOT));
        String pack = run.packSha256();
        if (pack != null) {
            parts.add(
                    texts.format(
                            "detectors.pack",
                            pack.substring(0, Math.min(DIGEST_SHOWN, pack.length()))));
        }
        return String.join(" · ", parts);
    }

    /** The same at length, with each finding's score. */
    String details(DetectorRun run) {
        List<String> lines = new ArrayList<>();
        lines.add(
                texts.format("detectors.identity", run.detector().id(), run.detector().version()));
        if (run.packSha256() != null) {
            lines.add(texts.format("detectors.pack", run.packSha256()));
        }
        for (Finding finding : run.outcome().evidence().findings()) {
            Double llr = finding.llr();
            lines.add(
                    llr == null
                            ? texts.format(
                                    "detectors.finding.raw",
                                    finding.id(),
                                    number(finding.rawScore()))
                            : texts.format(
                                    "detectors.finding",
                                    finding.id(),
                                    number(finding.rawScore()),
                                    number(llr),
                                    String.valueOf(finding.calibration())));
        }
        return String.join("\n", lines);
    }

    private String found(Evidence evidence) {
        boolean nothing =
                evidence.findings().isEmpty()
                        && evidence.cues().isEmpty()
                        && evidence.faces().isEmpty()
                        && evidence.declarations().isEmpty();
        return nothing
                ? texts.get("detectors.nothing")
                : texts.format(
                        "detectors.found",
                        evidence.faces().size(),
                        evidence.findings().size(),
                        evidence.cues().size(),
                        evidence.declarations().size());
    }

    private String sentence(String key, Reason reason) {
        return texts.format(key, reason.text(texts.language()));
    }

    private String number(double value) {
        NumberFormat format = NumberFormat.getNumberInstance(texts.language());
        format.setMaximumFractionDigits(3);
        return format.format(value);
    }

    private static double size(Finding finding) {
        Double llr = finding.llr();
        return llr == null ? 0 : Math.abs(llr);
    }
}
