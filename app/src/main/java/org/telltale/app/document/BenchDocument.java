package org.telltale.app.document;

import java.util.Locale;
import java.util.OptionalDouble;
import org.telltale.app.Version;
import org.telltale.app.bench.BenchReport;
import org.telltale.app.bench.Times;
import org.telltale.inference.engine.AnalysisSettings;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A benchmark of the program as a JSON document of the schema {@code telltale.bench/1}. */
public final class BenchDocument {
    private static final String SCHEMA = "telltale.bench/1";

    private BenchDocument() {}

    /** The document, on one line. */
    public static String write(BenchReport report, AnalysisSettings settings, int runs) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("schema", SCHEMA);
        root.put("telltale_version", Version.current());
        root.put("runtime", Version.runtime());
        root.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("most_heap_bytes", Runtime.getRuntime().maxMemory());
        root.put("profile", settings.profile().name().toLowerCase(Locale.ROOT));
        root.put("runs", runs);
        ArrayNode pictures = root.putArray("pictures");
        report.pictures().forEach(picture -> add(pictures.addObject(), picture));
        ObjectNode exponents = root.putObject("exponents");
        put(exponents, "total", report.totalExponent());
        ObjectNode detectors = exponents.putObject("detectors");
        report.detectors().forEach(id -> put(detectors, id, report.exponent(id)));
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static void add(ObjectNode node, BenchReport.Picture picture) {
        node.put("name", picture.name());
        node.put("width", picture.width());
        node.put("height", picture.height());
        node.put("bytes", picture.bytes());
        times(node.putObject("decode_ms"), picture.decode());
        times(node.putObject("total_ms"), picture.total());
        node.put("ms_per_megapixel", Numbers.rounded(picture.millisPerMegapixel()));
        node.put(
                picture.resident() ? "peak_resident_bytes" : "peak_heap_bytes",
                picture.peakBytes());
        ArrayNode detectors = node.putArray("detectors");
        picture.detectors()
                .forEach((id, times) -> {
                    ObjectNode one = detectors.addObject().put("detector", id);
                    times(one.putObject("ms"), times);
                });
    }

    private static void times(ObjectNode node, Times times) {
        node.put("median", Numbers.rounded(times.median()));
        node.put("min", Numbers.rounded(times.min()));
        node.put("max", Numbers.rounded(times.max()));
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        value.ifPresent(v -> node.put(name, Numbers.rounded(v)));
    }
}
