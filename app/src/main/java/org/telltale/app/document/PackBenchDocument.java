package org.telltale.app.document;

import java.util.List;
import org.telltale.app.Version;
import org.telltale.app.bench.PackBench;
import org.telltale.inference.pack.run.Throughput;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The throughput of packs as a JSON document of the schema {@code telltale.bench-packs/1}.
 * Stateless.
 */
public final class PackBenchDocument {
    private static final String SCHEMA = "telltale.bench-packs/1";

    private PackBenchDocument() {}

    /** The document, on one line. */
    public static String write(List<PackBench.Measured> packs, int batch) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.put("telltale_version", Version.current());
        root.put("runtime", Version.runtime());
        root.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("batch", batch);
        ArrayNode list = root.putArray("packs");
        for (PackBench.Measured pack : packs) {
            Throughput.Measured measured = pack.throughput();
            ObjectNode node = list.addObject();
            node.put("id", pack.id());
            node.put("version", pack.version());
            node.put("accelerator", measured.accelerator().id());
            node.put("items", measured.items());
            node.put("items_in_run", measured.itemsInRun());
            node.put("rounds", measured.rounds().size());
            put(node.putObject("items_per_second"), measured.own());
            put(node.putObject("bare_items_per_second"), measured.bare());
            put(node.putObject("ratio"), measured.ratio());
            put(node.putObject("processor_time_ratio"), measured.processor());
        }
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static void put(ObjectNode node, Throughput.Spread spread) {
        node.put("median", Numbers.rounded(spread.median()));
        node.put("min", Numbers.rounded(spread.min()));
        node.put("max", Numbers.rounded(spread.max()));
    }
}
