package org.telltale.inference.pack.calibration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleConsumer;
import org.telltale.inference.detect.pack.PackRuns;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.MediaSource;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.pack.PackException;
import org.telltale.inference.pack.PackTask;
import org.telltale.inference.pack.store.PackStore;
import org.telltale.inference.pack.store.StoredPack;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.NativeWorker;

/** Scores a user's files with a pack as an analysis would. Used by one thread; blocks. */
public final class PackScores {
    private final FileScorer scorer;

    private PackScores(FileScorer scorer) {
        this.scorer = scorer;
    }

    /**
     * Prepares a pack.
     *
     * @param pack the newest version of its id in the store
     * @param runs shares that store
     * @throws PackException if it is not the one in use, is not as it was installed, or gives no
     *     score that could be calibrated
     * @throws IOException if its files cannot be read
     */
    public static PackScores of(
            StoredPack.Installed pack,
            PackStore store,
            PackRuns runs,
            MediaSource source,
            NativeWorker worker,
            String runtime)
            throws PackException, IOException {
        requireInUse(pack, store);
        if (pack.manifest().historical()) {
            throw new PackException(FileScorer.noDetector(pack));
        }
        if (pack.manifest().media() != MediaKind.AUDIO) {
            return new PackScores(new PictureScorer(pack, runs, source, worker, runtime));
        }
        if (pack.manifest().task() != PackTask.AUDIO_SPOOF) {
            throw new PackException(FileScorer.noDetector(pack));
        }
        try {
            return new PackScores(new SoundScorer(pack, runs, source, worker));
        } catch (MediaException e) {
            throw new PackException(e.reason(), e);
        }
    }

    private static void requireInUse(StoredPack.Installed pack, PackStore store)
            throws PackException, IOException {
        for (StoredPack.Installed used : store.usable()) {
            if (used.id().equals(pack.id()) && !used.version().equals(pack.version())) {
                throw new PackException(
                        Reason.of(
                                "pack-calibration.not-newest",
                                pack.id() + "@" + pack.version(),
                                used.version()));
            }
        }
        List<Reason> faults = store.verify(pack, new Cancellation());
        if (!faults.isEmpty()) {
            throw new PackException(faults.getFirst()).within(pack.id());
        }
    }

    /**
     * What came of a folder's files.
     *
     * @param scored by digest, each content once, in the order of the digests
     * @param digests of all files that could be read
     * @param leftOut how many gave no score inside the pack's conditions, by the reason's code
     */
    public record Scored(
            List<ScoredFile> scored, Set<String> digests, Map<String, Integer> leftOut) {
        public Scored {
            scored = List.copyOf(scored);
            digests = Set.copyOf(digests);
            leftOut = Map.copyOf(leftOut);
        }
    }

    /**
     * Scores files.
     *
     * @param progress told the fraction done
     * @throws org.telltale.inference.engine.CancelledException if asked to stop
     */
    public Scored score(List<Path> files, DoubleConsumer progress, Cancellation cancellation) {
        Map<String, ScoredFile> scored = new TreeMap<>();
        Set<String> digests = new HashSet<>();
        Map<String, Integer> leftOut = new TreeMap<>();
        for (int i = 0; i < files.size(); i++) {
            cancellation.check();
            progress.accept((double) i / files.size());
            try {
                FileScorer.Answer answer = scorer.score(files.get(i), cancellation);
                String digest = answer.media().sha256();
                if (digests.add(digest)) {
                    switch (answer) {
                        case FileScorer.Answer.None none ->
                                leftOut.merge(none.why(), 1, Integer::sum);
                        case FileScorer.Answer.Score score ->
                                scored.put(
                                        digest,
                                        new ScoredFile(
                                                score.media(), score.raw(), score.jpegQuality()));
                    }
                }
            } catch (MediaException e) {
                leftOut.merge(e.reason().code(), 1, Integer::sum);
            }
        }
        return new Scored(new ArrayList<>(scored.values()), digests, leftOut);
    }
}
