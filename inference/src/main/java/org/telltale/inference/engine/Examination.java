package org.telltale.inference.engine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.face.Face;
import org.telltale.inference.image.SourceImage;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.Probe;
import org.telltale.inference.metadata.Metadata;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.NativeWorker;

/**
 * One media on the table: what a detector is given. Made by the engine for one analysis and used by
 * one detector at a time; what earlier detectors found (faces) is visible to later ones.
 */
public final class Examination implements AutoCloseable {
    private final Probe probe;
    private final AnalysisSettings settings;
    private final NativeWorker worker;
    private final Cancellation cancellation;
    private final String runtime;
    private final List<DetectorRun> runs = new ArrayList<>();
    private final Map<IdKind, Integer> lastIds = new EnumMap<>(IdKind.class);
    private DoubleConsumer progress = fraction -> {};
    private @Nullable SourceImage image;
    private @Nullable String usedSha256;
    private final Set<String> usedAccelerators = new LinkedHashSet<>();

    Examination(
            Probe probe,
            AnalysisSettings settings,
            NativeWorker worker,
            Cancellation cancellation,
            String runtime) {
        this.probe = probe;
        this.settings = settings;
        this.worker = worker;
        this.cancellation = cancellation;
        this.runtime = runtime;
    }

    /** The media examined. */
    public Media media() {
        return probe.media();
    }

    /** What the file says of itself. */
    public Metadata metadata() {
        return probe.metadata();
    }

    /** What the user asked for. */
    public AnalysisSettings settings() {
        return settings;
    }

    /** The door to native code. */
    public NativeWorker worker() {
        return worker;
    }

    /**
     * The decoded picture, the same one for all detectors of this analysis.
     *
     * @throws MediaException if it cannot be decoded
     */
    public SourceImage image() throws MediaException {
        if (image == null) {
            cancellation.check();
            image =
                    SourceImage.decode(
                            worker,
                            new DecodeRequest(
                                    media().path().toString(),
                                    media().format(),
                                    metadata().orientation(),
                                    settings.limits().maxPixels(),
                                    settings.limits().maxDecodedBytes()));
        }
        return image;
    }

    /** Faces that earlier detectors found, in order. */
    public List<Face> faces() {
        return runs.stream().flatMap(run -> run.outcome().evidence().faces().stream()).toList();
    }

    /** What the detectors before this one answered, in running order: for those that fuse. */
    public List<DetectorRun> earlierRuns() {
        return List.copyOf(runs);
    }

    /**
     * Stops the detector if the user asked for it.
     *
     * @throws CancelledException if so
     */
    public void checkCancelled() {
        cancellation.check();
    }

    /** The request to stop, for native calls that can be interrupted. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Reports how much of this detector's work is done, 0 to 1. */
    public void progress(double fraction) {
        progress.accept(Math.clamp(fraction, 0, 1));
    }

    /** The next id of a kind, unique within the analysis. */
    public String nextId(IdKind kind) {
        return kind.prefix + lastIds.merge(kind, 1, Integer::sum);
    }

    /** The provenance of what the given detector finds here; add pack and settings to it. */
    public Provenance provenance(DetectorInfo detector) {
        return new Provenance(
                media().sha256(),
                detector.id(),
                detector.version(),
                null,
                Map.of(),
                "cpu",
                runtime);
    }

    /**
     * Notes what the detector now at work ran, also for an outcome that has no finding to say it.
     * Where it ran on several accelerators, one after the other, each is noted.
     *
     * @param packSha256 of the pack or cascade
     * @param accelerator that ran it
     */
    public void used(String packSha256, String accelerator) {
        usedSha256 = packSha256;
        usedAccelerators.add(accelerator);
    }

    /** The next detector has run nothing yet. */
    void forgetUsed() {
        usedSha256 = null;
        usedAccelerators.clear();
    }

    @Nullable String usedSha256() {
        return usedSha256;
    }

    /** What the detector said it used, in the order of first use; empty where it said nothing. */
    List<String> usedAccelerators() {
        return List.copyOf(usedAccelerators);
    }

    void progressTo(DoubleConsumer listener) {
        progress = listener;
    }

    void remember(DetectorRun run) {
        runs.add(run);
    }

    @Nullable SourceImage imageIfDecoded() {
        return image;
    }

    @Override
    public void close() {
        if (image != null) {
            image.close();
            image = null;
        }
    }

    /** What an id names. */
    public enum IdKind {
        FACE("f"),
        REGION("r"),
        INTERVAL("i"),
        WHOLE("w"),
        CUE("c");

        private final String prefix;

        IdKind(String prefix) {
            this.prefix = prefix;
        }
    }
}
