package org.telltale.inference.detect.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Declaration;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;

/** Runs the detector over files through the engine. */
final class EncoderBench {
    private final Path folder;

    EncoderBench(Path folder) {
        this.folder = folder;
    }

    Outcome examine(byte[] content) throws IOException, MediaException {
        return examine(Files.write(folder.resolve("file.jpg"), content));
    }

    Outcome examine(Path file) throws IOException, MediaException {
        Metadata metadata = new MetadataReader().read(file, "jpeg");
        return examine(file, metadata, new Cancellation());
    }

    Outcome examine(Path file, Metadata metadata, Cancellation cancellation) throws MediaException {
        Media media =
                new Media(
                        file,
                        "0".repeat(64),
                        1,
                        MediaKind.IMAGE,
                        "jpeg",
                        new Media.PictureSize(1, 1),
                        null);
        try (InProcessWorker worker = new InProcessWorker()) {
            Engine engine =
                    new Engine(
                            (path, limits, stop) -> new Probe(media, metadata, List.of()),
                            worker,
                            List.of(new JpegEncoderDetector()),
                            new VerdictRule(0.5),
                            "test");
            return engine.analyze(file, AnalysisSettings.STANDARD, RunListener.NONE, cancellation)
                    .runs()
                    .getFirst()
                    .outcome();
        }
    }

    static List<String> codes(Outcome outcome) {
        return outcome.evidence().declarations().stream()
                .map(Declaration::statement)
                .map(reason -> reason.code())
                .toList();
    }
}
