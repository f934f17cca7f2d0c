package org.telltale.app.document;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.telltale.db.session.AnalystRegion;
import org.telltale.db.session.AnalystWork;
import org.telltale.db.session.StoredSession;
import org.telltale.explainer.Explanation;
import org.telltale.explainer.Statement;
import org.telltale.explainer.Style;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Corner;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What analysts did by hand, as parts of an analysis document. Immutable. */
final class AnalystNodes {
    private final AnalystWork work;

    AnalystNodes(AnalystWork work) {
        this.work = work;
    }

    /**
     * Adds each corrected text, what was confirmed of the person shown, the regions that were drawn
     * and what is held of findings; nothing for none.
     */
    void addTo(ObjectNode root) {
        Map<String, String> attributes = new TreeMap<>(work.attributes());
        if (!attributes.isEmpty()) {
            ObjectNode node = root.putObject("attributes");
            attributes.forEach(node::put);
        }
        work.regions().values().forEach(region -> add(root.withArray("analyst_regions"), region));
        new TreeMap<>(work.assessments())
                .forEach((finding, held) ->
                        root.withArray("assessed")
                                .addObject()
                                .put("finding", finding)
                                .put("opinion", lower(held.opinion()))
                                .put("author", held.author())
                                .put("time", held.time().toString()));
        for (Style style : Style.values()) {
            StoredSession.AuthoredExplanation text = work.text(style);
            if (text != null) {
                ObjectNode one = root.withArray("corrected").addObject();
                one.put("style", lower(style));
                one.put("author", text.author());
                one.put("time", text.time().toString());
                one.put("text", text.explanation().text());
                addStatements(one, text.explanation());
            }
        }
    }

    private void add(ArrayNode regions, AnalystWork.StandingRegion standing) {
        AnalystRegion region = standing.region();
        ObjectNode node = regions.addObject();
        node.put("id", region.id());
        node.put("label", lower(region.label()));
        Box box = region.outline().box();
        node.putArray("box").add(box.x1()).add(box.y1()).add(box.x2()).add(box.y2());
        for (Corner corner : region.outline().corners()) {
            node.withArray("polygon").addArray().add(corner.x()).add(corner.y());
        }
        if (!region.text().isEmpty()) {
            node.put("text", region.text());
        }
        AnalystRegion.Corrects corrects = region.corrects();
        // Findings of an earlier run have other ids than those in this document.
        if (corrects != null && corrects.run().equals(work.run())) {
            node.put("corrects", corrects.finding());
        }
        node.put("author", standing.author());
        node.put("time", standing.time().toString());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Adds the sentences with what they cite. */
    static void addStatements(ObjectNode node, Explanation explanation) {
        ArrayNode statements = node.putArray("statements");
        for (Statement statement : explanation.statements()) {
            ObjectNode one = statements.addObject();
            one.put("text", statement.text());
            statement.cues().forEach(one.putArray("cues")::add);
            statement.regions().forEach(one.putArray("regions")::add);
            statement.intervals().forEach(one.putArray("intervals")::add);
        }
    }
}
