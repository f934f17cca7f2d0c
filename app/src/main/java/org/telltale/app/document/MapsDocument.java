package org.telltale.app.document;

import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the maps of one analysis show, as a JSON document of the schema {@code telltale.maps/1}: for
 * each its digest, which names its file, and what is needed to lay it over the picture (source
 * pixel = offset + scale × map pixel) and to read its grey levels ({@code low} at 0, {@code high}
 * at 255, in {@code unit}).
 */
final class MapsDocument {
    private static final String SCHEMA = "telltale.maps/1";

    private MapsDocument() {}

    /** The document, on one line; maps in the order in which the detectors gave them. */
    static String of(Analysis analysis) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.put("media_sha256", analysis.media().sha256());
        ArrayNode maps = root.putArray("maps");
        for (DetectorRun run : analysis.runs()) {
            for (EvidenceMap map : run.outcome().evidence().maps()) {
                add(maps.addObject(), run, map);
            }
        }
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static void add(ObjectNode node, DetectorRun run, EvidenceMap map) {
        node.put("sha256", map.sha256());
        node.put("name", map.name());
        node.put("detector", run.detector().id());
        node.put("width", map.width());
        node.put("height", map.height());
        EvidenceMap.Transform transform = map.transform();
        node.putObject("transform")
                .put("scale_x", transform.scaleX())
                .put("scale_y", transform.scaleY())
                .put("offset_x", transform.offsetX())
                .put("offset_y", transform.offsetY());
        node.put("low", map.low());
        node.put("high", map.high());
        node.put("unit", map.unit());
    }
}
