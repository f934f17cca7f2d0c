package org.telltale.inference.detect;

import java.nio.file.Files;
import java.nio.file.Path;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;

/**
 * Prints how long the detectors take over a picture of 12 megapixels, eight times: the first is
 * what a cold program needs, and the first detector's time holds the decoding. Run by hand; no test
 * asserts a time.
 */
public final class DetectorTimes {
    private static final int ROUNDS = 8;

    private DetectorTimes() {}

    /** Takes a picture file, or renders one of 4000×3000 pixels where none is named. */
    public static void main(String[] args) throws Exception {
        Path file = args.length > 0 ? Path.of(args[0]) : rendered();
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            new MediaReader(worker, new MetadataReader()),
                            worker,
                            BuiltInDetectors.all(),
                            new VerdictRule(Math.log10(2)),
                            "times");
            for (int i = 0; i < ROUNDS; i++) {
                StringBuilder line = new StringBuilder();
                for (DetectorRun run :
                        engine.analyze(
                                        file,
                                        AnalysisSettings.STANDARD,
                                        RunListener.NONE,
                                        new Cancellation())
                                .runs()) {
                    line.append(run.detector().id())
                            .append(' ')
                            .append(run.millis())
                            .append(" ms  ");
                }
                System.out.println(line);
            }
        }
    }

    private static Path rendered() throws Exception {
        Path file = Files.createTempFile("detector-times", ".jpg");
        file.toFile().deleteOnExit();
        return Files.write(file, GreyPicture.scene(4000, 3000, 2, 1).jpegFile(90));
    }
}
