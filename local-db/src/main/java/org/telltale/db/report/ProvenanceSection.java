package org.telltale.db.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.telltale.db.session.LogHead;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;

/** What was examined by what, with every digest. */
final class ProvenanceSection implements Section {
    private final ReportText text;
    private final ReportStamp stamp;
    private final MediaFacts mediaFacts;

    ProvenanceSection(ReportText text, ReportStamp stamp) {
        this.text = text;
        this.stamp = stamp;
        this.mediaFacts = new MediaFacts(text);
    }

    @Override
    public void write(Markup markup, ReportedSession session) throws XMLStreamException {
        Analysis analysis = session.analysis();
        markup.element("h2", text.of("provenance.title"), "id", session.anchor("provenance"));
        Facts facts = Facts.start(markup, text.of("provenance.caption"));
        facts.exact(text.of("provenance.session"), session.id());
        mediaFacts.identify(facts, session);
        facts.row(text.of("provenance.path"), analysis.media().path().toString());
        facts.row(text.of("provenance.now"), mediaFacts.state(session));
        facts.row(text.of("provenance.first"), text.time(session.stored().summary().created()));
        facts.row(text.of("provenance.last"), text.time(session.stored().summary().updated()));
        facts.row(text.of("provenance.runs"), String.valueOf(session.stored().summary().runs()));
        facts.row(text.of("provenance.runtime"), analysis.runtime());
        facts.row(text.of("provenance.settings"), settings(analysis.settings()));
        facts.row(text.of("provenance.written"), text.time(stamp.time()));
        facts.row(text.of("provenance.written-by"), stamp.program());
        LogHead head = session.head();
        if (head != null) {
            facts.exact(text.of("provenance.head"), head.digest());
            facts.row(
                    text.of("provenance.entries"),
                    text.of("provenance.entry", head.entries(), text.time(head.time())));
        }
        facts.end();
        if (head != null) {
            markup.element("p", text.of("provenance.head.means"));
        }
        digests(markup, analysis);
    }

    private String settings(AnalysisSettings settings) {
        String profile = settings.profile().name().toLowerCase(Locale.ROOT);
        String detectors =
                settings.detectors().isEmpty()
                        ? text.of("provenance.all-detectors")
                        : settings.detectors().stream().sorted().collect(Collectors.joining(", "));
        return text.of("provenance.profile", profile, detectors, settings.accelerator());
    }

    private void digests(Markup markup, Analysis analysis) throws XMLStreamException {
        Map<String, String> packs = new TreeMap<>();
        for (DetectorRun run : analysis.runs()) {
            String pack = run.packSha256();
            if (pack != null) {
                packs.merge(pack, run.detector().id(), (a, b) -> a + ", " + b);
            }
        }
        Map<String, String> maps = new TreeMap<>();
        for (EvidenceMap map : analysis.maps()) {
            maps.put(map.sha256(), map.name());
        }
        table(markup, "provenance.packs", packs);
        table(markup, "provenance.maps", maps);
    }

    private void table(Markup markup, String title, Map<String, String> digests)
            throws XMLStreamException {
        if (digests.isEmpty()) {
            return;
        }
        markup.element("h3", text.of(title));
        Cells cells =
                Cells.start(
                        markup,
                        "digests",
                        text.of(title),
                        List.of(text.of("provenance.what"), text.of("provenance.sha256")));
        for (Map.Entry<String, String> digest : digests.entrySet()) {
            cells.row().cell(digest.getValue()).cell(digest.getKey(), "exact").endRow();
        }
        cells.end();
    }
}
