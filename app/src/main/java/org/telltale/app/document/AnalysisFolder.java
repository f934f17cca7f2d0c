package org.telltale.app.document;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.NativeWorker;

/**
 * Files of one analysis for other programs: {@code DIR/<media digest>/analysis.json}, {@code
 * overlay.png} (images), {@code maps.json} (see {@link MapsDocument}) and {@code
 * maps/<digest>.png}. What stands there from an earlier analysis is replaced. Blocks.
 */
public final class AnalysisFolder {
    private final Path folder;
    private final NativeWorker worker;

    /** Writes below the folder, which is made where it does not exist. */
    public AnalysisFolder(Path folder, NativeWorker worker) {
        this.folder = folder;
        this.worker = worker;
    }

    /**
     * Writes one analysis.
     *
     * @param document its JSON
     * @throws IOException if the folder cannot be written
     * @throws MediaException if the picture cannot be decoded any more
     */
    public void write(Analysis analysis, String document) throws IOException, MediaException {
        Media media = analysis.media();
        Path own = Files.createDirectories(folder.resolve(media.sha256()));
        Files.writeString(own.resolve("analysis.json"), document + "\n");
        Files.writeString(own.resolve("maps.json"), MapsDocument.of(analysis) + "\n");
        for (EvidenceMap map : analysis.maps()) {
            Path maps = Files.createDirectories(own.resolve("maps"));
            Files.write(maps.resolve(map.sha256() + ".png"), map.png().bytes());
        }
        if (media.kind() == MediaKind.IMAGE) {
            try (Arena arena = Arena.ofConfined()) {
                DecodeRequest request =
                        new DecodeRequest(
                                media.path().toString(),
                                media.format(),
                                analysis.metadata().orientation(),
                                analysis.settings().limits().maxPixels());
                OverlayPicture.of(worker.decodeImage(request, arena).pixels(), analysis)
                        .write(own.resolve("overlay.png"));
            }
        }
    }
}
