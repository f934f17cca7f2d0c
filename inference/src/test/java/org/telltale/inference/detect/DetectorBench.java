package org.telltale.inference.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Detector;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Place;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.media.Box;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.JpegStructure;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.InProcessWorker;

/** Runs one detector over one picture through the engine and the real decoder. */
public final class DetectorBench implements AutoCloseable {
    private final InProcessWorker worker = new InProcessWorker();
    private final Detector detector;
    private final Path folder;

    /**
     * A bench for that detector.
     *
     * @param folder for the files, emptied by its owner
     */
    public DetectorBench(Detector detector, Path folder) {
        this.detector = detector;
        this.folder = folder;
    }

    /** The answer for a picture stored as PNG. */
    public Outcome png(GreyPicture picture) throws IOException, MediaException {
        return run(write(picture.pngFile(), "png"), Orientation.UPRIGHT, picture, 0);
    }

    /** The answer for a picture stored as JPEG with that orientation tag. */
    public Outcome jpeg(GreyPicture stored, int quality, Orientation orientation)
            throws IOException, MediaException {
        return run(write(stored.jpegFile(quality), "jpeg"), orientation, stored, quality);
    }

    /** Boxes of the regions of an answer, surest first. */
    public static List<Box> boxes(Outcome outcome) {
        return outcome.evidence().findings().stream()
                .map(Finding::place)
                .filter(Place.Region.class::isInstance)
                .map(place -> ((Place.Region) place).box())
                .toList();
    }

    /**
     * How well the mask of the surest region and the pixels above 0 agree: share of their union.
     */
    public static double maskIou(Outcome outcome, GreyPicture truth) throws IOException {
        Place.Region region =
                outcome.evidence().findings().stream()
                        .map(Finding::place)
                        .filter(Place.Region.class::isInstance)
                        .map(Place.Region.class::cast)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no region"));
        EvidenceMap map =
                outcome.evidence().maps().stream()
                        .filter(m -> m.sha256().equals(region.mask()))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no mask"));
        var mask = ImageIO.read(new ByteArrayInputStream(map.png().bytes())).getRaster();
        var plane = truth.plane();
        int both = 0;
        int either = 0;
        for (int y = 0; y < truth.height(); y++) {
            for (int x = 0; x < truth.width(); x++) {
                double column = (x - map.transform().offsetX()) / map.transform().scaleX();
                double row = (y - map.transform().offsetY()) / map.transform().scaleY();
                boolean inside =
                        column >= 0
                                && row >= 0
                                && column < map.width()
                                && row < map.height()
                                && mask.getSample((int) column, (int) row, 0) > 0;
                boolean meant = plane.at(x, y) > 0;
                both += inside && meant ? 1 : 0;
                either += inside || meant ? 1 : 0;
            }
        }
        return (double) both / either;
    }

    /** The one score of the whole picture. */
    public static double score(Outcome outcome) {
        List<Finding> whole =
                outcome.evidence().findings().stream()
                        .filter(f -> f.place() instanceof Place.Whole)
                        .toList();
        if (whole.size() != 1) {
            throw new AssertionError(whole.size() + " scores of the whole picture");
        }
        return whole.getFirst().rawScore();
    }

    private Path write(byte[] bytes, String suffix) throws IOException {
        return Files.write(Files.createTempFile(folder, "picture", "." + suffix), bytes);
    }

    private Outcome run(Path file, Orientation orientation, GreyPicture stored, int quality)
            throws MediaException {
        boolean turned = orientation.swapsAxes();
        Media media =
                new Media(
                        file,
                        "0".repeat(64),
                        1,
                        MediaKind.IMAGE,
                        quality > 0 ? "jpeg" : "png",
                        new Media.PictureSize(
                                turned ? stored.height() : stored.width(),
                                turned ? stored.width() : stored.height()),
                        null);
        JpegStructure jpeg = new MetadataReader().read(file, "jpeg").jpeg();
        Metadata metadata =
                new Metadata(
                        List.of(),
                        orientation,
                        quality > 0 ? jpeg : null,
                        null,
                        null,
                        null,
                        List.of());
        MediaSource source = (path, limits, cancellation) -> new Probe(media, metadata, List.of());
        Engine engine =
                new Engine(
                        source, worker, List.of(detector), new VerdictRule(Math.log10(2)), "test");
        Analysis analysis = engine.analyze(file, settings(), RunListener.NONE, new Cancellation());
        return analysis.runs().getFirst().outcome();
    }

    /** The smallest profile that runs the detector. */
    private AnalysisSettings settings() {
        AnalysisSettings standard = AnalysisSettings.STANDARD;
        return new AnalysisSettings(
                detector.info().least(),
                standard.detectors(),
                standard.accelerator(),
                standard.limits());
    }

    @Override
    public void close() {
        worker.close();
    }
}
