package org.telltale.explainer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorInfo;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.verdict.Calibration;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;

/**
 * What would have to be otherwise for a verdict to change, composed from what is there: the dead
 * zone, the bound of the calibration, the detectors that abstained and the conditions that they
 * lack, those that were not asked, and the kinds of manipulation that nothing here tests for. It
 * promises no result: it says what would have a say. Immutable.
 */
public final class WhatWouldChange {
    private static final double AT_BOUND = 1e-9;

    /** Remedies that an analyst can act on, in the order in which they are told. */
    private static final List<Remedy> TOLD =
            List.of(
                    Remedy.ORIGINAL_FILE,
                    Remedy.LARGER_PICTURE,
                    Remedy.LARGER_FACE,
                    Remedy.FACE,
                    Remedy.OTHER_FORMAT,
                    Remedy.SMALLER_COPY,
                    Remedy.WHOLE_PROFILE,
                    Remedy.REFERENCE,
                    Remedy.CONTENT,
                    Remedy.REPAIR);

    private final Messages messages;
    private final Messages kinds;
    private final Figures figures;

    /** Sentences in the given language. */
    public WhatWouldChange(Locale locale) {
        this.messages = new Messages("remedies", locale);
        this.kinds = new Messages("kinds", locale);
        this.figures = new Figures(locale);
    }

    /**
     * What is known beside an analysis.
     *
     * @param deadZone half width of the dead zone, log10 likelihood ratio
     * @param calibration of the decisive finding; null where it is not at hand
     * @param installed all detectors that could run on this machine
     */
    public record Setting(
            double deadZone, @Nullable Calibration calibration, List<DetectorInfo> installed) {
        public Setting {
            installed = List.copyOf(installed);
        }
    }

    /** One sentence for each thing that would have a say; empty without a verdict. */
    public List<String> of(Analysis analysis, Setting setting) {
        Verdict verdict = analysis.verdict();
        if (verdict == null) {
            return List.of();
        }
        List<String> sentences = new ArrayList<>(ratio(verdict, setting));
        abstained(analysis)
                .forEach((remedy, titles) ->
                        sentences.add(
                                messages.text(
                                        "change." + remedy.name(),
                                        titles.size(),
                                        messages.enumerate(titles))));
        List<String> notAsked = notAsked(analysis, setting.installed());
        if (!notAsked.isEmpty()) {
            sentences.add(
                    messages.text(
                            "change.not-asked", notAsked.size(), messages.enumerate(notAsked)));
        }
        List<String> untested = untested(analysis, setting.installed());
        if (!untested.isEmpty()) {
            sentences.add(messages.text("change.no-detector", messages.enumerate(untested)));
        }
        return List.copyOf(sentences);
    }

    private List<String> ratio(Verdict verdict, Setting setting) {
        List<String> sentences = new ArrayList<>();
        Double llr = verdict.llr();
        String zone = figures.ratio(setting.deadZone());
        if (llr == null) {
            sentences.add(messages.text("change.unmeasured", zone));
            return sentences;
        }
        String size = figures.ratio(Math.abs(llr));
        if (verdict.label() == Label.INCONCLUSIVE) {
            sentences.add(messages.text("change.dead-zone", size, zone));
        } else {
            sentences.add(messages.text("change.decided", size, zone));
        }
        Calibration calibration = setting.calibration();
        if (calibration != null) {
            double bound = llr > 0 ? calibration.highest() : calibration.lowest();
            if (Math.abs(llr - bound) < AT_BOUND) {
                sentences.add(
                        messages.text(
                                "change.bound",
                                figures.ratio(Math.abs(bound)),
                                calibration.real(),
                                calibration.fake(),
                                calibration.groups()));
            }
        }
        return sentences;
    }

    private static Map<Remedy, List<String>> abstained(Analysis analysis) {
        Map<Remedy, List<String>> all = new EnumMap<>(Remedy.class);
        for (DetectorRun run : analysis.runs()) {
            Reason reason = reason(run.outcome());
            Remedy remedy = reason == null ? null : Remedy.of(reason);
            if (remedy != null && TOLD.contains(remedy)) {
                all.computeIfAbsent(remedy, r -> new ArrayList<>()).add(run.detector().title());
            }
        }
        Map<Remedy, List<String>> ordered = new LinkedHashMap<>();
        for (Remedy remedy : TOLD) {
            if (all.containsKey(remedy)) {
                ordered.put(remedy, all.get(remedy));
            }
        }
        return ordered;
    }

    private static @Nullable Reason reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.NotApplicable not -> not.reason();
            case Outcome.Inconclusive open -> open.reason();
            case Outcome.Failed failed -> failed.error();
            case Outcome.Completed c -> null;
            case Outcome.Cancelled c -> null;
        };
    }

    /** Those that look at such media but were left out by the profile or by the user's choice. */
    private static List<String> notAsked(Analysis analysis, List<DetectorInfo> installed) {
        return installed.stream()
                .filter(info -> info.kinds().contains(analysis.media().kind()))
                .filter(info ->
                        analysis.runs().stream()
                                .noneMatch(run -> run.detector().id().equals(info.id())))
                .map(DetectorInfo::title)
                .toList();
    }

    private List<String> untested(Analysis analysis, List<DetectorInfo> installed) {
        List<String> untested = new ArrayList<>();
        for (ManipulationKind kind : ManipulationKind.values()) {
            boolean known =
                    installed.stream().anyMatch(info -> kind.testedBy(info.id()))
                            || analysis.runs().stream()
                                    .anyMatch(run -> kind.testedBy(run.detector().id()));
            if (kind.concerns(analysis.media().kind()) && !known) {
                untested.add(kinds.text("kind." + kind.name()));
            }
        }
        return untested;
    }
}
