package org.telltale.db.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.telltale.db.session.AnalystAct;
import org.telltale.db.session.AnalystWork;
import org.telltale.explainer.EvidenceWords;
import org.telltale.explainer.TestedKinds;
import org.telltale.explainer.VerdictWords;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.verdict.Label;
import org.telltale.inference.verdict.Verdict;

/** The pages for a reader who is no expert. */
final class SummarySection implements Section {
    private static final int MOST_PLACES = 8;

    private final ReportText text;
    private final VerdictWords words;
    private final MediaFacts mediaFacts;
    private final RatioScale scale;

    SummarySection(ReportText text) {
        this.text = text;
        this.words = new VerdictWords(text.language());
        this.mediaFacts = new MediaFacts(text);
        this.scale = new RatioScale(text);
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        Analysis analysis = session.analysis();
        markup.element("h1", text.of("title.session", analysis.media().name()));
        Facts facts = Facts.start(markup, text.of("file.caption"));
        mediaFacts.identify(facts, session);
        facts.row(text.of("file.examined"), text.time(session.stored().summary().updated()));
        facts.end();
        if (MediaFacts.isGone(session.media())) {
            markup.element("p", mediaFacts.state(session), "class", "warning");
        }
        question(markup);
        answer(markup, analysis);
        found(markup, session);
        notTested(markup, analysis);
        limits(markup, analysis.verdict());
    }

    private void question(Markup markup) throws XMLStreamException {
        markup.element("h2", text.of("question.title"));
        markup.element("p", text.of("question.lead"));
        markup.start("ol", "class", "propositions");
        markup.element("li", text.of("question.fake"));
        markup.element("li", text.of("question.real"));
        markup.end("ol").line();
    }

    private void answer(Markup markup, Analysis analysis) throws XMLStreamException {
        Verdict verdict = analysis.verdict();
        markup.element("h2", text.of("answer.title"));
        if (verdict == null) {
            markup.element("p", text.of("answer.none"), "class", "verdict open");
            markup.element("p", text.of("answer.none.why"));
            return;
        }
        Double llr = verdict.llr();
        String key = "answer." + verdict.label().name();
        markup.element("p", text.of(key), "class", "verdict " + style(verdict.label()));
        markup.element(
                "p",
                llr == null
                        ? text.of("answer.unmeasured")
                        : text.of("answer.words", words.words(verdict)),
                "class",
                "words");
        if (llr != null) {
            EvidenceWords evidence = new EvidenceWords(analysis, text.language());
            String ratio = evidence.ratio(Math.abs(llr));
            String sentence = text.of(llr >= 0 ? "answer.ratio.fake" : "answer.ratio.real", ratio);
            scale.write(markup, llr, text.of("scale.alt", words.words(verdict), text.signed(llr)));
            markup.element("p", text.of("scale.note"), "class", "caption");
            markup.element("p", sentence);
        }
        markup.element("p", text.of("answer.reason", verdict.reason().text(text.language())));
    }

    private static String style(Label label) {
        return label.name().toLowerCase(Locale.ROOT);
    }

    private void found(Markup markup, ReportedSession session) throws XMLStreamException {
        markup.element("h2", text.of("found.title"));
        ReportFigure overview = session.material().overview();
        if (overview != null) {
            Figures.write(markup, overview, "wide");
        }
        String missing = session.material().missingPicture();
        if (missing != null) {
            markup.element("p", missing, "class", "note");
        }
        if (session.places().isEmpty()) {
            markup.element("p", text.of("found.no-place"));
        } else {
            places(markup, session);
        }
        signs(markup, session.analysis());
        if (!session.analysis().declarations().isEmpty()) {
            markup.element(
                    "p", text.of("found.declared", session.analysis().declarations().size()));
        }
    }

    private void places(Markup markup, ReportedSession session) throws XMLStreamException {
        EvidenceWords evidence = new EvidenceWords(session.analysis(), text.language());
        markup.start("ul", "class", "places");
        for (NumberedPlace place : session.places().stream().limit(MOST_PLACES).toList()) {
            Finding first = place.findings().getFirst();
            Double llr = first.llr();
            String where = evidence.place(first.place());
            String signs = text.enumerate(signs(session.analysis(), place));
            markup.start("li");
            markup.element("strong", text.of("found.place", place.number())).text(" ");
            markup.text(
                    llr == null
                            ? text.of("found.place.without-ratio", where, signs)
                            : text.of("found.place.ratio", where, signs, evidence.ratio(llr)));
            if (isRejected(session, place)) {
                markup.text(" ").text(text.of("found.place.rejected"));
            }
            markup.end("li").line();
        }
        markup.end("ul");
        int more = session.places().size() - MOST_PLACES;
        if (more > 0) {
            markup.element("p", text.of("found.place.more", more));
        }
    }

    private static boolean isRejected(ReportedSession session, NumberedPlace place) {
        Map<String, AnalystWork.Assessment> held = session.stored().work().assessments();
        return place.findings().stream()
                .map(finding -> held.get(finding.id()))
                .anyMatch(one -> one != null && one.opinion() == AnalystAct.Opinion.REJECTED);
    }

    /** What the detectors that point there test for; the fusing one only where it is alone. */
    private List<String> signs(Analysis analysis, NumberedPlace place) {
        List<String> detectors =
                place.findings().stream().map(f -> f.provenance().detector()).distinct().toList();
        return detectors.stream()
                .filter(id -> detectors.size() == 1 || !isFirstOfSeveral(place, id))
                .map(id -> TestedKinds.signOf(id, title(analysis, id), text.language()))
                .distinct()
                .toList();
    }

    private static boolean isFirstOfSeveral(NumberedPlace place, String detector) {
        return place.findings().getFirst().provenance().detector().equals(detector);
    }

    private static String title(Analysis analysis, String detector) {
        return analysis.runs().stream()
                .map(DetectorRun::detector)
                .filter(info -> info.id().equals(detector))
                .map(info -> info.title())
                .findFirst()
                .orElse(detector);
    }

    private void signs(Markup markup, Analysis analysis) throws XMLStreamException {
        long fake = count(analysis, Cue.Support.FAKE);
        long real = count(analysis, Cue.Support.REAL);
        if (fake + real > 0) {
            markup.element("p", text.of("found.cues", fake, real));
        }
        long intervals =
                analysis.findings().stream()
                        .filter(finding -> finding.place() instanceof Place.Interval)
                        .count();
        if (intervals > 0) {
            markup.element("p", text.of("found.intervals", intervals));
        }
    }

    private static long count(Analysis analysis, Cue.Support support) {
        return analysis.cues().stream().filter(cue -> cue.supports() == support).count();
    }

    private void notTested(Markup markup, Analysis analysis) throws XMLStreamException {
        markup.element("h2", text.of("untested.title"));
        TestedKinds kinds = TestedKinds.of(analysis, text.language());
        if (kinds.tested().isEmpty()) {
            markup.element("p", text.of("untested.nothing-tested"));
        } else {
            markup.element("p", text.of("untested.tested", text.enumerate(kinds.tested())));
        }
        if (!kinds.notTested().isEmpty()) {
            markup.element("p", text.of("untested.not", text.enumerate(kinds.notTested())));
        }
        long silent =
                analysis.runs().stream()
                        .filter(run -> !(run.outcome() instanceof Outcome.Completed))
                        .count();
        if (silent > 0) {
            markup.element("p", text.of("untested.silent", silent, analysis.runs().size()));
        }
    }

    private void limits(Markup markup, @org.jspecify.annotations.Nullable Verdict verdict)
            throws XMLStreamException {
        markup.element("h2", text.of("meaning.title"));
        markup.start("ul");
        if (verdict != null && verdict.llr() != null) {
            markup.element("li", text.of("meaning.no-probability"));
        }
        Label label = verdict == null ? Label.INCONCLUSIVE : verdict.label();
        markup.element("li", text.of("meaning." + Objects.requireNonNull(label).name()));
        markup.element("li", text.of("meaning.who"));
        markup.element("li", text.of("meaning.content"));
        markup.end("ul").line();
    }
}
