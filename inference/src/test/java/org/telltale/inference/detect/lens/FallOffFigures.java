package org.telltale.inference.detect.lens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.telltale.inference.detect.Median;
import org.telltale.inference.engine.AnalysisSettings;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.Cue;
import org.telltale.inference.engine.Engine;
import org.telltale.inference.engine.Outcome;
import org.telltale.inference.engine.Profile;
import org.telltale.inference.engine.RunListener;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaLimits;
import org.telltale.inference.metadata.MetadataReader;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.probe.MediaReader;
import org.telltale.inference.verdict.VerdictRule;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.InProcessWorker;

/**
 * Prints what the vignetting detector says of every picture of a folder, and whether a block would
 * betray that it was moved: it takes the content of each block to the place opposite the middle and
 * asks how often that departs more from the fall-off than blocks in their own place do. Run by
 * hand, on real photographs.
 */
public final class FallOffFigures implements AutoCloseable {
    private static final AnalysisSettings SETTINGS =
            new AnalysisSettings(Profile.THOROUGH, java.util.Set.of(), "cpu", MediaLimits.STANDARD);

    /** Cells on each side of a moved block, an eighth of the longer side. */
    private static final int SIDE = 32;

    private static final double LEAST_KNOWN = 0.25;

    private final InProcessWorker worker = new InProcessWorker();
    private final MediaReader reader = new MediaReader(worker, new MetadataReader());
    private final Engine engine =
            new Engine(
                    reader,
                    worker,
                    List.of(new VignettingDetector()),
                    new VerdictRule(Math.log10(2)),
                    "figures");
    private final List<Double> own = new ArrayList<>();
    private final List<Double> moved = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private int brighter;

    private FallOffFigures() {}

    /** Takes a folder. */
    public static void main(String[] args) throws IOException, MediaException {
        List<Path> files;
        try (Stream<Path> found = Files.list(Path.of(args[0]))) {
            files =
                    found.filter(file -> file.toString().matches(".*\\.(png|jpg)"))
                            .sorted()
                            .toList();
        }
        try (FallOffFigures figures = new FallOffFigures()) {
            for (Path file : files) {
                figures.add(file);
            }
            figures.print();
        }
    }

    private void add(Path file) throws MediaException {
        var analysis = engine.analyze(file, SETTINGS, RunListener.NONE, new Cancellation());
        Outcome outcome = analysis.runs().getFirst().outcome();
        String answer =
                switch (outcome) {
                    case Outcome.Completed completed -> "measured";
                    case Outcome.Inconclusive inconclusive -> inconclusive.reason().code();
                    case Outcome.NotApplicable not -> not.reason().code();
                    case Outcome.Cancelled cancelled -> "cancelled";
                    case Outcome.Failed failed -> failed.error().code();
                };
        answers.merge(answer, 1, Integer::sum);
        StringBuilder line = new StringBuilder(file.getFileName() + " " + answer);
        for (Cue cue : outcome.evidence().cues()) {
            line.append(String.format(Locale.ROOT, " %s %.1f", cue.name(), cue.value()));
        }
        line.append(' ').append(analysis.runs().getFirst().millis()).append(" ms");
        System.out.println(line);
        try (SourceImage image = SourceImage.decode(worker, request(analysis.media()))) {
            move(image, outcome);
        }
    }

    private DecodeRequest request(Media media) {
        return new DecodeRequest(
                media.path().toString(),
                media.format(),
                Orientation.UPRIGHT,
                SETTINGS.limits().maxPixels(),
                SETTINGS.limits().maxDecodedBytes());
    }

    private void move(SourceImage image, Outcome outcome) {
        Cancellation never = new Cancellation();
        WorkingLight light = WorkingLight.of(image.luma(), never);
        RadialModel.Frame frame = new RadialModel.Frame(image.width(), image.height());
        LightGradients gradients = LightGradients.of(light, frame);
        FallOff fallOff = FallOff.fit(gradients, light, never);
        if (fallOff.sureness() < -4 && fallOff.atCorner() < -0.05) {
            brighter++;
        }
        if (outcome instanceof Outcome.Completed) {
            move(blocks(gradients, light), fallOff, frame, light);
        }
    }

    private void move(
            double[][] blocks, FallOff fallOff, RadialModel.Frame frame, WorkingLight light) {
        double[] here = new double[blocks.length];
        double[] there = new double[blocks.length];
        int across = light.across() / SIDE;
        for (int i = 0; i < blocks.length; i++) {
            int row = i / across;
            double x = frame.x((i % across + 0.5) * SIDE * light.side());
            double y = frame.y((row + 0.5) * SIDE * light.side());
            here[i] = apart(blocks[i], fallOff, x, y);
            there[i] = apart(blocks[i], fallOff, -x, -y);
        }
        double typical = Median.of(Arrays.stream(here).filter(Double::isFinite).toArray());
        Arrays.stream(here).filter(Double::isFinite).forEach(d -> own.add(d / typical));
        Arrays.stream(there).filter(Double::isFinite).forEach(d -> moved.add(d / typical));
    }

    private static double apart(double[] block, FallOff fallOff, double x, double y) {
        return Math.hypot(block[0] - fallOff.right(x), block[1] - fallOff.below(y));
    }

    /** Median gradient of each whole block; NaN where it has too few. */
    private static double[][] blocks(LightGradients gradients, WorkingLight light) {
        int across = light.across() / SIDE;
        int down = light.down() / SIDE;
        float[][] right = new float[across * down][SIDE * SIDE];
        float[][] below = new float[across * down][SIDE * SIDE];
        int[] count = new int[across * down];
        for (int i = 0; i < gradients.count(); i++) {
            int column = gradients.cell()[i] % light.across() / SIDE;
            int row = gradients.cell()[i] / light.across() / SIDE;
            if (column < across && row < down) {
                int block = row * across + column;
                right[block][count[block]] = (float) gradients.right()[i];
                below[block][count[block]++] = (float) gradients.below()[i];
            }
        }
        double[][] medians = new double[across * down][];
        for (int i = 0; i < medians.length; i++) {
            boolean known = count[i] >= LEAST_KNOWN * SIDE * SIDE;
            medians[i] =
                    new double[] {
                        known ? Median.of(right[i], count[i]) : Double.NaN,
                        known ? Median.of(below[i], count[i]) : Double.NaN
                    };
        }
        return medians;
    }

    private void print() {
        double[] sorted = own.stream().mapToDouble(d -> d).sorted().toArray();
        double bar = sorted.length == 0 ? 0 : sorted[(int) (0.99 * sorted.length)];
        long hits = moved.stream().filter(d -> d > bar).count();
        double wins = 0;
        for (double value : moved) {
            int at = Arrays.binarySearch(sorted, value);
            wins += at < 0 ? -at - 1 : at + 0.5;
        }
        System.out.println(answers + ", surely brighter outwards " + brighter);
        System.out.printf(
                Locale.ROOT,
                "blocks %d, AUC of moved against own %.3f, found at 1 %% of own %.4f%n",
                sorted.length,
                wins / sorted.length / moved.size(),
                (double) hits / moved.size());
    }

    @Override
    public void close() {
        worker.close();
    }
}
