package org.telltale.db.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.media.Box;

/** What stands of an analyst's work, one sentence each. What was undone is in the log alone. */
final class AnalystSentences {
    private final ReportText text;

    AnalystSentences(ReportText text) {
        this.text = text;
    }

    /** The sentences of a session, oldest first. */
    List<ReportMaterial.Correction> of(StoredSession session) {
        AnalystWork work = session.work();
        List<ReportMaterial.Correction> sentences = new ArrayList<>();
        work.assessments()
                .forEach((finding, held) ->
                        sentences.add(
                                new ReportMaterial.Correction(
                                        text.of("analyst.held." + held.opinion().name(), finding),
                                        held.author(),
                                        held.time())));
        work.regions()
                .values()
                .forEach(standing ->
                        sentences.add(
                                new ReportMaterial.Correction(
                                        region(standing.region(), work.run()),
                                        standing.author(),
                                        standing.time())));
        confirmed(work, sentences);
        return sentences.stream()
                .sorted(Comparator.comparing(ReportMaterial.Correction::time))
                .toList();
    }

    private String region(AnalystRegion region, String run) {
        Box box = region.outline().box();
        String key = "analyst.region." + region.label().name();
        StringBuilder sentence = new StringBuilder();
        sentence.append(
                text.of(
                        key,
                        region.id(),
                        String.valueOf(box.x1()),
                        String.valueOf(box.y1()),
                        String.valueOf(box.x2()),
                        String.valueOf(box.y2()),
                        region.outline().corners().size()));
        AnalystRegion.Corrects corrects = region.corrects();
        if (corrects != null) {
            boolean present = corrects.run().equals(run);
            sentence.append(' ')
                    .append(
                            present
                                    ? text.of("analyst.instead", corrects.finding())
                                    : text.of("analyst.instead-earlier", corrects.finding()));
        }
        if (!region.text().isEmpty()) {
            sentence.append(' ').append(text.of("analyst.region-text", region.text()));
        }
        return sentence.toString();
    }

    private void confirmed(AnalystWork work, List<ReportMaterial.Correction> sentences) {
        if (work.attributes().isEmpty()) {
            return;
        }
        List<String> pairs =
                new TreeMap<>(work.attributes())
                        .entrySet().stream()
                                .map(pair ->
                                        text.of(
                                                "analyst.attribute",
                                                pair.getKey(),
                                                pair.getValue()))
                                .toList();
        work.acts().stream()
                .filter(done -> done.act() instanceof AnalystAct.SubjectConfirmed)
                .reduce((older, newer) -> newer)
                .ifPresent(done ->
                        sentences.add(
                                new ReportMaterial.Correction(
                                        text.of("analyst.confirmed", text.enumerate(pairs)),
                                        done.act().author(),
                                        done.time())));
    }
}
