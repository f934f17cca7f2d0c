package org.telltale.app.document;

import java.util.List;
import org.telltale.inference.metrics.Interval;
import org.telltale.inference.pack.calibration.AffineFit;
import org.telltale.inference.pack.calibration.CalibrationQuality;
import org.telltale.inference.pack.calibration.CalibrationSet;
import org.telltale.inference.pack.calibration.PackScores;
import org.telltale.inference.pack.calibration.SourceScore;
import org.telltale.inference.pack.store.StoredPack;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A calibration as a JSON document of the schema {@code telltale.pack-calibration/1}. Stateless.
 */
public final class CalibrationDocument {
    private static final String SCHEMA = "telltale.pack-calibration/1";

    private CalibrationDocument() {}

    /** The document, on one line. */
    public static String of(Calibrated done) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("schema", SCHEMA);
        pack(root.putObject("pack"), done.from());
        pack(root.putObject("written"), done.written());
        root.put("grouped_by", done.groupedBy());
        files(root.putObject("real"), done.reals(), done.set().real());
        files(root.putObject("fake"), done.fakes(), done.set().fake());
        root.put("sources", done.set().sources());
        AffineFit fit = done.fit();
        root.putObject("calibration")
                .put("slope", fit.slope())
                .put("intercept", fit.intercept())
                .put("lowest", fit.lowest())
                .put("highest", fit.highest());
        CalibrationQuality quality = done.quality();
        figure(root.putObject("cllr_two_fold"), quality.cllr());
        figure(root.putObject("equal_error_rate"), quality.equalErrorRate());
        ObjectNode alarms = root.putObject("false_alarms");
        alarms.put("threshold_llr", quality.threshold());
        alarms.put("count", quality.falseAlarms().count()).put("n", quality.falseAlarms().n());
        interval(alarms, quality.falseAlarms().interval());
        return JsonMapper.shared().writeValueAsString(root);
    }

    private static void pack(ObjectNode node, StoredPack.Installed pack) {
        node.put("id", pack.id()).put("version", pack.version()).put("sha256", pack.digest());
    }

    private static void files(ObjectNode node, PackScores.Scored scored, List<SourceScore> scores) {
        node.put("scored", scored.scored().size());
        node.put("sources", CalibrationSet.sources(scores));
        ObjectNode leftOut = node.putObject("left_out");
        scored.leftOut().forEach(leftOut::put);
    }

    private static void figure(ObjectNode node, CalibrationQuality.Figure figure) {
        node.put("value", figure.value());
        interval(node, figure.interval());
    }

    private static void interval(ObjectNode node, Interval interval) {
        node.putArray("interval95").add(interval.low()).add(interval.high());
    }
}
