package org.telltale.app.document;

import org.telltale.app.Version;
import org.telltale.app.bench.LeakReport;
import org.telltale.app.bench.MemoryUse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A look for leaks as a JSON document of the schema {@code telltale.bench-leak/1}. Stateless. */
public final class LeakDocument {
    private static final String SCHEMA = "telltale.bench-leak/1";

    private LeakDocument() {}

    /** The document, on one line; resident memory is absent where the system does not tell. */
    public static String write(LeakReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.put("telltale_version", Version.current());
        root.put("runtime", Version.runtime());
        root.put("analyses", report.analyses());
        ObjectNode growth = root.putObject("growth");
        growth.put("heap_bytes", report.growth(MemoryUse::heapBytes));
        growth.put("objects", report.growth(MemoryUse::objects));
        if (report.uses().getLast().residentBytes() > 0) {
            growth.put("resident_bytes", report.growth(MemoryUse::residentBytes));
        }
        ArrayNode readings = root.putArray("readings");
        for (MemoryUse use : report.uses()) {
            ObjectNode node = readings.addObject();
            node.put("analyses", use.analyses());
            node.put("heap_bytes", use.heapBytes());
            node.put("objects", use.objects());
            if (use.residentBytes() > 0) {
                node.put("resident_bytes", use.residentBytes());
            }
        }
        return JsonMapper.shared().writeValueAsString(root);
    }
}
