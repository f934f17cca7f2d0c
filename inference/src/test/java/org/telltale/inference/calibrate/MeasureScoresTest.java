package org.telltale.inference.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.detect.BuiltInDetectors;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.Calibrations;
import org.telltale.inference.verdict.Fusion;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MeasureScoresTest {
    @TempDir Path folder;

    @Test
    void printsRawScoresAndAbstentionsOfOneFile() throws Exception {
        Path file = folder.resolve("scene.jpg");
        Files.write(file, GreyPicture.scene(640, 480, 2, 3).jpegFile(90));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            BuiltInDetectors.all(Calibrations.none(), Fusion.none()),
                            new VerdictRule(Math.log10(2)),
                            "test");
            new MeasureScores(engine, AnalysisSettings.STANDARD)
                    .print(file, new PrintStream(out, true, StandardCharsets.UTF_8));
        }
        JsonNode line = JsonMapper.shared().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(line.get("width").asInt()).isEqualTo(640);
        assertThat(line.get("jpeg_quality").asInt()).isEqualTo(90);
        JsonNode grid = score(line, "jpeg-grid");
        assertThat(grid.get("raw").asDouble()).isZero();
        // Without a calibration the detector is not at fault: no reason of its own.
        assertThat(grid.get("reason").isNull()).isTrue();
        assertThat(grid.get("regions")).isEmpty();
        assertThat(score(line, "noise-level").get("version").asString()).isEqualTo("1");
    }

    private static JsonNode score(JsonNode line, String detector) {
        for (JsonNode score : line.get("scores")) {
            if (score.get("detector").asString().equals(detector)) {
                return score;
            }
        }
        throw new AssertionError("no score of " + detector);
    }
}
